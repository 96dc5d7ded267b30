export { draft, sign, type AgreementDeps } from './agreements.ts';
export { citationViewOf, decisionViewOf } from './citations.ts';
export { createCover, type Cover } from './cover.ts';
export { createInForce, type InForce } from './inForce.ts';
export { termsMessage } from './signing.ts';
