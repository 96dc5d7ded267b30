import {
  countsOf,
  groupsToTell,
  hasFallen,
  outcomesOf,
  ratesOf,
  repeatRate,
  SMALLEST_GROUP,
  type Counts,
  type Outcome,
  type Rates,
} from '@cordon/core/people/phishing';
import type { NotSent } from './campaign.ts';
import type { ToldTarget } from './targets.store.ts';

interface Told {
  readonly counts: Counts;
  readonly rates: Rates;
}

/** What a campaign came to, without anybody's name. */
export interface CampaignResult {
  /** Everybody within its scope. */
  readonly people: number;
  readonly sent: number;
  readonly delivered: number;
  readonly leftOut: Readonly<Partial<Record<NotSent, number>>>;
  /** Null while fewer were reached than may be told of. */
  readonly told: (Told & { readonly repeat: number | null }) | null;
  /** By site; the last without a name is everybody else. */
  readonly groups: readonly (Told & { readonly site: string | null })[];
}

/**
 * @param before who fell in earlier campaigns
 * @returns counts over groups that are large enough, and outcomes for whoever may act on them
 */
export function resultOf(
  targets: readonly ToldTarget[],
  before: ReadonlySet<string>,
): { readonly result: CampaignResult; readonly outcomes: readonly Outcome[] } {
  const outcomes = outcomesOf(targets.map(({ told }) => told));
  const reached = outcomes.flatMap((outcome, nth) =>
    outcome.deliveredAt === null ? [] : [{ ...outcome, site: targets[nth]?.site ?? null }],
  );
  const toldOf = (of: readonly Outcome[]): Told => {
    const counts = countsOf(of);
    return { counts, rates: ratesOf(counts) };
  };
  const fell = reached.filter(hasFallen).map(({ person }) => person);
  const enough = reached.length >= SMALLEST_GROUP;
  return {
    outcomes,
    result: {
      people: targets.length,
      sent: targets.filter(({ sentAt }) => sentAt !== null).length,
      delivered: reached.length,
      leftOut: Object.fromEntries(
        [...Map.groupBy(targets, ({ leftOut }) => leftOut)].flatMap(([why, of]) =>
          why === null ? [] : [[why, of.length]],
        ),
      ),
      told: enough ? { ...toldOf(reached), repeat: repeatRate(fell, before) } : null,
      groups: groupsToTell(reached, ({ site }) => site).map(({ name, members }) => ({
        site: name,
        ...toldOf(members),
      })),
    },
  };
}
