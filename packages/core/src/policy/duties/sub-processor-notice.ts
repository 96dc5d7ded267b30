import { optional, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Notice before a sub-processor is added or replaced, and the time to object (GDPR Article 28(2)). */
export const subProcessorNotice = defineDuty({
  kind: 'sub-processor-notice',
  settings: { days: whole(1), objectionDays: optional(whole(1)) },
  describe: (who, { days, objectionDays }) =>
    `${who} gives ${plural(days, 'day')} of notice before a sub-processor is added or replaced` +
    (objectionDays === undefined
      ? '.'
      : `; the other side may object within ${plural(objectionDays, 'day')}.`),
});
