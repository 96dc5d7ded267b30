export { narrow, unusedOf, type Narrowed, type Unused, type Usage } from './unused.ts';
export { narrowClauses } from './narrowClauses.ts';
