import { findingKinds, findingDueOf, ownerSideOf, take, traitsOf } from '@cordon/core/assurance';
import type { Kysely } from 'kysely';
import type { OwedEntries } from '../ledger/index.ts';
import type { OwedAct } from '../platform/owing.ts';
import type { Findings, Found, Kept, NewFinding } from './finding.ts';
import { createFindingStore } from './store.ts';

/** Findings, as other features raise them and as people look at them. */
export function composeFindings(world: {
  readonly db: Kysely<unknown>;
  readonly owed: Pick<OwedEntries, 'settle'>;
  readonly now: () => Date;
}) {
  const { owed, now } = world;
  const store = createFindingStore(world.db);
  const findings: Findings = {
    async raise(finding) {
      const at = now();
      const kept = keptOf(finding, at);
      const { moved, ...raised } = await store.raise(
        kept,
        at,
        (id) => act('finding-raised', id, finding, at, { severity: kept.severity }),
        ({ id, standing }, same) => {
          const seen = take(standing, { act: 'look', passes: false, same }, { side: 'cordon' }, at.getTime());
          if (!seen.ok || seen.standing === standing) return null;
          const name = standing.state === 'exception' ? 'finding-exception-ended' : 'finding-retested';
          const words = name === 'finding-retested' ? { passes: false } : { why: 'changed' };
          return { standing: seen.standing, owed: act(name, id, finding, at, words) };
        },
      );
      if (raised.fresh || moved) await owed.settle();
      return raised;
    },
    async settle(kinds, source, still) {
      const at = now();
      const settled = await store.settle(kinds, source, still, at, ({ id, ...finding }) =>
        act('finding-settled', id, finding, at),
      );
      if (settled > 0) await owed.settle();
      return settled;
    },
  };
  return { findings, findingStore: store };
}

/** A finding with all that its kind says of it, where whoever raised it did not know better. */
export function keptOf(finding: NewFinding, at: Date): Kept {
  const { kind, about, source, vendor, agreement, facts } = finding;
  const traits = traitsOf(kind);
  const severity = finding.severity ?? findingKinds[kind].severity;
  return {
    ...{ kind, about, source, vendor, agreement, facts, severity },
    practice: finding.practice ?? traits.practice,
    origin: finding.origin ?? traits.origin,
    owner: finding.owner ?? { side: ownerSideOf(kind, vendor), person: null },
    dueAt: new Date(findingDueOf(severity, at.getTime())),
  };
}

function act(
  name: string,
  id: string,
  { kind, source, vendor, agreement, facts }: Found,
  at: Date,
  more: OwedAct['words'] = {},
): OwedAct {
  return {
    ...{ act: name, person: null, party: vendor, agreement, ip: null, at },
    words: { ...facts, ...more, finding: id, found: kind, ...(source !== null && { source }) },
  };
}
