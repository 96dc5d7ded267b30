import {
  findingDueUnder,
  findingKinds,
  isSameRisk,
  ownerSideOf,
  take,
  traitsOf,
  type DutyUnder,
} from '@cordon/core/assurance';
import type { Terms } from '@cordon/core/kernel';
import type { Kysely } from 'kysely';
import type { OwedEntries } from '../ledger/index.ts';
import type { OwedAct } from '../platform/owing.ts';
import type { Findings, Found, Kept, NewFinding } from './finding.ts';
import { createFindingStore } from './store.ts';

/** Findings, as other features raise them and as people look at them. */
export function composeFindings(world: {
  readonly db: Kysely<unknown>;
  readonly owed: Pick<OwedEntries, 'settle'>;
  /** Policies in force now, each with its vendor: their duties may shorten the time in which a finding is mended. */
  readonly policies: () => Promise<readonly PolicyOf[]>;
  readonly now: () => Date;
}) {
  const { owed, now } = world;
  const store = createFindingStore(world.db);
  const keep = async (finding: NewFinding, at: Date): Promise<Kept> =>
    keptOf(finding, dutiesOf(finding, finding.vendor === null ? [] : await world.policies()), at);
  const findings: Findings = {
    async raise(finding) {
      const at = now();
      const kept = await keep(finding, at);
      const { moved, ...raised } = await store.raise(
        kept,
        at,
        (id) =>
          act('finding-raised', id, finding, at, {
            ...{ severity: kept.severity, mendBy: kept.dueAt.toISOString() },
            ...(kept.dueBy !== null && { mendByClause: kept.dueBy.clause }),
          }),
        ({ id, standing, facts }) => {
          const same = isSameRisk(finding.kind, facts, finding.facts);
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
  return { findings, findingStore: store, keepFinding: keep };
}

/** A policy in force, and whose it is. */
interface PolicyOf {
  readonly policy: { readonly terms: Pick<Terms, 'agreement' | 'duties'> };
  readonly vendor: string;
}

/** Duties of the agreement that a finding hangs on; of one that hangs on none, those of all with its vendor. */
function dutiesOf(
  { agreement, vendor }: Pick<Found, 'agreement' | 'vendor'>,
  policies: readonly PolicyOf[],
): readonly DutyUnder[] {
  return policies
    .filter(
      (one) =>
        one.vendor === vendor && (agreement ?? one.policy.terms.agreement) === one.policy.terms.agreement,
    )
    .flatMap(({ policy: { terms } }) => terms.duties.map((duty) => ({ agreement: terms.agreement, duty })));
}

/** A finding with all that its kind says of it, where whoever raised it did not know better. */
function keptOf(finding: NewFinding, duties: readonly DutyUnder[], at: Date): Kept {
  const { kind, about, source, vendor, agreement, facts } = finding;
  const traits = traitsOf(kind);
  const severity = finding.severity ?? findingKinds[kind].severity;
  const owner = finding.owner ?? { side: ownerSideOf(kind, vendor), person: null };
  const due = findingDueUnder({ kind, severity, side: owner.side }, duties, at.getTime());
  return {
    ...{ kind, about, source, vendor, agreement, facts, severity, owner },
    practice: finding.practice ?? traits.practice,
    origin: finding.origin ?? traits.origin,
    dueAt: new Date(due.dueAt),
    dueBy: due.by,
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
