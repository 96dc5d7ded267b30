import { optional, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineLimit } from './kind.ts';

/**
 * Customers one person reaches in a shift. `withoutBoundTicket` is how many tickets they may work on whose customer
 * the company's side has not bound: each stands for somebody they may be guessing at, whether or not a look-up found
 * them. A service account has no ticket; `subjects-per-day` counts whom it is shown.
 */
export const subjectsPerShift = defineLimit({
  kind: 'subjects-per-shift',
  settings: { withoutBoundTicket: optional(whole(0)) },
  problem: (max, { withoutBoundTicket = 0 }) =>
    withoutBoundTicket > max ? 'withoutBoundTicket must not be above max' : undefined,
  allows:
    (max, { withoutBoundTicket = max }) =>
    ({ usage, bound, every }) =>
      every ||
      (bound
        ? !usage.newSubject || usage.subjects < max
        : !usage.newUnbound || usage.unbound < withoutBoundTicket),
  describe: (max, { withoutBoundTicket }) =>
    `One person reaches at most ${plural(max, 'customer')} in a shift` +
    (withoutBoundTicket === undefined
      ? '.'
      : `, ${String(withoutBoundTicket)} of them without a bound ticket.`),
});
