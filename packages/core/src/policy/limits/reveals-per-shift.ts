import { plural } from '../time.ts';
import { defineLimit } from './kind.ts';

/** Cells one person reveals in a shift. */
export const revealsPerShift = defineLimit({
  kind: 'reveals-per-shift',
  settings: {},
  allows:
    (max) =>
    ({ operation, usage }) =>
      operation !== 'reveal' || usage.reveals < max,
  describe: (max) => `One person reveals at most ${plural(max, 'value')} in a shift.`,
});
