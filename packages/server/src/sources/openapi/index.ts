export { documentAsJson } from './asJson.ts';
export { draftApiMap } from './draft.ts';
