import { AGGREGATES, OF_GROUPS, OF_OTHER_ROWS, PLAIN, RANKING, SETS } from './functions.ts';

/** Names of all functions that a statement may call, for whoever asks the catalogue which there are. */
export const allowedFunctions: readonly string[] = [
  ...new Set([...PLAIN, ...AGGREGATES, ...OF_GROUPS, ...RANKING, ...OF_OTHER_ROWS, ...SETS.keys()]),
];
