import type { Citation, Principal, Refused, Request } from '../kernel/index.ts';
import { containmentRule } from './containing.ts';
import type { Policy } from './policy.ts';
import { refuse } from './refuse.ts';

/** Of what the terms allow, whoever is slowed keeps a quarter. */
const QUARTER = 4;

/** The running shift over which the limits of the terms are counted, in hours: no time zone, no midnight at which they start anew. */
export const SHIFT_HOURS = 12;

/** Whoever is slowed still reads back a number now and then. */
const REVEALS_AN_HOUR = 1;

/**
 * Whether somebody was asked for their second factor anew and has not given it since. It binds everything they ask,
 * whatever the terms say of factors: the person may be another than the session says.
 * @returns null when nothing is owed
 */
export function checkFactor(policy: Policy, { held }: Principal): Refused | null {
  return held !== undefined && owesFactor(held) ? refuse('step-up-needed', citationsOf(policy)) : null;
}

/** Whether a factor was asked for after the last one was given; at the very moment counts as not given. */
export function owesFactor({
  factorAfter,
  factorAt,
}: Pick<NonNullable<Principal['held']>, 'factorAfter' | 'factorAt'>): boolean {
  return factorAfter !== null && !(factorAt !== null && factorAt > factorAfter);
}

/**
 * Whether an access keeps to the pace of somebody who is slowed: so many customers an hour, no more look-ups than that, one
 * reveal, no export and no original opened. It comes on top of every limit of the terms and loosens none.
 * @returns null when it does, or when nobody slowed them
 */
export function checkPace(policy: Policy, { held }: Principal, request: Request): Refused | null {
  const most = held?.customersAnHour ?? null;
  if (most === null) return null;
  const { operation, usage } = request;
  const { customers, newCustomer, reveals, lookups } = usage.lastHour;
  const pace = paceOf(policy, most);
  const keeps =
    operation !== 'export' &&
    operation !== 'unseal' &&
    (operation !== 'lookup' || lookups < pace) &&
    (operation !== 'reveal' || reveals < REVEALS_AN_HOUR) &&
    (!newCustomer || customers < pace);
  return keeps ? null : refuse('slowed', citationsOf(policy));
}

/**
 * Customers an hour of somebody who is slowed: a quarter of what the terms allow in a shift, spread over its hours and
 * rounded up, and never more than they were slowed to.
 */
function paceOf(policy: Policy, most: number): number {
  const allowed = policy.terms.limits
    .filter(({ kind }) => kind === 'subjects-per-shift')
    .map(({ max }) => Math.ceil(max / SHIFT_HOURS / QUARTER));
  return Math.min(most, ...allowed);
}

/** The clauses about containment where the terms have some, else that no suspension may be open: what holds somebody back is a lighter one. */
function citationsOf({ agreement, terms, conditions, otherwise }: Policy): readonly Citation[] {
  const rule = containmentRule(terms.duties);
  if (rule !== null) return rule.clauses.map((clause) => ({ agreement, clause, effect: 'duty' }));
  return [conditions.find(({ kind }) => kind === 'suspension')?.citation ?? otherwise];
}
