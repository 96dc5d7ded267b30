export type { Actor, AgreementDeps } from './agreements.ts';
export { draft } from './drafting.ts';
export { citationViewOf, decisionViewOf } from './citations.ts';
export type { Cover } from './cover.ts';
export type { InForce } from './inForce.ts';
export type { ClosedCode, Closings } from './life/closings.ts';
export { lifeFor } from './life/facts.ts';
export { see } from './life/record.ts';
export { sign, signOptions } from './signing/index.ts';
