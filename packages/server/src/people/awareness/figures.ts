import type { Figures, PhishingFigures, TeamFigures } from '@cordon/core/people/awareness';
import type { PhishingBySite } from './deps.ts';
import type { Member } from './store.ts';

/** Of people who belong to no site. */
export const NO_SITE = 'none';

/** What the feeds tell; null: they do not. */
export interface Told {
  readonly training: ReadonlyMap<string, boolean> | null;
  readonly phishing: PhishingBySite | null;
  readonly spaced: ReadonlyMap<string, boolean> | null;
  /** By site, null for none. */
  readonly nearMisses: ReadonlyMap<string | null, number>;
}

/** Figures of a vendor and of each of its sites, out of what feeds tell of its people. A team is who works at a site. */
export function figuresOf(
  members: readonly Member[],
  told: Told,
): { readonly whole: Figures; readonly teams: readonly TeamFigures[] } {
  const bySite = Map.groupBy(members, ({ site }) => site);
  const teams = [...bySite].map(([site, own]): TeamFigures => ({
    team: site ?? NO_SITE,
    ...shares(own, told),
    phishing: told.phishing === null ? null : (told.phishing.sites?.get(site) ?? nothing(told.phishing)),
    nearMisses: told.nearMisses.get(site) ?? 0,
  }));
  const all = [...told.nearMisses.values()].reduce((sum, count) => sum + count, 0);
  return {
    whole: { ...shares(members, told), phishing: told.phishing?.whole ?? null, nearMisses: all },
    teams: teams.toSorted((a, b) => a.team.localeCompare(b.team)),
  };
}

function shares(
  own: readonly Member[],
  { training, spaced }: Told,
): Pick<Figures, 'people' | 'training' | 'spaced'> {
  const trained = counted(own, training);
  const answered = counted(own, spaced);
  return {
    people: own.length,
    training: trained === null ? null : { asked: trained.asked, current: trained.good },
    spaced: answered === null ? null : { asked: answered.asked, right: answered.good },
  };
}

function counted(own: readonly Member[], feed: ReadonlyMap<string, boolean> | null) {
  if (feed === null) return null;
  const known = own.flatMap(({ id }) => {
    const good = feed.get(id);
    return good === undefined ? [] : [good];
  });
  return { asked: known.length, good: known.filter(Boolean).length };
}

/** A site that no message reached; null where sites are not told apart. */
function nothing({ sites }: PhishingBySite): PhishingFigures | null {
  return sites === null ? null : { reached: 0, caught: 0, reported: 0, withinHour: 0, medianMinutes: null };
}
