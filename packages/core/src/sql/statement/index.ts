export { createStatementCache, type StatementCache } from './cache.ts';
export type {
  Known,
  KnownFunction,
  Lookup,
  LookupLiteral,
  Refused,
  Relation,
  Rewritten,
  SessionNames,
} from './contract.ts';
export { allowedFunctions } from './allowed/index.ts';
export { loadParser } from './parser.ts';
export { partsOf, type Part } from './split.ts';
export { isHeavy, MAX_STATEMENT_BYTES, rewriteStatement } from './rewrite.ts';
