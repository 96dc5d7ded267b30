import { directionOf, LONGEST_STAY_MS } from '../event.ts';
import { moved, stays, type Presence } from '../presence.ts';
import { together, type Rule } from './walk.ts';

/** A door that did not open is tried again. */
const AGAIN_MS = 60_000;

/**
 * In twice, or out without having come in: somebody came through behind another, or handed their badge back. People hold
 * doors open for each other, so once is context; twice a day is a signal. What happened before the walk is not known, so
 * a first event is held against nobody as long as they may have come in earlier.
 */
export const passback: Rule = (walk) => {
  const known = new Map<string, Presence>();
  const hits: { badge: string; at: number }[] = [];
  for (const event of walk.events) {
    const door = walk.doors.get(event.door);
    if (event.badge === null || event.result === 'denied' || door === undefined) continue;
    const before = known.get(event.badge) ?? null;
    const said = directionOf(event, door);
    const inThere = before !== null && before.zone === door.zone && stays(before, event.at);
    const twiceIn = said === 'in' && inThere && event.at - before.since > AGAIN_MS;
    const unseen = before === null && event.at - walk.from < LONGEST_STAY_MS;
    const outAgain = before !== null && event.at - before.since <= AGAIN_MS;
    const outOnly = said === 'out' && !inThere && !unseen && !outAgain;
    if (twiceIn || outOnly) hits.push({ badge: event.badge, at: event.at });
    const after = moved(before, event, walk.doors);
    if (after !== null) known.set(event.badge, after);
  }
  return together('passback', hits, walk, (times) => times >= 2);
};
