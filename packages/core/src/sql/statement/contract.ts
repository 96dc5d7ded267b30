import type { StatementCode } from '../../kernel/index.ts';

/** What a client may read, and by which SQL it is read. */
export interface Relation {
  /** As the client names it. One of `pg_catalog` or of a schema of the path is found without its schema too. */
  readonly schema: string;
  readonly name: string;
  /** Quoted and qualified name of the view, or a parenthesised sub-select for a relation of the catalogue. */
  readonly view: string;
  /** The names a client may use, in the order of `SELECT *`. */
  readonly columns: readonly string[];
  /** Hidden column with the text of the customer's id; null where a row is nobody's (the catalogue). */
  readonly subject: string | null;
  /** Hidden column with the text of the primary key. */
  readonly key: string | null;
  /** Columns with a treated value and the lookup right -> quoted and qualified name of the match view. */
  readonly lookups: ReadonlyMap<string, string>;
}

/** A function or cast that is allowed beside the standing lists: those of the catalogue. */
export type KnownFunction =
  | { readonly as: 'pass'; readonly schema?: 'pg_catalog' | 'information_schema' }
  /**
   * `by` gets SQL texts (`$1`, `$2` …), one an argument, and returns one expression of SQL in which they stand. It
   * throws where it takes no such call, which is then refused.
   */
  | {
      readonly as: 'replaced';
      readonly by: (args: readonly string[]) => string;
      /** Whether a call is taken, by its arguments where they are plain texts; null for any other. None: all are. */
      readonly takes?: (texts: readonly (string | null)[]) => boolean;
    };

/** What a statement is held against. Kept by reference: the same object again costs nothing to prepare. */
export interface Known {
  readonly relations: readonly Relation[];
  /** `one`: the rows of one customer. `every`: of all, with subjects counted and groups kept large. */
  readonly scope: 'one' | 'every';
  /** The least number of customers a group stands for; read under `every` only. At most 1: no least. */
  readonly leastGroup: number;
  /** By name in lower case, without schema. */
  readonly functions?: ReadonlyMap<string, KnownFunction>;
  /** By name of the type (`regclass`, `regtype[]`), for casts that the standing list refuses. */
  readonly casts?: ReadonlyMap<string, KnownFunction>;
  /** Schemas in which a name without one is looked for after `pg_catalog`, in order. None: `public`. */
  readonly path?: readonly string[];
  /** What stands for current_user, session_user, user, current_role, current_catalog and current_schema. */
  readonly names?: SessionNames;
}

/** The source's login and database must not show, so these are answered with what the client signed in with. */
export interface SessionNames {
  readonly user: string;
  readonly database: string;
  readonly schema: string;
}

/** One literal of an exact-match lookup: its text as the client wrote it, or the number of the parameter. */
export type LookupLiteral = { readonly text: string } | { readonly parameter: number };

/** An exact-match lookup: the relation is read through its match view, and the comparison is gone from the statement. */
export interface Lookup {
  /** `schema.name` */
  readonly relation: string;
  readonly column: string;
  /** What the raw value is held against: each counts as a lookup. */
  readonly literals: readonly LookupLiteral[];
  /** The one literal is an array (`= ANY ($1)`, `= ANY ('{a,b}')`): each element of it is a literal. */
  readonly list: boolean;
}

/** A statement that may be sent. */
export interface Rewritten {
  readonly ok: true;
  /** To send, as it stands. Never the client's own text. */
  readonly sql: string;
  /** The client's statement in stable spelling with every literal as `$n` after its own parameters, for the ledger. */
  readonly normalised: string;
  /** Policy relations that are read, `schema.name`, each once, sorted. */
  readonly relations: readonly string[];
  /** Hidden columns that stand last in the result: 1 is a `text[]` of the customers the row tells of (nulls in it count nobody). */
  readonly subjects: 0 | 1;
  /** The rows stand for groups of customers, or for none. Only under scope `every` when no subjects are carried. */
  readonly aggregated: boolean;
  /**
   * A sub-select in an expression was held to rows of the customer beside whose row it stands (scope `every`). Where its
   * own condition says the same nothing changes by it; the door may tell so in a NOTICE.
   */
  readonly sameCustomer: boolean;
  /** At most one. */
  readonly lookups: readonly Lookup[];
  /**
   * Highest `$n`. `sql` has the same parameters with the same numbers as the client's statement: one that a lookup took
   * out stays in it where it decides nothing, as `text` or `text[]` unless the client declared a type.
   */
  readonly parameters: number;
  /** `catalogue`: no policy relation is touched. */
  readonly kind: 'read' | 'catalogue';
}

/** A statement that may not. */
export interface Refused {
  readonly ok: false;
  readonly code: StatementCode;
  /** The client's own word that was refused: a name, a keyword; null where there is none. */
  readonly word: string | null;
  /** Character of the client's statement, from 1, as field `P` of an error carries it; null where unknown. */
  readonly position: number | null;
}
