import { presenceOf, stays } from '@cordon/core/assurance/badges';
import type { z } from 'zod';
import type { BadgeSystem, HeldBadge } from './badge.ts';
import type { SiteDay } from './day.ts';
import type { FoundSite } from './deps.ts';
import type { siteBadges } from './schemas.ts';

type View = z.infer<typeof siteBadges>;

const NEWEST = 50;

/** Of fewer people in a zone a number tells who is there to whoever knows the floor (k-anonymity). */
const LEAST = 5;

interface Seen {
  readonly site: FoundSite;
  readonly day: SiteDay;
  readonly systems: readonly BadgeSystem[];
  /** Whether people are named. */
  readonly named: boolean;
  readonly mayChange: boolean;
  readonly now: Date;
}

/** A site's floor as somebody may see it. Whoever is told no names is told no person's comings and goings either. */
export function siteBadgesOf({ site, day, systems, named, mayChange, now }: Seen): View {
  const badges = new Map(day.badges.map((badge) => [badge.id, badge]));
  const personOf = (badge: string | null) => {
    const held = badge === null ? undefined : badges.get(badge);
    return held?.person == null ? null : { id: held.person.id, name: held.person.name };
  };
  const zoneName = new Map(day.zones.map(({ id, name }) => [id, name]));
  const doorName = new Map(day.doors.map(({ id, name }) => [id, name]));
  const here = presentOf(day, badges, now.getTime());
  return {
    ...{ site: { id: site.id, name: site.name, party: site.party }, named, least: LEAST, mayChange },
    at: now.toISOString(),
    zones: day.zones.map(({ id, name, kind }) => {
      const inside = here.filter(({ zone }) => zone === id);
      const people = inside.flatMap(({ held, since }) =>
        held.person === null
          ? []
          : [{ id: held.person.id, name: held.person.name, since: new Date(since).toISOString() }],
      );
      const who = named ? people.toSorted((one, other) => one.name.localeCompare(other.name)) : [];
      const guests = inside.length - people.length;
      const told = (many: number) => (named || many >= LEAST ? many : null);
      return { id, name, kind, people: told(people.length), visitors: told(guests), who };
    }),
    doors: day.doors.map(({ id, code, name, direction, zone, from, skew, adds, far }) => ({
      ...{ id, code, name, direction, far, zone: zoneName.get(zone) ?? '' },
      from: from === null ? null : (zoneName.get(from) ?? null),
      ...{ skewSeconds: Math.round(skew / 1000), addsSeconds: Math.round(adds / 1000) },
    })),
    systems: systems.map(({ id, name, createdAt, heardAt }) => ({
      ...{ id, name, createdAt: createdAt.toISOString(), heardAt: heardAt?.toISOString() ?? null },
    })),
    alarms: day.alarms.map(({ rule, level, badge, person, at, times, why }) => ({
      ...{ rule, level, times, why, at: new Date(at).toISOString() },
      person: named ? (personOf(badge) ?? namedIn(day.badges, person)) : null,
    })),
    events: named
      ? day.events
          .slice(-NEWEST)
          .toReversed()
          .map(({ at, door, badge, direction, result }) => ({
            ...{ at: new Date(at).toISOString(), door: doorName.get(door) ?? '', direction, result },
            person: personOf(badge),
            holder: badge === null ? 'unregistered' : personOf(badge) === null ? 'visitor' : 'person',
          }))
      : [],
    badges: named
      ? day.badges.flatMap(({ id, person, from, until }) =>
          person === null || (until !== null && until <= now)
            ? []
            : [{ id, person: { id: person.id, name: person.name }, from: from.toISOString(), until: null }],
        )
      : [],
  };
}

/** Who is where by their badge, a person once: where either of their badges was seen last. */
function presentOf(day: SiteDay, badges: ReadonlyMap<string, HeldBadge>, now: number) {
  const doors = new Map(day.doors.map((door) => [door.id, door]));
  const found = [...presenceOf(day.events, doors)].flatMap(([id, presence]) => {
    const held = badges.get(id);
    const over = held === undefined || (held.until !== null && held.until.getTime() <= now);
    return over || presence.zone === null || !stays(presence, now) ? [] : [{ held, ...presence }];
  });
  const newest = found.toSorted((one, other) => other.since - one.since);
  return [...new Map(newest.toReversed().map((one) => [one.held.person?.id ?? one.held.id, one])).values()];
}

function namedIn(badges: readonly HeldBadge[], person: string | null) {
  const held = badges.find((badge) => person !== null && badge.person?.id === person);
  return held?.person == null ? null : { id: held.person.id, name: held.person.name };
}
