import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Notice that obligations can no longer be met (Cal. Civ. Code 1798.100(d)(4), 11 CCR 7051(a)(7)). */
export const complianceNotice = defineDuty({
  kind: 'compliance-notice',
  settings: { businessDays: whole(1) },
  describe: (who, { businessDays }) =>
    `${who} says within ${plural(businessDays, 'business day')} when it can no longer meet its obligations.`,
});
