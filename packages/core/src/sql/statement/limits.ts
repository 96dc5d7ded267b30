import { refuse } from './refusal.ts';

/**
 * What a short text may grow to. `WITH a AS (SELECT x.* FROM t x, t y), b AS (SELECT x.* FROM a x, a y) …` doubles with
 * every name, columns and hidden columns alike.
 */
export const MAX_ITEMS = 256;

/** PostgreSQL's own limit on columns of a SELECT (MaxTupleAttributeNumber). */
const MAX_COLUMNS = 1_664;

/** Tables of customers that stand behind one row. */
const MAX_HIDDEN = 64;

/** @throws Refusal when a SELECT has more columns, or more subjects, than one may */
export function checkWidth(columns: number, hidden: number): void {
  if (columns > MAX_COLUMNS || hidden > MAX_HIDDEN) refuse('statement-too-large');
}
