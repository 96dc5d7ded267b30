export type { Answered } from './constant.ts';
export { schemasOf } from './searchPath.ts';
export { settingsAtFirst, type SessionFacts } from './settings.ts';
export { readOptions, startSession, type Started } from './startup.ts';
export { afterFailure, timeLimitOf, type SessionState } from './state.ts';
export { sessionStatement, type SessionAnswer, type SessionDone } from './statement.ts';
