import type { Citation, Code, ConductHold, Principal, Refused, Request } from '../kernel/index.ts';
import { conductRule } from './conduct.ts';
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
 * What binds everything somebody asks, whatever the terms say: a step decided about their conduct, then a second factor that
 * is owed.
 * @param now epoch milliseconds
 * @returns null when nothing does
 */
export function checkHeld(policy: Policy, principal: Principal, now: number): Refused | null {
  return checkConduct(policy, principal, now) ?? checkFactor(policy, principal);
}

const conductCode: Readonly<Record<ConductHold['step'], Code>> = {
  termination: 'conduct-removed',
  removal: 'conduct-removed',
  suspension: 'conduct-suspended',
  retraining: 'conduct-retraining',
};

/** The heaviest step in force is what is told. One that counts under another agreement, or whose day came, takes nothing. */
export function conductHeld(
  holds: readonly ConductHold[],
  agreement: string,
  now: number,
): ConductHold['step'] | null {
  const biting = holds.filter(
    (hold) =>
      (hold.agreement === null || hold.agreement === agreement) &&
      !(hold.until !== null && now >= hold.until),
  );
  const heaviest = (Object.keys(conductCode) as ConductHold['step'][]).find((step) =>
    biting.some((hold) => hold.step === step),
  );
  return heaviest ?? null;
}

function checkConduct(policy: Policy, { held }: Principal, now: number): Refused | null {
  const step = conductHeld(held?.conduct ?? [], policy.agreement, now);
  if (step === null) return null;
  const { clauses } = conductRule(policy.terms.duties);
  const { agreement } = policy;
  const cited = clauses.map((clause) => ({ agreement, clause, effect: 'duty' as const }));
  return refuse(conductCode[step], cited.length > 0 ? cited : citationsOf(policy));
}

/**
 * Whether somebody was asked for their second factor anew and has not given it since. It binds everything they ask,
 * whatever the terms say of factors: the person may be another than the session says.
 * @returns null when nothing is owed
 */
function checkFactor(policy: Policy, { held, kind }: Principal): Refused | null {
  if (held === undefined || !owesFactor(held)) return null;
  // An account has no factor to give: it waits until nobody asks for one.
  return refuse(kind === 'service' ? 'suspended' : 'step-up-needed', citationsOf(policy));
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
