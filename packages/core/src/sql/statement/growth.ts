import { as, isBody, listOf, namesOf, textOf, type Body } from './ast.ts';
import { MAX_ITEMS } from './limits.ts';
import { refuse } from './refusal.ts';

/**
 * How large a statement becomes inside PostgreSQL. Its planner puts the expression of a sub-select's column in the place of each
 * name for it, and its grammar writes an operand of BETWEEN and IN several times: `SELECT x || x AS x FROM (SELECT x || x AS x
 * FROM (…` doubles with each level, and 26 of them took all memory of the server, with every session on it, before a row was
 * read or anything could be cancelled. So the nodes it could come to are counted first, from above: each name counts as the
 * largest column it could be, each use of a WITH as all of it.
 *
 * It bounds the tree and not the values: what a text grows to at run time depends on rows (`string_agg`, a recursion).
 */
export function checkGrowth(statement: Body): void {
  const select = as(statement, 'SelectStmt') ?? {};
  bounded(sizeOfSelect(select, { column: 1, row: 1, names: new Set(), withs: new Map() }).total);
}

/** Nodes a statement may come to. Recorded ones of clients and tools stay below a fifth of it. */
const MOST = 100_000;

/** Columns of a composite value, at most (MaxTupleAttributeNumber). */
const MOST_FIELDS = 1_664;

/** Of a SELECT or an item of FROM: its largest column, all of them together, and all that stands in it. */
interface Size {
  readonly column: number;
  readonly row: number;
  readonly total: number;
}

/** What names mean where an expression stands. */
interface Around {
  /** The largest column a name could be. */
  readonly column: number;
  /** The largest row. */
  readonly row: number;
  /** Items of FROM by their names: such a name can be the whole row. */
  readonly names: ReadonlySet<string>;
  readonly withs: ReadonlyMap<string, Size>;
}

const LEAF: Size = { column: 1, row: 1, total: 1 };

function bounded(size: number): number {
  if (!(size <= MOST)) refuse('statement-too-large');
  return size;
}

function sizeOfSelect(body: Body, outside: Around): Size {
  const around = isBody(body.withClause) ? { ...outside, withs: withsOf(body.withClause, outside) } : outside;
  const withs = sum(
    listOf((isBody(body.withClause) ? body.withClause : {}).ctes).map((node) => totalOf(node, around)),
  );
  if (isBody(body.larg) && isBody(body.rarg)) {
    const [left, right] = [sizeOfSelect(body.larg, around), sizeOfSelect(body.rarg, around)];
    const rest = sizeOf([body.sortClause, body.limitCount, body.limitOffset], around);
    // What stands around a UNION ALL is written for each side.
    return {
      column: bounded(left.column + right.column),
      row: bounded(left.row + right.row),
      total: bounded(withs + left.total + right.total + rest),
    };
  }
  let inner = around;
  let total = withs;
  let from = { column: 0, row: 0 };
  const items = listOf(body.fromClause);
  if (items.length > MAX_ITEMS) refuse('statement-too-large');
  for (const item of items) {
    const size = sizeOfItem(item, around, inner);
    total = bounded(total + size.total);
    from = { column: Math.max(from.column, size.column), row: bounded(from.row + size.row) };
    inner = within(around, from, [...inner.names, ...namesIn(item)]);
  }
  const outputs = [
    ...listOf(body.targetList).map((node) => sizeOfOutput(as(node, 'ResTarget')?.val, inner, from.row)),
    ...listOf(body.valuesLists).flatMap((row) =>
      listOf(as(row, 'List')?.items).map((item) => sizeOf(item, inner)),
    ),
  ];
  const { targetList: _, fromClause: __, withClause: ___, valuesLists: ____, ...clauses } = body;
  return {
    column: Math.max(1, ...outputs),
    row: bounded(1 + sum(outputs)),
    total: bounded(1 + total + sum(outputs) + sizeOf(clauses, inner)),
  };
}

const within = (around: Around, from: { column: number; row: number }, names: readonly string[]): Around => ({
  ...around,
  column: Math.max(around.column, from.column),
  row: Math.max(around.row, from.row),
  names: new Set(names),
});

/** Those of a WITH; one that sees itself sees rows that are there, and no expression. */
function withsOf(clause: Body, around: Around): ReadonlyMap<string, Size> {
  const withs = new Map(around.withs);
  for (const node of listOf(clause.ctes)) {
    const query = as(node, 'CommonTableExpr');
    const name = textOf(query?.ctename);
    if (clause.recursive === true) withs.set(name, LEAF);
    withs.set(name, sizeOfSelect(as(query?.ctequery, 'SelectStmt') ?? {}, { ...around, withs }));
  }
  return withs;
}

const totalOf = (node: Body, { withs }: Around): number =>
  withs.get(textOf(as(node, 'CommonTableExpr')?.ctename))?.total ?? 0;

/** @param beside what a LATERAL item sees */
function sizeOfItem(item: Body, around: Around, beside: Around): Size {
  const relation = as(item, 'RangeVar');
  if (relation !== null) {
    return (
      (relation.schemaname === undefined ? around.withs.get(textOf(relation.relname)) : undefined) ?? LEAF
    );
  }
  const derived = as(item, 'RangeSubselect');
  if (derived !== null) {
    return sizeOfSelect(as(derived.subquery, 'SelectStmt') ?? {}, derived.lateral === true ? beside : around);
  }
  const join = as(item, 'JoinExpr');
  if (join === null) return { ...LEAF, total: sizeOf(item, beside) };
  const [larg, rarg] = [isBody(join.larg) ? join.larg : {}, isBody(join.rarg) ? join.rarg : {}];
  const left = sizeOfItem(larg, around, beside);
  const seen = within(
    around,
    { column: Math.max(left.column, beside.column), row: Math.max(left.row, beside.row) },
    [...beside.names, ...namesIn(larg)],
  );
  const right = sizeOfItem(rarg, around, seen);
  // A column that is joined by its name can be one side's, or the other's where that is null.
  const merges = join.usingClause !== undefined || join.isNatural === true;
  const column = merges ? left.column + right.column + 1 : Math.max(left.column, right.column);
  const both = { column, row: bounded(left.row + right.row) };
  const condition = sizeOf(join.quals, within(around, both, [...seen.names, ...namesIn(rarg)]));
  return {
    ...both,
    total: bounded(1 + left.total + right.total + condition + sizeOf(join.usingClause, seen)),
  };
}

/** Names under which an item of FROM stands. */
function namesIn(item: Body): readonly string[] {
  const join = as(item, 'JoinExpr');
  const [inner = {}] = Object.values(item).filter(isBody);
  const alias = isBody(inner.alias) ? textOf(inner.alias.aliasname) : textOf(inner.relname);
  const sides = [join?.larg, join?.rarg].filter(isBody).flatMap(namesIn);
  return alias === '' ? sides : [alias, ...sides];
}

/** One column of the output; a `*` is all of FROM. */
function sizeOfOutput(node: unknown, around: Around, row: number): number {
  const reference = as(node, 'ColumnRef');
  const isStar = reference !== null && namesOf(reference.fields).length < listOf(reference.fields).length;
  return isStar ? bounded(Math.max(1, row)) : sizeOf(node, around);
}

/** Nodes of an expression, or of whatever holds some. */
function sizeOf(node: unknown, around: Around): number {
  if (Array.isArray(node)) return sum(node.map((each) => sizeOf(each, around)));
  if (!isBody(node)) return 0;
  let size = 0;
  for (const [tag, inner] of Object.entries(node)) {
    if (!isBody(inner)) size += sizeOf(inner, around);
    else if (tag === 'ColumnRef') size += sizeOfName(inner, around);
    else if (tag === 'SelectStmt') size += sizeOfSelect(inner, around).total;
    else if (tag === 'A_Expr') size += sizeOfOperator(inner, around);
    else if (tag === 'A_Indirection') size += sizeOfPart(inner, around);
    else size += 1 + sizeOf(inner, around);
    bounded(size);
  }
  return size;
}

function sizeOfName({ fields }: Body, { column, row, names }: Around): number {
  const path = namesOf(fields);
  const whole = path.length < listOf(fields).length || names.has(path.at(-1) ?? '');
  return whole ? Math.max(column, row) : column;
}

/** `a BETWEEN b AND c` is read as `a >= b AND a <= c`; `a IN (b, c)` as `a = b OR a = c`, unless these are literals of one kind. */
function sizeOfOperator(operator: Body, around: Around): number {
  const left = sizeOf(operator.lexpr, around);
  const right = sizeOf(operator.rexpr, around);
  const kind = textOf(operator.kind);
  if (kind.includes('BETWEEN')) return 8 + 4 * (left + right);
  const items = kind === 'AEXPR_IN' ? listOf(as(operator.rexpr, 'List')?.items) : [];
  const kinds = new Set(items.map(literalKind));
  const oneArray = kinds.size === 1 && !kinds.has('other');
  return 1 + left * (oneArray ? 1 : Math.max(1, items.length)) + right;
}

function literalKind(node: Body): 'text' | 'number' | 'other' {
  const constant = as(node, 'A_Const');
  if (constant?.sval !== undefined) return 'text';
  return constant?.ival !== undefined || constant?.fval !== undefined ? 'number' : 'other';
}

/** `(x).*` is `x` for each of its columns. */
function sizeOfPart({ arg, indirection }: Body, around: Around): number {
  const isStar = listOf(indirection).some((each) => as(each, 'A_Star') !== null);
  return 1 + sizeOf(arg, around) * (isStar ? MOST_FIELDS : 1) + sizeOf(indirection, around);
}

const sum = (numbers: readonly number[]): number => bounded(numbers.reduce((total, each) => total + each, 0));
