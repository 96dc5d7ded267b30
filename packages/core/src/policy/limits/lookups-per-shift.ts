import { plural } from '../time.ts';
import { defineLimit } from './kind.ts';

/** Lookups one person makes in a shift, hits and misses alike: otherwise misses would be a free oracle. */
export const lookupsPerShift = defineLimit({
  kind: 'lookups-per-shift',
  settings: {},
  allows:
    (max) =>
    ({ operation, usage }) =>
      operation !== 'lookup' || usage.lookups < max,
  describe: (max) => `One person makes at most ${plural(max, 'lookup')} in a shift, misses included.`,
});
