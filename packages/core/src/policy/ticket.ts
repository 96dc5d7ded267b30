import type { BindingKind, Operation, Principal, TicketState } from '../kernel/index.ts';
import type { TicketRule } from './policy.ts';
import { isRecent } from './time.ts';

/** Bindings made by the company's side; an agent's own binding is only a claim. */
const BOUND_BY_COMPANY: ReadonlySet<BindingKind> = new Set(['request', 'mail', 'caller'] as const);

/** True when the ticket is open, assigned to the person, worked on lately, and not one of a hoard. */
export function isInHand(ticket: TicketState, principal: Principal, rule: TicketRule, now: number): boolean {
  return (
    ticket.open &&
    ticket.assignee === principal.id &&
    isRecent(ticket.lastWorkAt, now, rule.inHandFor) &&
    ticket.heldAtOnce <= rule.atOnce
  );
}

/** True when the company's side tied the ticket to a customer. */
export function isBound({ binding }: TicketState): boolean {
  return binding?.subject != null && BOUND_BY_COMPANY.has(binding.by);
}

/**
 * True for the operations that a ticket without a bound customer allows: `confirm`, since it is how a caller
 * becomes one, and `lookup`, since it is how a caller's record is found at all. Neither shows a value, both are
 * counted, and a miss answers like a hit.
 */
export function worksUnbound(operation: Operation): boolean {
  return operation === 'confirm' || operation === 'lookup';
}
