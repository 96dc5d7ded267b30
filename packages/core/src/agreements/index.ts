export type { Clause } from './clause.ts';
export { supportTemplate, type DraftSettings } from './supportTemplate.ts';
