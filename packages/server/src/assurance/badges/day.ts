import {
  alarmsOf,
  ordered,
  type Badge,
  type BadgeAlarm,
  type BadgeEvent,
  type Walk,
} from '@cordon/core/assurance/badges';
import { lastSpan } from '@cordon/core/policy';
import type { Assignment } from '../../assignments/assignment.ts';
import type { HeldBadge, SiteDoor, SiteZone } from './badge.ts';
import type { BadgeDeps } from './deps.ts';

const HOUR = 3_600_000;
/** What the rules look at: a day, and before it the longest stay, so that whoever came in the evening is known. */
const DAY_MS = 24 * HOUR;
/** Whoever comes an hour early or leaves an hour late is on shift. */
const BESIDE_MS = HOUR;

/** A site's last day, read once for whoever looks at it and for the rules. */
export interface SiteDay {
  readonly zones: readonly SiteZone[];
  readonly doors: readonly SiteDoor[];
  readonly badges: readonly HeldBadge[];
  /** As they happened. */
  readonly events: readonly BadgeEvent[];
  readonly alarms: readonly BadgeAlarm[];
}

export type DayDeps = Pick<BadgeDeps, 'register' | 'events' | 'assignments' | 'now'>;

export async function dayOf({ register, events, assignments, now }: DayDeps, site: string): Promise<SiteDay> {
  const at = now();
  const from = new Date(at.getTime() - DAY_MS);
  const [zones, doors, badges, told, work, assigned] = await Promise.all([
    register.zones(site),
    register.doors(site),
    register.badges(site, from),
    // A reader whose clock is ahead tells of later than now.
    events.day(site, from, new Date(at.getTime() + DAY_MS)),
    events.work(site, from),
    assignments.live({}, at),
  ]);
  const happened = ordered(told, new Map(doors.map(({ id, adds }) => [id, adds])));
  const walk: Walk = {
    ...{ events: happened, from: from.getTime(), to: at.getTime(), work },
    doors: new Map(doors.map(({ id, direction, zone, from }) => [id, { id, direction, zone, from }])),
    zones: new Map(zones.map((zone) => [zone.id, zone])),
    badges: new Map(badges.map((badge) => [badge.id, badgeOf(badge)])),
    onShift: shiftsOf(assigned),
  };
  return { zones, doors, badges, events: happened, alarms: alarmsOf(walk) };
}

function badgeOf({ id, person, visitor, from, until, lostAt }: HeldBadge): Badge {
  const times = { from: from.getTime(), until: until?.getTime() ?? null, lostAt: lostAt?.getTime() ?? null };
  const holder: Badge['holder'] =
    visitor === null
      ? { kind: 'person', person: person?.id ?? '', leftAt: person?.leftAt?.getTime() ?? null }
      : { kind: 'visitor', visitor: visitor.id, escort: visitor.escort };
  return { id, holder, ...times };
}

/** When people are to work, from their shifts, swaps and extensions. */
export function shiftsOf(
  assigned: readonly Pick<Assignment, 'person' | 'shift' | 'changes'>[],
): Walk['onShift'] {
  const byPerson = Map.groupBy(assigned, ({ person }) => person.id);
  return (person, at) => {
    const of = byPerson.get(person);
    if (of === undefined || of.some(({ shift }) => shift === null)) return null;
    return of.some(({ shift, changes }) => {
      const last = shift === null ? [] : [lastSpan(shift, at), lastSpan(shift, at + BESIDE_MS)];
      const spans = [...last, ...changes.filter(({ kind }) => kind === 'on')];
      return spans.some(({ start, end }) => at >= start - BESIDE_MS && at < end + BESIDE_MS);
    });
  };
}
