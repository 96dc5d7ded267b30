export type { Clause } from './clause.ts';
export { fitTo } from './fitTo.ts';
export { supportTemplate, type DraftSettings } from './supportTemplate.ts';
