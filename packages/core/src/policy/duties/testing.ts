import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** A test of the security measures at a regular distance (GDPR Article 32(1)(d)). */
export const testing = defineDuty({
  kind: 'testing',
  settings: { everyMonths: whole(1) },
  describe: (who, { everyMonths }) =>
    `${who} tests its security measures every ${plural(everyMonths, 'month')}.`,
});
