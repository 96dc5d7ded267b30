import { directionOf, type BadgeEvent } from '../event.ts';
import { presenceOf, stays } from '../presence.ts';
import { personOf, together, type Rule } from './walk.ts';

/** Who escorts holds the door and comes through last, or first. */
const BESIDE_MS = 2 * 60_000;

/**
 * A visitor in a zone where work is done without the person who escorts them: screens show customer data there, so once is a
 * signal. An escort who comes through within two minutes is beside them.
 */
export const visitorAlone: Rule = (walk) => {
  const hits = walk.events.flatMap((event) => {
    const door = walk.doors.get(event.door);
    const badge = event.badge === null ? undefined : walk.badges.get(event.badge);
    if (door === undefined || event.result === 'denied' || badge?.holder.kind !== 'visitor') return [];
    const kind = walk.zones.get(door.zone)?.kind;
    if (kind === undefined || kind === 'public' || directionOf(event, door) === 'out') return [];
    const { escort } = badge.holder;
    const until = event.at + BESIDE_MS;
    // An escort may still come: not said before they had the time.
    if (walk.to < until) return [];
    const theirs = walk.events.filter((one) => one.at <= until && isOf(one, escort));
    const beside = [...presenceOf(theirs, walk.doors).values()].some(
      (presence) => presence.zone === door.zone && stays(presence, until),
    );
    return beside ? [] : [{ badge: badge.id, at: event.at }];
  });
  return together('visitor-alone', hits, walk, () => true);

  function isOf({ badge }: BadgeEvent, person: string): boolean {
    return badge !== null && personOf(walk.badges.get(badge)) === person;
  }
};
