import { skewOf, twoSites, type BadgeAlarm } from '@cordon/core/assurance/badges';
import { dayOf } from './day.ts';
import type { BadgeDeps } from './deps.ts';

const DAY_MS = 86_400_000;
/** Names of visitors, and what badges told: long enough for an audit of a quarter. */
const KEPT_MS = 90 * DAY_MS;
/** Pictures of an inspection are evidence until the next yearly audit looked at them. */
const PHOTOS_KEPT_MS = 400 * DAY_MS;

export type LookDeps = Pick<
  BadgeDeps,
  'register' | 'events' | 'assignments' | 'findings' | 'visitors' | 'inspections' | 'now'
>;

/** Looks at every site: how readers' clocks stand, and what of its day does not fit. What is a signal becomes a finding. */
export async function lookAtBadges(deps: LookDeps): Promise<void> {
  const farDoors: string[] = [];
  for (const { id, party } of await deps.events.sites()) {
    for (const [door, delays] of await deps.events.delays(id)) {
      const { median, correction, far } = skewOf(delays);
      await deps.events.keepSkew(door, median, correction, far);
      if (!far) continue;
      const about = `${id}/${door}`;
      farDoors.push(about);
      const facts = { site: id, door, seconds: Math.round(median / 1000) };
      await deps.findings.raise({ kind: 'badge-reader-clock', about, ...nowhere(party), facts });
    }
    const { alarms } = await dayOf(deps, id);
    for (const alarm of alarms) if (alarm.level === 'signal') await raise(deps, id, party, alarm);
  }
  await deps.findings.settle(['badge-reader-clock'], null, farDoors);
  await lookAcrossSites(deps);
}

/** Who was at two sites too soon one after the other: a finding of whose badges they are, once a day. */
async function lookAcrossSites({ events, findings, register, now }: LookDeps): Promise<void> {
  const apart = twoSites(await events.acrossSites(new Date(now().getTime() - DAY_MS)));
  for (const { person, sites, at } of apart) {
    const [other, site] = sites;
    const party = (await register.site(site))?.party;
    if (party === undefined) continue;
    const day = new Date(at).toISOString().slice(0, 10);
    await findings.raise({
      ...{ kind: 'badge-rule-broken', about: [site, 'two-sites', person, '', day].join('/') },
      ...nowhere(party),
      facts: { site, rule: 'two-sites', person, other, day },
    });
  }
}

/** Once a day, badge and rule: what goes on is one finding, what comes again another day is another. */
async function raise(
  { findings }: LookDeps,
  site: string,
  party: string,
  { rule, badge, person, at, why }: BadgeAlarm,
): Promise<void> {
  const day = new Date(at).toISOString().slice(0, 10);
  await findings.raise({
    kind: rule === 'badge-ended' ? 'badge-misused' : 'badge-rule-broken',
    about: [site, rule, badge ?? person ?? 'unregistered', why ?? '', day].join('/'),
    ...nowhere(party),
    facts: { site, rule, ...(why !== null && { why }), ...(person !== null && { person }), day },
  });
}

/** What fails at sites, as their last walks found it: raised, or settled by a walk that passes. */
export async function lookAtInspections({
  findings,
  inspections,
}: Pick<BadgeDeps, 'findings' | 'inspections'>): Promise<void> {
  const failing = await inspections.failing();
  for (const { site, party, item } of failing) {
    const facts = { site, item };
    await findings.raise({ kind: 'inspection-failed', about: `${site}/${item}`, ...nowhere(party), facts });
  }
  const still = failing.map(({ site, item }) => `${site}/${item}`);
  await findings.settle(['inspection-failed'], null, still);
}

/** Erases what is kept no longer. */
export async function forgetBadges({ events, visitors, inspections, now }: LookDeps): Promise<void> {
  const before = new Date(now().getTime() - KEPT_MS);
  await Promise.all([
    visitors.forget(before),
    events.forget(before),
    inspections.forget(new Date(now().getTime() - PHOTOS_KEPT_MS)),
  ]);
}

const nowhere = (vendor: string) => ({ source: null, vendor, agreement: null });
