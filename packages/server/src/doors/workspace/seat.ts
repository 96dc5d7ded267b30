import { seatOf, type Seat } from '@cordon/core/policy';
import type { Assignment } from '../../assignments/index.ts';
import type { SignedIn } from '../../identity/index.ts';
import { leased, whoOf, type WorkspaceDeps } from './desk.ts';

/** What a seat is read from. */
export type SeatDeps = Pick<WorkspaceDeps, 'inForce' | 'exceptions'>;

/** Whether somebody may go on with some work where they sit, by the terms in force for it. Without terms nothing asks. */
export async function readSeat(
  deps: SeatDeps,
  who: SignedIn,
  { agreement, accessRole, site }: Pick<Assignment, 'agreement' | 'accessRole' | 'site'>,
  now: Date,
): Promise<Seat> {
  const terms = await deps.inForce.inForce(agreement.id, now, now);
  if (!terms.ok) return { stop: null, changesAt: null };
  const as = { accessRole, site: site?.id ?? null, onShift: true };
  const { principal } = await leased(deps, whoOf(who, now, as), terms.policy, now);
  return seatOf(terms.policy, principal, now.getTime());
}
