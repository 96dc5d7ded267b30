import type { Relation } from './contract.ts';

/** One item of a FROM list, as expressions see it. */
export interface Entry {
  /** Null for what can only be named by its columns: a join, a sub-select without alias. */
  readonly alias: string | null;
  /** Set while the client may write `schema.table.column`: a table without alias. */
  readonly schema: string | null;
  readonly columns: readonly string[];
  /** Hidden columns with subjects; each has a name that no other in the statement has. */
  readonly hidden: readonly string[];
  /** Set for a relation of the policy or catalogue that stands there as it is. */
  readonly reading: Reading | null;
}

/** One mention of a relation in a FROM list. Its columns are written once all names of the statement are known. */
export interface Reading {
  readonly relation: Relation;
  /** An outer join can fill it with nulls. */
  nullable: boolean;
  /** What it is read through. */
  view: string;
}

/** One SELECT, for the names in it. */
export interface Level {
  readonly entries: Entry[];
  readonly parent: Level | null;
}

/** What a name in WITH stands for. `pending`: its query is not known yet (WITH RECURSIVE). */
export type Cte = { readonly columns: readonly string[]; readonly hidden: readonly string[] } | 'pending';

export interface Ctes {
  readonly names: Map<string, Cte>;
  readonly parent: Ctes | null;
}

/** The innermost WITH that has the name. A name with a schema is never one of them. */
export function findCte(ctes: Ctes | null, name: string): Cte | undefined {
  for (let scope = ctes; scope !== null; scope = scope.parent) {
    const found = scope.names.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

export type Found =
  | {
      readonly kind: 'column';
      readonly column: string;
      /** Null when several items have the column: PostgreSQL decides whether it is one (USING) or ambiguous. */
      readonly entry: Entry | null;
      /** 0: of the SELECT itself, 1: of the one around it … */
      readonly depth: number;
    }
  | { readonly kind: 'row'; readonly entry: Entry; readonly depth: number };

/**
 * What a reference means, by PostgreSQL's order (`transformColumnRef`): a column of the innermost SELECT that has one,
 * else the row of an item. There is no third: `a.f` as a call of `f(a)` is not found, so it is refused.
 * @param path one to three names; `null` last for `*`
 */
export function resolve(level: Level, path: readonly string[]): Found | null {
  const [first = '', second, third] = path;
  if (path.length === 1) return single(level, first);
  if (path.length > 3) return null;
  const item = third === undefined ? qualified(level, null, first) : qualified(level, first, second ?? '');
  const column = third ?? second ?? '';
  if (!item?.entry.columns.includes(column)) return null;
  return { kind: 'column', column, entry: item.entry, depth: item.depth };
}

function single(level: Level, name: string): Found | null {
  let depth = 0;
  for (let at: Level | null = level; at !== null; at = at.parent, depth++) {
    const among = at.entries.filter((entry) => hasColumn(entry, name));
    const [entry] = among;
    if (entry !== undefined) {
      return { kind: 'column', column: name, entry: among.length === 1 ? entry : null, depth };
    }
  }
  const item = qualified(level, null, name);
  return item === null ? null : { kind: 'row', ...item };
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Whether an item has a column; items can be wide and names many. */
export function hasColumn({ columns }: Pick<Entry, 'columns'>, name: string): boolean {
  if (columns.length < 16) return columns.includes(name);
  let names = sets.get(columns);
  if (names === undefined) {
    names = new Set(columns);
    sets.set(columns, names);
  }
  return names.has(name);
}

/** The item that `name` or `schema.name` stands for. */
export function qualified(
  level: Level,
  schema: string | null,
  name: string,
): { readonly entry: Entry; readonly depth: number } | null {
  let depth = 0;
  for (let at: Level | null = level; at !== null; at = at.parent, depth++) {
    const entry = at.entries.find(
      (each) => each.alias === name && (schema === null || each.schema === schema),
    );
    if (entry !== undefined) return { entry, depth };
  }
  return null;
}
