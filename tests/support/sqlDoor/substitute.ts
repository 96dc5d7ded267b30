import type { Catalogue } from '../../../packages/core/src/sql/catalogue/index.ts';

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = (list: unknown): readonly string[] =>
  (list as { String: { sval: string } }[]).map((each) => each.String.sval);

/** What a statement asks of the catalogue and may not have. */
export class NotInCatalogue extends Error {}

/** A statement that reads customer data, and so is not the catalogue's. */
export class ReadsPolicy extends Error {}

/** PostgreSQL's grammar, loaded, and a printer of its trees. */
export interface Grammar {
  readonly parse: (sql: string) => unknown;
  readonly print: (tree: never) => string;
}

/** Statements and expressions as trees, and an expression as SQL. */
function reading({ parse, print }: Grammar) {
  function statement(sql: string): Tree {
    const { stmts } = parse(sql) as { stmts: { stmt: Tree }[] };
    const [only, ...more] = stmts;
    if (only === undefined || more.length > 0) throw new Error('not one statement');
    return only.stmt;
  }

  function expression(sql: string): Tree {
    const { SelectStmt } = statement(`SELECT ${sql}`) as {
      SelectStmt: { targetList: { ResTarget: { val: Tree } }[] };
    };
    const target = SelectStmt.targetList[0];
    if (target === undefined) throw new Error('no expression');
    return target.ResTarget.val;
  }

  function asSql(tree: Tree): string {
    const target = {
      targetList: [{ ResTarget: { val: tree } }],
      limitOption: 'LIMIT_OPTION_DEFAULT',
      op: 'SETOP_NONE',
    };
    return print({ SelectStmt: target } as never)
      .replace(/^SELECT\s+/, '')
      .replace(/;\s*$/, '');
  }
  return { statement, expression, asSql };
}

export interface Substituting extends Grammar {
  readonly catalogue: Catalogue;
  /** Relations of the policy, `public.customers`. */
  readonly tables: ReadonlySet<string>;
  /** Functions the rewriter allows by itself. */
  readonly functions: ReadonlySet<string>;
}

/**
 * Puts the catalogue's sub-selects and functions in the place of what a statement names: the least a rewriter does, for
 * the tests of the catalogue alone.
 */
export function substituting(by: Substituting): (sql: string) => string {
  const { statement, expression, asSql } = reading(by);
  const relations = new Map(by.catalogue.relations.map((each) => [`${each.schema}.${each.name}`, each]));
  const parsed = new Map<string, string>();

  function relation(node: Tree, ctes: ReadonlySet<string>): Tree {
    const { schemaname, relname } = node as { schemaname?: string; relname: string };
    if (schemaname === undefined && ctes.has(relname)) return { RangeVar: node };
    const found = relations.get(`${schemaname ?? 'pg_catalog'}.${relname}`) ?? null;
    if (found === null) {
      if (by.tables.has(`${schemaname ?? 'public'}.${relname}`)) throw new ReadsPolicy();
      throw new NotInCatalogue(`relation ${schemaname ?? ''}.${relname}`);
    }
    const key = found.select;
    const text = parsed.get(key) ?? JSON.stringify(statement(found.select.slice(1, -1)));
    parsed.set(key, text);
    return {
      RangeSubselect: {
        subquery: JSON.parse(text) as Tree,
        alias: node.alias ?? { aliasname: relname },
      },
    };
  }

  /** `pg_catalog.pg_class.relname` without its schema: a sub-select has none. */
  function column(node: Tree): Tree {
    const fields = node.fields as { String?: { sval: string } }[];
    return fields.length === 3 && fields[0]?.String !== undefined
      ? { ...node, fields: fields.slice(1) }
      : node;
  }

  function call(node: Tree): Tree {
    const names = nameOf(node.funcname);
    const name = names.at(-1) ?? '';
    const found = by.catalogue.functions.get(name);
    if (found?.as === 'replaced') {
      const args = ((node.args ?? []) as Tree[]).map(asSql);
      const texts = args.map((arg) => /^'([^']*)'$/.exec(arg)?.[1] ?? null);
      if (found.takes?.(texts) === false) throw new NotInCatalogue(`function ${name}`);
      return expression(found.by(args));
    }
    if (found === undefined && !by.functions.has(name)) throw new NotInCatalogue(`function ${name}`);
    // The grammar knows `unnest(a, b)` by the bare name.
    if (name === 'unnest' && ((node.args ?? []) as Tree[]).length > 1) return { FuncCall: node };
    const schema = found?.schema ?? 'pg_catalog';
    return { FuncCall: { ...node, funcname: [schema, name].map((sval) => ({ String: { sval } })) } };
  }

  function cast(node: Tree): Tree {
    const { names, arrayBounds } = node.typeName as { names: unknown; arrayBounds?: unknown };
    const type = nameOf(names).at(-1) ?? '';
    const found = by.catalogue.casts.get(arrayBounds === undefined ? type : `${type}[]`);
    if (found?.as === 'replaced') return expression(found.by([asSql(node.arg as Tree)]));
    if (type.startsWith('reg')) throw new NotInCatalogue(`cast ${type}`);
    return { TypeCast: node };
  }

  const constants: Readonly<Record<string, string>> = {
    SVFOP_CURRENT_USER: 'current_user',
    SVFOP_SESSION_USER: 'current_user',
    SVFOP_USER: 'current_user',
    SVFOP_CURRENT_CATALOG: 'current_database',
    SVFOP_CURRENT_SCHEMA: 'current_schema',
  };

  /** A column that is a call has the function's name; what stands for the call has none. */
  function target(node: Tree, ctes: ReadonlySet<string>): unknown {
    const value = isTree(node.val) ? node.val : {};
    const called = isTree(value.FuncCall) ? nameOf(value.FuncCall.funcname).at(-1) : undefined;
    const named = isTree(value.SQLValueFunction)
      ? String(value.SQLValueFunction.op).replace('SVFOP_', '').toLowerCase()
      : undefined;
    const name = node.name ?? called ?? named;
    return { ...(walk(node, ctes) as Tree), ...(name === undefined ? {} : { name }) };
  }

  function walk(value: unknown, ctes: ReadonlySet<string>): unknown {
    if (Array.isArray(value)) return value.map((each: unknown) => walk(each, ctes));
    if (!isTree(value)) return value;
    const inner = new Set(ctes);
    const clause = isTree(value.withClause) ? value.withClause.ctes : [];
    for (const each of clause as { CommonTableExpr: { ctename: string } }[])
      inner.add(each.CommonTableExpr.ctename);
    if (isTree(value.ResTarget)) return { ResTarget: target(value.ResTarget, ctes) };
    const walked = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, inner)]));
    if (isTree(walked.RangeVar)) return relation(walked.RangeVar, inner);
    if (isTree(walked.ColumnRef)) return { ColumnRef: column(walked.ColumnRef) };
    if (isTree(walked.FuncCall)) return call(walked.FuncCall);
    if (isTree(walked.TypeCast)) return cast(walked.TypeCast);
    if (isTree(walked.SQLValueFunction)) {
      const found = by.catalogue.functions.get(constants[String(walked.SQLValueFunction.op)] ?? '');
      if (found?.as === 'replaced') return expression(found.by([]));
      return expression("'support_tool'::pg_catalog.name");
    }
    return walked;
  }

  return (sql) => by.print(walk(statement(sql), new Set()) as never);
}
