/** What is written in the place of personal data; one operator a file. */
export type { Operator, Operators } from './operator.ts';
export { remove } from './remove.ts';
export { label, pseudonym } from './label.ts';
export { mask, type MaskRule } from './mask.ts';
export { token, type TokenKey } from './token.ts';
export { restore, seal, type Restored, type SecretOf, type SubjectKey } from './seal.ts';
export { shift, type ShiftRule } from './shift.ts';
export { generalise, type GeneraliseRule } from './generalise.ts';
export type { DayOrder } from './dateForm.ts';
