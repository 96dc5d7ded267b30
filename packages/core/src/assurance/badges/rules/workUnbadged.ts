import { LONGEST_STAY_MS } from '../event.ts';
import { moved, stays, type Presence } from '../presence.ts';
import { personOf, type BadgeAlarm, type Rule } from './walk.ts';

/** Work is counted in stretches: a page that loads ten times is one. */
const STRETCH_MS = 15 * 60_000;
/** Whoever badges out may finish a sentence; whoever badges in may have signed in at the turnstile. */
const GRACE_MS = 5 * 60_000;

/**
 * More people at work from a site's network than badges in its zones: tailgating, or somebody else at the desk. A stretch
 * without a badge is context (a door held open, a badge forgotten); two on a day are a signal. Whoever never badged at this site
 * on this day may have come in before it began, so nothing is said of them in its first hours.
 */
export const workUnbadged: Rule = (walk) => {
  const at = new Map<string, Presence>();
  const stretches = new Map<string, Set<number>>();
  const lastAt = new Map<string, number>();
  let next = 0;
  for (const { person, at: when } of walk.work) {
    for (let event = walk.events[next]; event !== undefined && event.at <= when + GRACE_MS;) {
      const holder = event.badge === null ? null : personOf(walk.badges.get(event.badge));
      const after = holder === null ? null : moved(at.get(holder) ?? null, event, walk.doors);
      if (holder !== null && after !== null) at.set(holder, after);
      next += 1;
      event = walk.events[next];
    }
    const presence = at.get(person);
    if (presence === undefined) {
      if (when - walk.from < LONGEST_STAY_MS) continue;
    } else {
      const isIn = presence.zone !== null && stays(presence, when);
      if (isIn || when - presence.since <= GRACE_MS) continue;
    }
    stretches.set(person, (stretches.get(person) ?? new Set()).add(Math.floor(when / STRETCH_MS)));
    lastAt.set(person, when);
  }
  return [...stretches].map(([person, of]): BadgeAlarm => {
    const level = of.size >= 2 ? 'signal' : 'context';
    const about = { person, badge: null, at: lastAt.get(person) ?? walk.to, times: of.size, why: null };
    return { rule: 'work-unbadged', level, ...about };
  });
};
