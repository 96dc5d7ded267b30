import type { Mask } from './mask.ts';

/** The value as it is. */
export const clear: Mask = {
  sql: (ref) => ref,
  apply: (cell) => cell,
};
