export { draftApiMap } from './draft.ts';
