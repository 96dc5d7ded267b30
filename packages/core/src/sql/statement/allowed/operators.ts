/**
 * Operators that may be used, each pure and built in. The connection's search path is `pg_catalog` alone, so that a
 * name without schema can mean no other.
 */
export const OPERATORS: ReadonlySet<string> = new Set([
  // Comparison.
  ...['=', '<>', '!=', '<', '<=', '>', '>='],
  // Numbers, dates, intervals.
  ...['+', '-', '*', '/', '%', '^', '|/', '||/', '@', '&', '|', '#', '~', '<<', '>>'],
  // Texts and patterns.
  ...['||', '~~', '!~~', '~~*', '!~~*', '~*', '!~', '!~*', '^@'],
  ...['~=~', '~<~', '~<=~', '~>~', '~>=~'],
  // Arrays, ranges, JSON.
  ...['@>', '<@', '&&', '->', '->>', '#>', '#>>', '?', '?|', '?&', '#-', '@?', '@@'],
  ...['&<', '&>', '-|-', '>>=', '<<='],
]);

/** Names that the grammar writes for BETWEEN in all its forms. */
export const BETWEENS: ReadonlySet<string> = new Set([
  'BETWEEN',
  'NOT BETWEEN',
  'BETWEEN SYMMETRIC',
  'NOT BETWEEN SYMMETRIC',
]);
