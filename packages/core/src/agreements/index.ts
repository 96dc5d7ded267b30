export type { CheckedItem, CheckReport, ItemStatus } from './check/report.ts';
export { itemStatuses } from './check/report.ts';
export type { Clause, Effects, Grants, Value } from './clause.ts';
export type { AgreementDocument, Party } from './document.ts';
export { fitTo } from './fitTo.ts';
export type { Framework, Item, ItemSet } from './library/item.ts';
export { frameworks } from './library/item.ts';
export { challengeOf, type SigningStatement } from './statement.ts';
export { supportTemplate, type DraftSettings } from './supportTemplate.ts';
