import { inTime, ordered, presenceOf } from '@cordon/core/assurance/badges';
import type { FoldPeople } from './badge.ts';

/**
 * Where people are by their badges: the same for the same events in whatever order they came. A person with two badges is where
 * either was seen last.
 */
export const foldPeople: FoldPeople = (events) => {
  const doors = new Map(events.map(({ door, way }) => [door, { id: door, ...way }]));
  const skews = new Map(events.map(({ door, adds }) => [door, adds]));
  const sites = new Map(events.map(({ door, site }) => [door, site]));
  const happened = ordered(events, skews).filter(inTime);
  const lastSite = new Map(
    happened.flatMap(({ badge, door, result }) =>
      badge === null || result === 'denied' ? [] : [[badge, sites.get(door) ?? ''] as const],
    ),
  );
  return new Map(
    [...presenceOf(happened, doors)].map(([person, presence]) => [
      person,
      { ...presence, site: lastSite.get(person) ?? '' },
    ]),
  );
};
