import { inTime, ordered, presenceOf } from '@cordon/core/assurance/badges';
import type { FoldPeople } from './badge.ts';

/**
 * Where people are by their badges: the same for the same events in whatever order they came. A person with two badges is where
 * either was seen last.
 */
export const foldPeople: FoldPeople = (events, passed) => {
  const doors = new Map(passed.map((door) => [door.id, door]));
  const skews = new Map(passed.map(({ id, adds }) => [id, adds]));
  const happened = ordered(events, skews).filter(inTime);
  const lastSite = new Map(
    happened.flatMap(({ badge, door, result }) =>
      badge === null || result === 'denied' ? [] : [[badge, doors.get(door)?.site ?? ''] as const],
    ),
  );
  return new Map(
    [...presenceOf(happened, doors)].map(([person, presence]) => [
      person,
      { ...presence, site: lastSite.get(person) ?? '' },
    ]),
  );
};
