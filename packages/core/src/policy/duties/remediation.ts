import { oneOf, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/**
 * What was found is mended by a day that both parties signed, sooner than the house would ask. `severity` names the least
 * grave that it speaks of: what is graver is mended no later (GDPR Article 32(1)(d): measures are tested and put right).
 */
export const remediation = defineDuty({
  kind: 'remediation',
  settings: { severity: oneOf('critical', 'high', 'medium', 'low'), days: whole(1, 365) },
  describe: (who, { severity, days }) =>
    `${who} mends what is found, of ${severity} severity${severity === 'critical' ? '' : ' or graver'}, within ${plural(days, 'day')}.`,
});
