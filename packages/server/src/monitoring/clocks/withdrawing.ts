import { Failure } from '@cordon/core/kernel';
import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { ClockDeps } from './deps.ts';
import type { KeptFact } from './fact.ts';

/**
 * Takes back a fact that was recorded wrongly. It stays where it is, the strict clocks still count its time, and the entry cites
 * it by its number and hash.
 * @throws Failure `not-in-scope` for a fact of another incident; `bad-request` for what Cordon did itself; `already-done`;
 *   `signature-invalid`; `ledger-unavailable`, when it is taken back all the same and entered later
 */
export async function withdrawFact(
  deps: ClockDeps,
  who: SignedIn,
  incident: string,
  taking: { readonly fact: number; readonly reason: string },
  given: GivenAct,
): Promise<void> {
  const at = deps.now();
  const kept = await takenBackBy(deps, incident, taking.fact);
  const words = { incident, number: kept.id, reason: textHash(taking.reason) };
  const actor = await deps.signedActs.by(who, 'incident-fact-withdrawn', words, given);
  await deps.store.withdraw(incident, taking, who.person.id, {
    ...{ act: 'incident-fact-withdrawn', ...actor, agreement: null, at },
    words: { ...words, kind: kept.fact.kind, withdrawn: hashOf(kept) },
  });
  await deps.settle();
}

/** The fact that somebody wants to take back. @throws Failure as {@link withdrawFact} */
export async function takenBackBy(
  { store }: Pick<ClockDeps, 'store'>,
  incident: string,
  fact: number,
): Promise<KeptFact> {
  const kept = (await store.facts(incident)).get(incident)?.find(({ id }) => id === fact);
  if (kept === undefined) throw new Failure('not-in-scope');
  if (kept.by === null)
    throw new Failure('bad-request', 'Cordon recorded it itself, when it did what it says.');
  if (kept.withdrawn !== null) throw new Failure('already-done');
  return kept;
}

/** Of a fact as it is kept: what an entry cites it by. */
export function hashOf({ fact }: KeptFact): string {
  return textHash(canonicalText(fact as unknown as JsonValue));
}
