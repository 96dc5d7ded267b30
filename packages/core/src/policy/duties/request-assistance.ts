import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Help with a request of a data subject (GDPR Article 28(3)(e), 45 CFR 164.504(e)(2)(ii)(E)-(G)). */
export const requestAssistance = defineDuty({
  kind: 'request-assistance',
  settings: { days: whole(1) },
  describe: (who, { days }) =>
    `${who} does its part in a request of a data subject within ${plural(days, 'day')}.`,
});
