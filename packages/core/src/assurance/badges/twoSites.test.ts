import { expect, it } from 'vitest';
import { twoSites, type SeenAtSite } from './index.ts';

const MINUTE = 60_000;
const seen = (person: string, site: string, minutes: number): SeenAtSite => ({
  ...{ person, site, at: minutes * MINUTE },
});

it.each<[string, readonly SeenAtSite[], readonly string[]]>([
  ['nobody', [], []],
  ['one site, all day', [seen('ada', 'manila', 0), seen('ada', 'manila', 5)], []],
  ['two sites, with the time to get there', [seen('ada', 'manila', 0), seen('ada', 'cebu', 20)], []],
  ['two sites at once', [seen('ada', 'manila', 0), seen('ada', 'cebu', 19)], ['ada manila cebu 19']],
  ['told in another order', [seen('ada', 'cebu', 19), seen('ada', 'manila', 0)], ['ada manila cebu 19']],
  ['two people', [seen('ada', 'manila', 0), seen('ben', 'cebu', 1)], []],
  [
    'there and back',
    [seen('ada', 'manila', 0), seen('ada', 'cebu', 1), seen('ada', 'manila', 2)],
    ['ada manila cebu 1', 'ada cebu manila 2'],
  ],
])('%s', (_, events, found) => {
  const says = twoSites(events).map(({ person, sites, at }) => [person, ...sites, at / MINUTE].join(' '));
  expect(says).toEqual(found);
});
