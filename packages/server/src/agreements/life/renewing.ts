import { Failure } from '@cordon/core/kernel';
import type { Actor, AgreementDeps } from '../agreements.ts';
import { addVersion } from '../drafting.ts';
import { termsOf } from '../standing.ts';
import type { Version } from '../store.ts';
import { lifeFor } from './facts.ts';
import { mustBeAllowed, see } from './record.ts';

interface Span {
  /** RFC 3339; the moment the running version ends when left out. */
  readonly from?: string | undefined;
  /** As long after `from` as the running version lasts when left out. */
  readonly until?: string | undefined;
}

/**
 * Proposes the running version anew for a time after it. It comes into force once both have signed it.
 * @throws Failure with the refusal; `bad-request` for a time that adds nothing
 */
export async function renew(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  { from, until }: Span,
): Promise<void> {
  const seen = await see(deps, id);
  mustBeAllowed(deps, seen, actor.party, 'renew');
  const { running, endsAt } = lifeFor(seen, deps.now(), deps.signing.crypto);
  const version = seen.versions.find((one) => one.version === running);
  if (version === undefined || endsAt === null) throw new Failure('not-at-this-stage');
  const { inForce } = termsOf(version);
  const begins = from === undefined ? endsAt : Date.parse(from);
  const lasts = Date.parse(inForce.until) - Date.parse(inForce.from);
  const ends = until === undefined ? begins + lasts : Date.parse(until);
  if (ends <= begins || ends <= endsAt) {
    throw new Failure('bad-request', 'A renewal ends after the agreement it renews.');
  }
  await proposeAgain(deps, actor, id, version, begins, ends);
}

/** The one place where a renewal becomes a version: same clauses, another time. */
async function proposeAgain(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  version: Version,
  from: number,
  until: number,
): Promise<void> {
  const inForce = { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
  await addVersion(deps, actor, id, {
    clauses: version.clauses,
    particulars: version.particulars,
    ...inForce,
  });
}
