import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Deletion of identity documents that customers sent, once their case is closed (GDPR Article 5(1)(c) and (e)). */
export const documentErasure = defineDuty({
  kind: 'document-erasure',
  settings: { hours: whole(1, 8784) },
  describe: (who, { hours }) =>
    `${who} deletes identity documents within ${plural(hours, 'hour')} of the end of their case, in the helpdesk too.`,
});
