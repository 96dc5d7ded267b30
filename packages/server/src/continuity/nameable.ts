import type { Terms } from '@cordon/core/kernel';
import type { ListedTicket } from '../tickets/index.ts';
import type { ExceptionRoutesDeps } from './deps.ts';

/** A ticket whose case an emergency could open, without a word of what its customer wrote. */
interface Nameable {
  readonly ticket: ListedTicket;
  /** The agreement whose clause would open it. */
  readonly agreement: string;
  readonly vendor: { readonly id: string; readonly name: string };
  /** Roles of the terms that work on it. */
  readonly roles: readonly string[];
}

/** So many are listed; whoever looks for another types more of its number. */
const LISTED = 50;

/**
 * The tickets somebody of the company may name when they ask for emergency access: of agreements in force that know it,
 * and tied to a customer, since without one there is no case. Last worked on first.
 * @param text part of the number in the helpdesk; empty for any
 */
export async function nameableTickets(
  { inForce, termsOf, covering, tickets }: ExceptionRoutesDeps,
  text: string,
): Promise<readonly Nameable[]> {
  const under = await inForce();
  const known = await Promise.all(
    under.map(async ({ id, party, vendor, source }) => {
      const terms = await termsOf(id);
      const opens = terms?.emergencyAccess !== undefined && (await covering({ party, source })) === id;
      return opens ? [{ agreement: id, party, source, vendor: { id: party, name: vendor }, terms }] : [];
    }),
  );
  const works = known.flat();
  const found = await tickets.boundAmong(works, text, LISTED);
  return found.flatMap((ticket) => {
    const work = works.find(({ party, source }) => party === ticket.party && source === ticket.source);
    if (work === undefined) return [];
    const { agreement, vendor, terms } = work;
    return [{ ticket, agreement, vendor, roles: rolesFor(terms, ticket.purpose) }];
  });
}

/** Roles that the terms let work for a purpose. */
export function rolesFor({ permissions }: Terms, purpose: string): readonly string[] {
  return [...new Set(permissions.filter((one) => one.purpose === purpose).flatMap(({ roles }) => roles))];
}
