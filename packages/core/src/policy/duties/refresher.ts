import { text, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** A course that everybody repeats at a regular distance. */
export const refresher = defineDuty({
  kind: 'refresher',
  settings: { course: text, everyMonths: whole(1) },
  describe: (who, { course, everyMonths }) =>
    `${who} has everybody repeat the course "${course}" every ${plural(everyMonths, 'month')}.`,
});
