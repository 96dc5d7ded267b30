import { sides, type LifeEvent, type Side } from './event.ts';
import { agreed, factsOf, ranOut, type LifeFacts, type SignedVersion } from './facts.ts';
import { may } from './may.ts';
import { coveredUntil, runs, standing } from './span.ts';
import { actKinds, type ActKind, type Life, type Pending, type Standing } from './state.ts';

/**
 * Where an agreement stands. Every other part of Cordon that asks is answered from here.
 * @param events in the order in which they happened
 * @param now epoch milliseconds
 */
export function lifeOf(events: readonly LifeEvent[], now: number): Life {
  return lifeAt(factsOf(events), now);
}

/** The same from facts, which can be kept while time goes on. */
export function lifeAt(facts: LifeFacts, now: number): Life {
  const stands = standingAt(facts, now);
  const actsOf = (side: Side): readonly ActKind[] =>
    actKinds.filter((kind) => may(stands, kind, side) === null);
  return { ...stands, acts: { controller: actsOf('controller'), processor: actsOf('processor') } };
}

function standingAt(facts: LifeFacts, now: number): Standing {
  const signed = agreed(facts).map((version) => ({ ...version, from: version.began }));
  const ended = endOf(facts, now);
  const first = standing(signed, now);
  const running = ended === null && first !== undefined && runs(first, now) ? first : null;
  const pending = ended === null ? pendingOf(facts) : null;
  return {
    ...stateOf(facts, ended, signed, running),
    at: now,
    reason: ended?.reason ?? null,
    offered: facts.offered !== null,
    negotiated: facts.redlined !== null,
    suspendedBy: ended === null ? (facts.suspended?.by ?? null) : null,
    signed: signed.map(({ version }) => version),
    running: running?.version ?? null,
    stands: first?.version ?? null,
    pending,
    atStake: pending?.version ?? first?.version ?? facts.versions.at(-1)?.version ?? 0,
    awaits: pending === null ? null : pending.signedBy.includes('controller') ? 'processor' : 'controller',
    endsAt: running === null ? null : coveredUntil(signed, now),
    furthest: Math.max(0, pending?.until ?? 0, ...signed.map(({ until }) => until)),
  };
}

function endOf(facts: LifeFacts, now: number): LifeFacts['ended'] {
  if (facts.ended !== null) return facts.ended;
  const over = ranOut(facts, now);
  return over === null ? null : { at: over, reason: 'expired' };
}

/** The newest version, while it can be signed and both have not. */
function pendingOf({ versions }: LifeFacts): Pending | null {
  const newest = versions.at(-1);
  if (newest?.open !== true) return null;
  const signedBy = sides.filter((side) => newest.signed[side] !== undefined);
  const { version, from, until } = newest;
  return signedBy.length === sides.length ? null : { version, from, until, signedBy };
}

/** @param signed newest first, from when they began */
function stateOf(
  facts: LifeFacts,
  ended: LifeFacts['ended'],
  signed: readonly SignedVersion[],
  running: SignedVersion | null,
): Pick<Standing, 'state' | 'since'> {
  if (ended !== null) return { state: 'ended', since: ended.at };
  if (signed.length > 0) {
    if (facts.suspended !== null) return { state: 'suspended', since: facts.suspended.at };
    if (running !== null) return { state: 'in-force', since: withoutGap(signed, running.from) };
    const last = Math.max(...signed.flatMap((version) => Object.values(version.signed)));
    return { state: 'signed', since: last };
  }
  if (facts.redlined !== null) return { state: 'negotiated', since: facts.redlined.at };
  if (facts.offered !== null) return { state: 'offered', since: facts.offered.at };
  return { state: 'draft', since: facts.versions[0]?.proposedAt ?? 0 };
}

/** The start of the stretch without a gap that reaches to `at`. */
function withoutGap(signed: readonly SignedVersion[], at: number): number {
  const before = signed.filter(({ from, until }) => from < at && at <= until);
  return before.length === 0 ? at : withoutGap(signed, Math.min(...before.map(({ from }) => from)));
}
