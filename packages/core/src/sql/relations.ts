import type { FieldType, Treatment } from '../kernel/index.ts';

/** A generated view that a statement reads, and what the scope must hold for it to answer. */
export interface DoorView {
  /** Quoted and qualified, ready for SQL. */
  readonly sql: string;
  /** Names its literals in the scope: see `literalsOf`. */
  readonly key: string;
  /** One of the grants of the scope: see `grantOf`. */
  readonly grant: string;
}

/** A column as a client sees it. */
export interface DoorColumn {
  readonly name: string;
  readonly type: FieldType;
  /** SQL type of the view's column: of the source's own column, its modifier dropped where a mask could outgrow it. */
  readonly sqlType: string;
  readonly treatment: Treatment;
  /** Whether its cells are handles, which `texts` resolves. */
  readonly handle: boolean;
  readonly rights: readonly ('lookup' | 'confirm' | 'reveal')[];
}

/** A table as a role reads it for a purpose through SQL of its own. */
export interface DoorRelation {
  /** As the client names it: the table's own schema and name, unquoted. */
  readonly schema: string;
  readonly name: string;
  /** Name of the resource in the data map. */
  readonly resource: string;
  readonly scope: 'one' | 'every';
  readonly view: DoorView;
  /** In the order of the data map. */
  readonly columns: readonly DoorColumn[];
  /** Unquoted names of the hidden columns, of type text. No client may name what has this form. */
  readonly key: string;
  readonly subject: string;
  /** Columns that are treated and may be looked up by their exact value -> the view that compares the raw one. */
  readonly lookups: ReadonlyMap<string, DoorView>;
  /** Columns of handles -> the view with the texts: columns `handle`, `value` (raw) and `subject`. */
  readonly texts: ReadonlyMap<string, DoorView>;
}
