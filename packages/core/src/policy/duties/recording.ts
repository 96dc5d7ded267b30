import { listOf, text, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/**
 * Work on tickets is recorded for quality, with every value masked before it leaves the browser, and whoever is recorded
 * is told first (GDPR Article 13(1), Article 88). `reviewers` are roles of the processor's own people who may watch.
 */
export const recording = defineDuty({
  kind: 'recording',
  settings: { keepDays: whole(1, 366), reviewers: listOf(text) },
  describe: (who, { keepDays, reviewers }) =>
    `${who} has work on tickets recorded, values masked, keeps it ${plural(keepDays, 'day')} and tells its people first; ` +
    `the controller may watch${reviewers.length === 0 ? '' : `, and so may ${reviewers.join(', ')}`}.`,
});
