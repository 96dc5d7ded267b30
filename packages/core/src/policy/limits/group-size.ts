import { plural } from '../time.ts';
import { defineLimit } from './kind.ts';

/**
 * The fewest customers a figure may stand for where rows of every customer are open: smaller groups are left out. `max` is
 * that number, so of several the largest binds; 1 says that single customers may be told of. Kept by whoever carries out the read; it refuses nothing by itself.
 */
export const groupSize = defineLimit({
  kind: 'group-size',
  settings: {},
  problem: (max) => (max < 1 ? 'max must be 1 or more; 1 lets figures tell of single customers' : undefined),
  allows: () => () => true,
  describe: (max) =>
    max === 1
      ? 'Figures of a service account may tell of single customers.'
      : `Figures of a service account tell of no group of fewer than ${plural(max, 'customer')}.`,
});
