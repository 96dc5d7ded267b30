import { directionOf } from '../event.ts';
import { personOf, together, type Rule } from './walk.ts';

/**
 * Into a zone where work is done, outside the hours somebody works. People forget an umbrella and come back, so once is
 * context; into a restricted zone, or twice, it is a signal. Where no shift says when somebody works nothing is said.
 */
export const afterHours: Rule = (walk) => {
  const hits = walk.events.flatMap((event) => {
    const door = walk.doors.get(event.door);
    const kind = door === undefined ? 'public' : walk.zones.get(door.zone)?.kind;
    if (event.badge === null || event.result === 'denied' || door === undefined || kind === 'public')
      return [];
    const person = personOf(walk.badges.get(event.badge));
    if (person === null || directionOf(event, door) === 'out') return [];
    if (walk.onShift(person, event.at) !== false) return [];
    return [{ badge: event.badge, at: event.at, ...(kind === 'restricted' && { why: 'restricted' }) }];
  });
  return together('after-hours', hits, walk, (times, why) => times >= 2 || why === 'restricted');
};
