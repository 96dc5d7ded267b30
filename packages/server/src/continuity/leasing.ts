import { Failure } from '@cordon/core/kernel';
import { leasableKinds } from '@cordon/core/policy';
import type { GivenAct, MaybeGivenAct, SignedIn } from '../identity/index.ts';
import { mayKnow } from '../people/rights.ts';
import { newId } from '../platform/ids.ts';
import type { ExceptionDeps } from './deps.ts';
import { stateOf, type Lease, type Reviewed } from './exception.ts';

const HOUR = 3_600_000;

/** A lease as one side asks for it. */
export interface LeaseAsked {
  readonly agreement: string;
  readonly kinds: readonly string[];
  /** A site of the vendor, or one of its networks by id; exactly one. */
  readonly site: string | null;
  readonly network: string | null;
  readonly hours: number;
  readonly reason: string;
}

/**
 * Asks the other party for a continuity lease; one's own side agrees by asking, and signs it.
 * @throws Failure `not-in-scope`, `signature-invalid`, `not-permitted` where the terms know no lease, `bad-request` for more hours than they
 *   allow, a kind that yields to none or is not among the conditions, and a place that is not the vendor's
 */
export async function askLease(
  deps: ExceptionDeps,
  who: SignedIn,
  asked: LeaseAsked,
  given: GivenAct,
): Promise<string> {
  const terms = await deps.termsOf(asked.agreement);
  const { partyId, partyKind, id: by } = who.person;
  if (terms === null || ![terms.controller, terms.processor].includes(partyId)) {
    throw new Failure('not-in-scope');
  }
  const rule = terms.continuityLease;
  if (rule === undefined) throw new Failure('not-permitted');
  if (asked.hours > rule.hours) throw new Failure('bad-request', 'That is longer than the agreement allows.');
  const conditions = terms.conditions.map(({ kind }) => kind);
  if (!asked.kinds.every((kind) => leasableKinds.includes(kind) && conditions.includes(kind))) {
    throw new Failure(
      'bad-request',
      'Only reports of other systems that the agreement asks for can be let stand.',
    );
  }
  const place = await placeOf(deps, terms.processor, asked);
  const id = newId('lea');
  const { agreement, kinds, hours, reason } = asked;
  const { site, network } = asked;
  const words = { agreement, kinds: kinds.join(','), site, network, hours, reason };
  const actor = await deps.signedActs.by(who, 'lease-asked', words, given);
  await deps.enter('lease-asked', actor, agreement, { ...words, lease: id, range: place.network });
  const made = { id, agreement, kinds, ...place, hours, reason, side: partyKind, by, at: deps.now() };
  await deps.exceptions.askLease(made);
  return id;
}

/**
 * The other party agrees, signed by whoever does: from now on it runs. Entered before it does.
 * @throws Failure `not-in-scope`, `signature-invalid`, `not-the-second-person` for the side that asked, `already-done`
 */
export async function agreeLease(
  deps: ExceptionDeps,
  who: SignedIn,
  id: string,
  given: GivenAct,
): Promise<void> {
  const lease = await leaseOf(deps, who, id);
  const side = who.person.partyKind;
  if ((side === 'company' ? lease.companyBy : lease.vendorBy) !== null) {
    throw new Failure('not-the-second-person');
  }
  if (stateOf(lease, deps.now()) !== 'asked') throw new Failure('already-done');
  const rule = (await deps.termsOf(lease.agreement.id))?.continuityLease;
  if (rule === undefined) throw new Failure('not-permitted');
  const from = deps.now();
  const until = new Date(from.getTime() + Math.min(lease.hours, rule.hours) * HOUR);
  const reviewDueAt = new Date(until.getTime() + rule.reviewWithinHours * HOUR);
  const actor = await deps.signedActs.by(who, 'lease-agreed', { lease: id }, given);
  await deps.enter('lease-agreed', actor, lease.agreement.id, {
    lease: id,
    ...{ clause: rule.clause, from: from.toISOString(), until: until.toISOString() },
  });
  if (!(await deps.exceptions.agreeLease(id, side, who.person.id, { from, until, reviewDueAt }))) {
    throw new Failure('already-done');
  }
}

/**
 * Either party ends a lease, or takes back what it asked for. What closes access is done before it is entered.
 * @throws Failure `not-in-scope`, `signature-invalid`, `already-done`
 */
export async function endLease(
  deps: ExceptionDeps,
  who: SignedIn,
  id: string,
  given: MaybeGivenAct,
): Promise<void> {
  const lease = await leaseOf(deps, who, id);
  const actor = await deps.signedActs.closing(who, 'lease-ended', { lease: id }, given);
  if (!(await deps.exceptions.end('lease', id, deps.now()))) throw new Failure('already-done');
  await deps.enter('lease-ended', actor, lease.agreement.id, { lease: id });
}

/**
 * The company says afterwards whether all was in order. Not by who agreed to it.
 * @throws Failure `not-in-scope`, `signature-invalid`, `not-the-second-person`, `already-done` when it is not over or was
 *   reviewed
 */
export async function reviewLease(
  deps: ExceptionDeps,
  who: SignedIn,
  id: string,
  { finding, ...given }: Reviewed,
): Promise<void> {
  const lease = await leaseOf(deps, who, id);
  if (lease.companyBy?.id === who.person.id) throw new Failure('not-the-second-person');
  if (stateOf(lease, deps.now()) !== 'over') throw new Failure('already-done');
  const words = { lease: id, finding };
  const actor = await deps.signedActs.by(who, 'lease-reviewed', words, given);
  await deps.enter('lease-reviewed', actor, lease.agreement.id, words);
  if (!(await deps.exceptions.review('lease', id, who.person.id, finding, deps.now()))) {
    throw new Failure('already-done');
  }
}

async function leaseOf({ exceptions }: ExceptionDeps, who: SignedIn, id: string): Promise<Lease> {
  const [lease] = await exceptions.leases({ id });
  if (lease === undefined || !mayKnow(who.person, lease.vendor.id)) throw new Failure('not-in-scope');
  return lease;
}

/** A lease names one place: whoever is elsewhere is held to every condition. */
async function placeOf(
  deps: ExceptionDeps,
  vendor: string,
  { site, network }: LeaseAsked,
): Promise<{ readonly site: string | null; readonly network: string | null }> {
  if ((site === null) === (network === null)) throw new Failure('bad-request', 'One site, or one network.');
  if (site !== null) {
    if (!(await deps.sitesOf(vendor)).some(({ id }) => id === site)) throw new Failure('bad-request');
    return { site, network: null };
  }
  const listed = (await deps.networksOf(vendor)).find(({ id }) => id === network);
  if (listed === undefined) throw new Failure('bad-request');
  return { site: null, network: listed.cidr };
}
