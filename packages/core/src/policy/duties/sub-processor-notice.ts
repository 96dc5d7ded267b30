import { oneOf, optional, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/**
 * Notice before a sub-processor is added or replaced (GDPR Article 28(2)). The controller may object within
 * `objectionDays`, all of the notice unless told. Under `general` authorisation silence then counts as a yes; under
 * `specific`, and where nothing is said, only a yes does.
 */
export const subProcessorNotice = defineDuty({
  kind: 'sub-processor-notice',
  settings: {
    days: whole(1, 365),
    objectionDays: optional(whole(1, 365)),
    authorisation: optional(oneOf('general', 'specific')),
  },
  describe: (who, { days, objectionDays = days, authorisation = 'specific' }) =>
    `${who} gives ${plural(days, 'day')} of notice before a sub-processor is added or replaced. ` +
    (authorisation === 'general'
      ? `The controller may object within ${plural(objectionDays, 'day')}; silence then counts as a yes.`
      : 'Only a written yes of the controller authorises it.'),
});
