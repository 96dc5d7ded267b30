import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Deletion or return of all personal data after the end of the services (GDPR Article 28(3)(g)). */
export const deletion = defineDuty({
  kind: 'deletion',
  settings: { days: whole(1) },
  describe: (who, { days }) =>
    `${who} deletes or returns all personal data within ${plural(days, 'day')} of the end of the agreement.`,
});
