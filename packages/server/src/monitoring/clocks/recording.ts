import { Failure } from '@cordon/core/kernel';
import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { ClockDeps } from './deps.ts';
import type { Recorded } from './fact.ts';
import { readClocks } from './reading.ts';
import type { FactBody, StatedFact } from './schemas.ts';
import { hashOf, takenBackBy } from './withdrawing.ts';

/** Two clocks may differ by this much. */
const SKEW_MS = 60_000;

/**
 * Records a fact of an incident, and starts or moves what hangs on it. The entry says which kind of fact, its number and the
 * hash of it; the texts of an incident stay beside the ledger. One that is stated in place of another takes that one back, and
 * its entry cites it.
 * @throws Failure `bad-request` for what lies ahead, or an agreement whose vendor owes no notice; `not-in-scope`; `already-done`
 *   for what was taken back before; `signature-invalid`; `ledger-unavailable`, when the fact counts all the same and is entered
 *   later
 */
export async function recordFact(
  deps: ClockDeps,
  who: SignedIn,
  incident: string,
  body: FactBody,
  given: GivenAct,
): Promise<void> {
  const at = deps.now();
  const { corrects, ...fact } = body;
  if (Date.parse(fact.at) > at.getTime() + SKEW_MS) throw new Failure('bad-request', 'It lies ahead of now.');
  if (fact.kind === 'occurred' && Date.parse(fact.until) < Date.parse(fact.from)) {
    throw new Failure('bad-request', 'It ended before it began.');
  }
  await refuseDrill(deps, incident);
  const replaced = corrects === undefined ? null : await takenBackBy(deps, incident, corrects.fact);
  const recorded = await recordedOf(deps, incident, fact, at);
  const words = { incident, fact: textHash(canonicalText(body as unknown as JsonValue)) };
  const actor = await deps.signedActs.by(who, 'incident-fact-recorded', words, given);
  const more = replaced === null ? {} : { corrects: replaced.id, corrected: hashOf(replaced) };
  await deps.store.record(
    incident,
    recorded,
    who.person.id,
    at,
    ({ kind }, number) => ({
      ...{ act: 'incident-fact-recorded', ...actor, agreement: null, at },
      words: { ...words, kind, number, ...more },
    }),
    corrects,
  );
  await deps.settle();
}

/** @throws Failure `bad-request` for an incident that was staged: its clocks would call on authorities */
export async function refuseDrill({ isDrill }: Pick<ClockDeps, 'isDrill'>, incident: string): Promise<void> {
  if (await isDrill(incident)) throw new Failure('bad-request', 'It is a drill’s: no clock runs for it.');
}

async function recordedOf(
  deps: ClockDeps,
  incident: string,
  fact: StatedFact,
  at: Date,
): Promise<readonly Recorded[]> {
  const recordedAt = at.toISOString();
  if (fact.kind === 'contract') {
    const touched = (await deps.agreements()).find(({ id }) => id === fact.agreement);
    if (touched === undefined) throw new Failure('not-in-scope');
    if (touched.duties.length === 0) {
      throw new Failure('bad-request', 'No clause that both parties signed makes its vendor give notice.');
    }
    return touched.duties.map((duty) => ({ ...fact, ...duty, recordedAt }));
  }
  if (fact.kind === 'sent') {
    const [known] = await readClocks(deps, incident);
    if (known?.clocks.some(({ id }) => id === fact.clock) !== true) throw new Failure('not-in-scope');
  }
  return [{ ...fact, recordedAt }];
}
