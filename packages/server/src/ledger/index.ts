export type { AgreementEntry, AgreementLedger } from './agreement.ts';
export { createEnterAct, type Acting, type EnterAct } from './admin.ts';
export type { OwedEntries } from './owed.ts';
export { createAppender } from './appender.ts';
export { createBook, type Book } from './book.ts';
export { enterRefusals } from './refusals.ts';
export { refuseOtherKey } from './pinned.ts';
