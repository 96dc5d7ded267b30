import { Failure } from '@cordon/core/kernel';
import {
  acknowledgementWords,
  changesBetween,
  draftProtocol,
  heldTo,
  PROTOCOL_ACKNOWLEDGED,
} from '@cordon/core/protocols';
import type { z } from 'zod';
import type { Assignment } from '../assignments/index.ts';
import type { SignedIn } from '../identity/index.ts';
import type { ProtocolDeps } from './deps.ts';
import type { acknowledgeBody, myProtocols } from './schemas.ts';
import { standingOf, stateOf } from './state.ts';
import { acknowledgedView, textView } from './views.ts';

type Mine = z.infer<typeof myProtocols>;

/** What somebody works under, each as it holds for their role. */
export async function mine(deps: ProtocolDeps, { person }: Pick<SignedIn, 'person'>): Promise<Mine> {
  const live = await deps.assignments.live({ person: person.id }, deps.now());
  const found = await Promise.all(live.map((assignment) => oneOf(deps, person.partyId, assignment)));
  return found.flat();
}

async function oneOf(deps: ProtocolDeps, party: string, work: Assignment): Promise<Mine> {
  const { agreement, purpose, accessRole, person } = work;
  const now = deps.now();
  const [answer, state] = await Promise.all([
    deps.terms.inForce(agreement.id, now),
    stateOf(deps, { agreement: agreement.id, purpose }),
  ]);
  if (!answer.ok) return [];
  const { policy } = answer;
  const newest = state.versions[0];
  const { state: stands, last } = standingOf(state, { id: person.id, party }, now.getTime());
  const before = state.versions.find(({ version }) => version === last?.version)?.protocol;
  return [
    {
      ...{ agreement, purpose, accessRole },
      protocol: textView(heldTo(newest?.protocol ?? draftProtocol(policy, purpose, 0), policy, accessRole)),
      hash: newest?.hash ?? null,
      state: newest === undefined ? 'not-in-force' : stands,
      acknowledged: last === null ? null : acknowledgedView(last, true),
      graceUntil: newest?.row.graceUntil.toISOString() ?? null,
      changes:
        newest === undefined || before === undefined ? [] : [...changesBetween(before, newest.protocol)],
    },
  ];
}

/**
 * Somebody says that they read the version in force of work they do, signed with the key of their session. For themselves:
 * there is no name in what they send.
 * @throws Failure `not-in-scope` for work they do not do, `conflict` for any version but the one in force, `already-done`,
 *   `signature-invalid`
 */
export async function acknowledge(
  deps: ProtocolDeps,
  who: SignedIn,
  { agreement, purpose, version, hash, ...given }: z.infer<typeof acknowledgeBody>,
): Promise<void> {
  const { id: person, partyId: party } = who.person;
  const live = await deps.assignments.live({ person, agreement }, deps.now());
  if (!live.some((one) => one.purpose === purpose)) throw new Failure('not-in-scope');
  const state = await stateOf(deps, { agreement, purpose });
  const newest = state.versions[0];
  if (newest?.version !== version || newest.hash !== hash) throw new Failure('conflict');
  const { state: stands } = standingOf(state, { id: person, party }, deps.now().getTime());
  if (stands === 'acknowledged') throw new Failure('already-done');
  const words = acknowledgementWords({ agreement, purpose, version, hash });
  const actor = await deps.signedActs.by(who, PROTOCOL_ACKNOWLEDGED, words, given);
  const entry = await deps.enter(PROTOCOL_ACKNOWLEDGED, actor, agreement, {});
  await deps.store.acknowledge({ entry, agreement, purpose, version, person, party, at: deps.now() });
}
