export type { AgreementDeps } from './agreements.ts';
export { draft } from './drafting.ts';
export { sign } from './sign.ts';
export { citationViewOf, decisionViewOf } from './citations.ts';
export { createCover, type Cover } from './cover.ts';
export { createInForce, type InForce } from './inForce.ts';
export { termsMessage } from './signing.ts';
