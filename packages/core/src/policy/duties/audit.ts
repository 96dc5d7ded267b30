import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** An audit at a regular distance (GDPR Article 28(3)(h)). */
export const audit = defineDuty({
  kind: 'audit',
  settings: { everyMonths: whole(1) },
  describe: (who, { everyMonths }) => `${who} sees to an audit every ${plural(everyMonths, 'month')}.`,
});
