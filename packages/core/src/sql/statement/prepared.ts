import { as, copyOf, listOf, type Body } from './ast.ts';
import type { Known, Relation } from './contract.ts';
import { parseText } from './parser.ts';

/** What a `Known` holds, looked up by name and with its SQL read once. */
export interface Prepared {
  /** @param schema undefined when the client named none: the catalogue goes first, then the path */
  relation(schema: string | undefined, name: string): Relation | undefined;
  /** Names of the policy's tables, without schema. */
  readonly tables: ReadonlySet<string>;
  /**
   * The item of FROM that reads a view; a fresh copy each time, since the tree is changed where it stands. Null for a
   * sub-select, which is put into the printed text (see `splice.ts`).
   */
  source(view: string): Body | null;
}

const kept = new WeakMap<Known, Prepared>();

export function prepare(known: Known): Prepared {
  let prepared = kept.get(known);
  if (prepared === undefined) {
    prepared = prepareNow(known);
    kept.set(known, prepared);
  }
  return prepared;
}

function prepareNow(known: Known): Prepared {
  const byName = new Map(known.relations.map((each) => [nameOf(each.schema, each.name), each]));
  const sources = new Map<string, Body | null>();
  return {
    tables: new Set(known.relations.filter(({ subject }) => subject !== null).map(({ name }) => name)),
    relation: (schema, name) =>
      schema === undefined
        ? ['pg_catalog', ...(known.path ?? ['public'])]
            .map((each) => byName.get(nameOf(each, name)))
            .find((each) => each !== undefined)
        : byName.get(nameOf(schema, name)),
    source: (view) => {
      let source = sources.get(view);
      if (source === undefined) {
        source = sourceOf(view);
        sources.set(view, source);
      }
      return source === null ? null : copyOf(source);
    },
  };
}

/** Names can hold dots, so they are told apart by a character that no name holds. */
const nameOf = (schema: string, name: string): string => `${schema}\0${name}`;

/** @throws RangeError when it is neither a view nor one sub-select */
function sourceOf(view: string): Body | null {
  const items = listOf(readSelect(`SELECT FROM ${view}`).fromClause);
  const [item] = items;
  if (item === undefined || items.length > 1) throw new RangeError('not one relation');
  if (as(item, 'RangeVar') !== null) return item;
  const select = as(item, 'RangeSubselect');
  if (select === null || select.alias !== undefined) throw new RangeError('not one relation');
  return null;
}

/** The inside of the one SELECT in SQL of our own. @throws when it is none */
function readSelect(sql: string): Body {
  const [only, ...more] = listOf((parseText(sql) as Body).stmts);
  const select = as(only?.stmt, 'SelectStmt');
  if (select === null || more.length > 0) throw new RangeError('not one SELECT');
  return select;
}

/** The tree of one expression of our own. @throws when it is none */
export function readExpression(sql: string): Body {
  const [only, ...more] = listOf(readSelect(`SELECT ${sql}`).targetList);
  const { val } = as(only, 'ResTarget') ?? {};
  if (more.length > 0 || val === undefined) throw new RangeError('not one expression');
  return val as Body;
}
