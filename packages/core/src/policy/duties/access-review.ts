import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Days between two access reviews where the terms say nothing: a quarter. */
export const REVIEW_DAYS = 90;

/** Who works as what is confirmed at a regular distance; what nobody confirms ends. */
export const accessReview = defineDuty({
  kind: 'access-review',
  settings: { everyDays: whole(7, 366) },
  describe: (who, { everyDays }) =>
    `${who} confirms every ${plural(everyDays, 'day')} who works as what; what nobody confirms in time ends.`,
});
