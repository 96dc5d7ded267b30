import { together, type Rule } from './walk.ts';

const WITHIN_MS = 10 * 60_000;
/** Three in ten minutes is a wrong PIN or a wet finger. */
const SERIES = 3;
const MANY = 5;

/** Doors that stay shut, again and again: tried at several, or often, somebody looks for one that opens. */
export const deniedSeries: Rule = (walk) => {
  const denied = walk.events.filter(({ result, badge }) => result === 'denied' && badge !== null);
  const byBadge = Map.groupBy(denied, ({ badge }) => badge ?? '');
  return [...byBadge].flatMap(([badge, of]) => {
    const series = of.map((event, nth) => of.slice(nth).filter(({ at }) => at - event.at <= WITHIN_MS));
    const longest = series.toSorted((a, b) => b.length - a.length)[0] ?? [];
    if (longest.length < SERIES) return [];
    const doors = new Set(longest.map(({ door }) => door));
    const hits = longest.map(({ at }) => ({ badge, at }));
    return together('denied-series', hits, walk, (times) => times >= MANY || doors.size >= 2);
  });
};
