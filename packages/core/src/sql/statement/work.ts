import type { Body } from './ast.ts';
import type { Known, Lookup } from './contract.ts';
import type { Prepared } from './prepared.ts';
import type { Ctes, Entry, Level, Reading } from './scope.ts';
import type { Repeated } from './sizes.ts';
import type { Splice } from './splice.ts';

/**
 * What becomes of the subjects of a SELECT's rows under scope `every`.
 * `array`: they stand last as one `text[]` (the statement itself). `columns`: as hidden columns, for a SELECT around
 * it. `none`: they are not carried, so the asker must not need them.
 */
export type Carry = 'array' | 'columns' | 'none';

/** What a SELECT gives. */
export interface Output {
  readonly columns: readonly string[];
  /** Names of the hidden columns it carries. */
  readonly hidden: readonly string[];
  /** Hidden columns of its FROM list when its rows are of single customers and they are not carried; else empty. */
  readonly bare: readonly string[];
  /** The item of a SELECT around it to whose rows its WHERE holds it, column by column. */
  readonly beside: Entry | null;
  /** Its one column is a column of a customer's row as it stands. */
  readonly plain: boolean;
}

/** Where an expression stands. */
export interface Place {
  readonly level: Level;
  readonly ctes: Ctes | null;
  /** Hidden columns whose customers a group must have enough of; empty where the rows are no groups. */
  readonly group: readonly string[];
  /** The rows are those of single customers: other rows must not be seen through a window. */
  readonly single: boolean;
  /** Names of the SELECT's own output, which ORDER BY and GROUP BY may use. */
  readonly outputs: readonly string[];
}

/** One rewriting. */
export interface Work {
  readonly known: Known;
  readonly prepared: Prepared;
  /** Subjects are carried and counted. */
  readonly counted: boolean;
  /** Something stands after FROM, and nothing with a name that a table of the policy has, in whatever schema. */
  readonly catalogueOnly: boolean;
  /** The least number of customers of a group; 1 where there is none. */
  readonly least: number;
  readonly parameters: ReadonlyMap<number, number>;
  readonly repeated: Repeated;
  /** Items of FROM lists so far. */
  items: number;
  /** `schema.name` of the policy's relations that are read. */
  readonly relations: Set<string>;
  readonly readings: { readonly reading: Reading; readonly select: Body; readonly hidden: string | null }[];
  /** Names that were mentioned as columns: the only ones that need be read. */
  readonly mentioned: Set<string>;
  /** Some part needs all columns: `*`, a whole row, NATURAL. */
  whole: boolean;
  /** Sub-selects of the catalogue that come into the printed text. */
  readonly splices: Splice[];
  readonly lookups: Lookup[];
  /** A sub-select was held to the rows of the customer it stands beside. */
  sameCustomer: boolean;
  /** A name that no client can write and nothing else in the statement has. */
  fresh(): string;
  select(body: Body, ctes: Ctes | null, parent: Level | null, carry: Carry): Output;
  expression(node: unknown, place: Place): void;
}
