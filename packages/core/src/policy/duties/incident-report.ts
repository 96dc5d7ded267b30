import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Report of any security incident (45 CFR 164.314(a)(2)(i)(C)). */
export const incidentReport = defineDuty({
  kind: 'incident-report',
  settings: { hours: whole(1) },
  describe: (who, { hours }) =>
    `${who} reports a security incident within ${plural(hours, 'hour')} of becoming aware of it.`,
});
