/** What other commands read of a log and beside it. */
export { openLog } from './reader.ts';
export { Misuse, readOpenings, readText, requireFolder } from './request.ts';
