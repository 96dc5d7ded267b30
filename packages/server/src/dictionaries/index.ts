export type { DictionaryDeps } from './deps.ts';
export { decideOne } from './deciding.ts';
export { proposeMiss } from './proposing.ts';
export { dictionaryRoutes } from './routes.ts';
export type { DictionaryStore } from './dictionary.ts';
