export { checkText, type CheckOptions } from './checkText.ts';
