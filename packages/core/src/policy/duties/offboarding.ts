import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Withdrawal of all access of somebody who leaves. */
export const offboarding = defineDuty({
  kind: 'offboarding',
  settings: { hours: whole(1) },
  describe: (who, { hours }) => `${who} withdraws all access of a leaver within ${plural(hours, 'hour')}.`,
});
