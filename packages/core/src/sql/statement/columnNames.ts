import { as, isBody, listOf, namesOf, textOf, type Body } from './ast.ts';

/**
 * The name PostgreSQL gives a column of a SELECT that has no alias (`FigureColname` of parse_target.c). Clients see it,
 * and SELECTs around it refer to it, so an expression that was replaced keeps the name of what it replaced.
 */
export function columnName(node: unknown): string {
  return figure(node).name ?? '?column?';
}

interface Figured {
  readonly name: string | null;
  /** 2: a good name, 1: one that a better may replace, 0: none. */
  readonly strength: 0 | 1 | 2;
}

const good = (name: string | undefined): Figured => (name === undefined ? NONE : { name, strength: 2 });
const weak = (name: string | undefined): Figured => (name === undefined ? NONE : { name, strength: 1 });
const NONE: Figured = { name: null, strength: 0 };

function figure(node: unknown): Figured {
  if (!isBody(node)) return NONE;
  for (const [tag, body] of Object.entries(node)) {
    if (isBody(body)) return figureInside(tag, body);
  }
  return NONE;
}

function figureInside(tag: string, body: Body): Figured {
  switch (tag) {
    case 'ColumnRef':
      return good(namesOf(body.fields).at(-1));
    case 'A_Indirection': {
      const named = namesOf(body.indirection).at(-1);
      return named === undefined ? figure(body.arg) : good(named);
    }
    case 'FuncCall':
      return good(namesOf(body.funcname).at(-1));
    case 'A_Expr':
      return body.kind === 'AEXPR_NULLIF' ? good('nullif') : NONE;
    case 'TypeCast': {
      const inner = figure(body.arg);
      if (inner.strength === 2) return inner;
      const type = isBody(body.typeName) ? namesOf(body.typeName.names).at(-1) : undefined;
      return type === undefined ? inner : weak(type);
    }
    case 'CollateClause':
      return figure(body.arg);
    case 'GroupingFunc':
      return good('grouping');
    case 'SubLink':
      return figureSubLink(body);
    case 'CaseExpr': {
      const inner = figure(body.defresult);
      return inner.strength === 2 ? inner : weak('case');
    }
    case 'A_ArrayExpr':
      return good('array');
    case 'RowExpr':
      return good('row');
    case 'CoalesceExpr':
      return good('coalesce');
    case 'MinMaxExpr':
      return good(body.op === 'IS_LEAST' ? 'least' : 'greatest');
    case 'SQLValueFunction':
      return good(
        textOf(body.op)
          .replace(/^SVFOP_/, '')
          .replace(/_N$/, '')
          .toLowerCase(),
      );
    default:
      return NONE;
  }
}

function figureSubLink(body: Body): Figured {
  if (body.subLinkType === 'EXISTS_SUBLINK') return good('exists');
  if (body.subLinkType === 'ARRAY_SUBLINK') return good('array');
  if (body.subLinkType !== 'EXPR_SUBLINK') return NONE;
  let select = as(body.subselect, 'SelectStmt');
  while (isBody(select?.larg)) select = select.larg;
  const first = as(listOf(select?.targetList)[0], 'ResTarget');
  if (first !== null) return good(typeof first.name === 'string' ? first.name : columnName(first.val));
  return select?.valuesLists === undefined ? NONE : good('column1');
}
