import { optional, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineLimit } from './kind.ts';

/**
 * Customers one person reaches in a shift. `withoutBoundTicket` is how far the count may have gone for an
 * access that rests on a ticket whose customer the company's side did not bind.
 */
export const subjectsPerShift = defineLimit({
  kind: 'subjects-per-shift',
  settings: { withoutBoundTicket: optional(whole(0)) },
  problem: (max, { withoutBoundTicket = 0 }) =>
    withoutBoundTicket > max ? 'withoutBoundTicket must not be above max' : undefined,
  allows:
    (max, { withoutBoundTicket = max }) =>
    ({ usage, bound }) =>
      !usage.newSubject || usage.subjects < (bound ? max : withoutBoundTicket),
  describe: (max, { withoutBoundTicket }) =>
    `One person reaches at most ${plural(max, 'customer')} in a shift` +
    (withoutBoundTicket === undefined
      ? '.'
      : `, ${String(withoutBoundTicket)} of them without a bound ticket.`),
});
