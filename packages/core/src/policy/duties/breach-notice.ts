import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Notice of a personal data breach within hours of becoming aware of it (GDPR Article 33(2)). */
export const breachNotice = defineDuty({
  kind: 'breach-notice',
  settings: { hours: whole(1) },
  describe: (who, { hours }) =>
    `${who} gives notice of a breach within ${plural(hours, 'hour')} of becoming aware of it.`,
});
