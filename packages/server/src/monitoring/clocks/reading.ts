import { clocksOf, type Clock } from '@cordon/core/monitoring/clocks';
import { Failure } from '@cordon/core/kernel';
import type { SignedIn } from '../../identity/index.ts';
import type { ClockDeps } from './deps.ts';
import { clockFacts, type KeptFact } from './fact.ts';

/** An incident's clocks, as one person may see them. */
export interface IncidentClocks {
  readonly incident: string;
  readonly facts: readonly KeptFact[];
  readonly clocks: readonly Clock[];
}

type Reading = Pick<ClockDeps, 'store' | 'agreements' | 'now'>;

/** Every incident's clocks. @param incident of one alone */
export async function readClocks(
  { store, now }: Pick<Reading, 'store' | 'now'>,
  incident: string | null = null,
): Promise<readonly IncidentClocks[]> {
  const at = now().getTime();
  return [...(await store.facts(incident))].map(([of, facts]) => ({
    ...{ incident: of, facts },
    clocks: clocksOf(clockFacts(facts), at),
  }));
}

/**
 * What a person may see: the company's officers everything, a vendor the clocks of its own agreements and nothing of what the
 * company knows, answers or owes.
 */
export async function clocksSeenBy(
  deps: Reading,
  { person }: SignedIn,
  incident: string | null = null,
): Promise<readonly IncidentClocks[]> {
  const all = await readClocks(deps, incident);
  if (person.partyKind === 'company') return all;
  const own = new Set(
    (await deps.agreements()).filter(({ vendor }) => vendor.id === person.partyId).map(({ id }) => id),
  );
  return all.flatMap(({ incident: of, clocks }) => {
    const seen = clocks.filter(({ kind, agreement }) => kind === 'contract' && own.has(agreement ?? ''));
    return seen.length === 0 ? [] : [{ incident: of, facts: [], clocks: seen.map(withoutWhy) }];
  });
}

/** What was answered to other questions stands in the reasons, which are the company's. */
function withoutWhy(clock: Clock): Clock {
  return { ...clock, why: clock.why.slice(0, 1), taken: [] };
}

/** @throws Failure `not-in-scope` for a clock that is not there for them */
export async function clockSeenBy(
  deps: Reading,
  who: SignedIn,
  incident: string,
  id: string,
): Promise<{ readonly clock: Clock; readonly facts: readonly KeptFact[] }> {
  const [seen] = await clocksSeenBy(deps, who, incident);
  const clock = seen?.clocks.find((one) => one.id === id);
  if (seen === undefined || clock === undefined) throw new Failure('not-in-scope');
  return { clock, facts: seen.facts };
}
