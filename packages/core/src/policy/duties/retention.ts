import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Erasure of what arose in the own systems, such as recordings (GDPR Article 5(1)(e)). */
export const retention = defineDuty({
  kind: 'retention',
  settings: { days: whole(1) },
  describe: (who, { days }) => `${who} erases what arose in its own systems after ${plural(days, 'day')}.`,
});
