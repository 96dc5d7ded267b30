import { plural } from '../time.ts';
import { defineLimit } from './kind.ts';

/** Rows one person takes out in exports in a shift. Asked before a row is read, for all that were approved. */
export const exportedRowsPerShift = defineLimit({
  kind: 'exported-rows-per-shift',
  settings: {},
  allows:
    (max) =>
    ({ operation, usage, rows }) =>
      operation !== 'export' || usage.exportedRows + rows <= max,
  describe: (max) => `One person exports at most ${plural(max, 'row')} in a shift.`,
});
