import { plural } from '../time.ts';
import { defineLimit } from './kind.ts';

/**
 * The fewest customers a figure may stand for where rows of every customer are open: smaller groups are left out. `max` is
 * that number, so of several the largest binds. Kept by whoever carries out the read; it refuses nothing by itself.
 */
export const groupSize = defineLimit({
  kind: 'group-size',
  settings: {},
  problem: (max) => (max < 2 ? 'max must be 2 or more: a group of one is a customer' : undefined),
  allows: () => () => true,
  describe: (max) =>
    `Figures of a service account tell of no group of fewer than ${plural(max, 'customer')}.`,
});
