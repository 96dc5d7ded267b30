import { clocksOf, momentWords, type Clock } from '@cordon/core/monitoring/clocks';
import { draftNotice, type Missing } from '@cordon/core/monitoring/notices';
import { rehearsalOf, type Rehearsed, type RehearsedNotice } from '@cordon/core/drills';
import { clockFacts, type KeptFact, type Recorded } from '../monitoring/clocks/fact.ts';
import { scopedFacts } from '../monitoring/clocks/scoping.ts';
import type { NoticeDeps } from '../monitoring/notices/deps.ts';
import { toldOf } from '../monitoring/notices/telling.ts';

export type RehearsingDeps = Pick<
  NoticeDeps,
  'scoping' | 'dataMaps' | 'clausesOf' | 'agreements' | 'company' | 'now'
>;

/** A drill as its entries show it. */
export interface ToRehearse {
  readonly people: readonly string[];
  readonly agreement: string;
  readonly from: Date;
  /** The incident that was opened about it; null where none was. */
  readonly incident: { readonly id: string; readonly openedAt: Date } | null;
}

/** Contents of a notice that the ledger gives; what happened, what comes of it and whom to ask is written by people. */
const BY_LEDGER: ReadonlySet<string> = new Set(['dates', 'data', 'clauses', 'subjects']);

const ZONE = 'UTC';

/** Clocks that somebody would have to answer. */
const RUNS: ReadonlySet<Clock['state']> = new Set(['running', 'overdue', 'partly', 'tolled']);

/**
 * Works out which clocks a breach like this would start, and what their drafts would hold, with what people would use for a
 * real one: the scope of the ledger, the duties that were signed, the laws. Reads only: nothing is recorded.
 */
export async function rehearse(deps: RehearsingDeps, drill: ToRehearse): Promise<Rehearsed> {
  const { people, agreement, from, incident } = drill;
  const at = deps.now();
  const dated = (when: Date) => ({ at: when.toISOString(), recordedAt: at.toISOString(), zone: ZONE });
  const seen = await scopedFacts(
    deps,
    { agents: people, agreement: null, window: { from, until: new Date(at.getTime() + 1) } },
    incident?.id ?? null,
  );
  if (seen === 'nothing') return rehearsalOf(false, []);
  if (incident === null) return rehearsalOf(true, []);
  if (seen === 'inexact') {
    const why = 'Data was seen, and the ledger does not tell exactly whose: no notice could give a number.';
    return { clockStarted: true, noticesReady: false, notices: { why, drafts: [] } };
  }
  const touched = (await deps.agreements()).find(({ id }) => id === agreement);
  const facts: readonly Recorded[] = [
    { kind: 'company-aware', exact: true, ...dated(incident.openedAt) },
    ...(touched?.duties ?? []).map((duty) => ({
      ...{ kind: 'contract' as const, agreement, ...duty, ...dated(incident.openedAt) },
    })),
    ...seen.map((fact): Recorded => ({ ...fact, ...dated(at) })),
  ];
  const names = { company: (await deps.company())?.name ?? '', vendor: touched?.vendor.name ?? null };
  const kept: readonly KeptFact[] = facts.map((fact, id) => ({
    ...{ id, fact, by: null, at, withdrawn: null, inPlaceOf: null },
  }));
  const clocks = clocksOf(clockFacts(kept), at.getTime()).filter(({ state }) => RUNS.has(state));
  return rehearsalOf(
    true,
    clocks.map((clock) => noticeOf(clock, kept, names)),
  );
}

function noticeOf(
  clock: Clock,
  facts: readonly KeptFact[],
  names: Parameters<typeof toldOf>[1],
): RehearsedNotice {
  const { title, missing } = draftNotice(clock.kind, toldOf(facts, names, clock), false);
  const asks = (some: readonly Missing[]) => some.map((one) => one.asks);
  return {
    ...{ clock: clock.id, title, due: clock.due === null ? null : momentWords(clock.due.at, clock.due.zone) },
    lacks: asks(missing.filter(({ part }) => BY_LEDGER.has(part))),
    people: asks(missing.filter(({ part }) => !BY_LEDGER.has(part))),
  };
}
