import { expect, it } from 'vitest';
import { badgeFact, type Badged } from './badged.ts';

const NOW = Date.UTC(2026, 10, 2, 8);
const HOUR = 3_600_000;
const seen = (rest: object = {}): NonNullable<Badged['seen']> => ({
  ...{ site: 'sit_1', kind: 'work', before: null, since: NOW - HOUR },
  ...rest,
});

it.each<[string, Badged['seen'], string | null, boolean | number | undefined]>([
  ['in a zone for work', seen(), 'sit_1', true],
  ['in a restricted zone', seen({ kind: 'restricted' }), 'sit_1', true],
  ['in the lobby', seen({ kind: 'public' }), 'sit_1', false],
  ['at another site than the work is at', seen({ site: 'sit_2' }), 'sit_1', false],
  ['outside, from work', seen({ kind: null, before: 'work' }), 'sit_1', NOW - HOUR],
  ['outside, from the lobby', seen({ kind: null, before: 'public' }), 'sit_1', false],
  ['in since yesterday', seen({ since: NOW - 16 * HOUR }), 'sit_1', false],
  ['never seen', null, 'sit_1', false],
  ['at a site without a badge system', seen({ site: 'sit_3' }), 'sit_3', undefined],
  ['of no site', seen(), null, undefined],
])('%s', (_, where, site, value) => {
  const heard = { sit_1: NOW - 5, sit_2: NOW };
  const { badge } = badgeFact({ seen: where, heard }, site, NOW);
  expect(badge?.value).toBe(value);
  expect(badge?.at).toBe(value === undefined ? undefined : NOW - 5);
  expect(badgeFact({ seen: where, heard: null }, site, NOW)).toEqual({});
});
