export type { AgreementEntry, AgreementLedger } from './agreement.ts';
export type { Acting, EnterAct } from './admin.ts';
export { eventsOf } from './identityEvents.ts';
export { outsideAgreements } from './outside.ts';
export type { OwedEntries } from './owed.ts';
export type { Book } from './book.ts';
export { enterRefusals } from './refusals.ts';
export { refuseOtherKey } from './pinned.ts';
