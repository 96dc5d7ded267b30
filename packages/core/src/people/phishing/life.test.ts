import { expect, it } from 'vitest';
import { isAuthorised, stateOf, type CampaignFacts } from './life.ts';

const both: CampaignFacts['authorisations'] = [
  { side: 'company', person: 'per_sam', scope: 'aa' },
  { side: 'vendor', person: 'per_vera', scope: 'aa' },
];
const facts: CampaignFacts = {
  ...{ scope: 'aa', from: 100, until: 200, startedAt: null, endedAt: null },
  authorisations: both,
};

it.each<[string, Partial<CampaignFacts>, number, string]>([
  ['a draft while nobody signed', { authorisations: [] }, 100, 'draft'],
  ['a draft while one side signed', { authorisations: both.slice(0, 1) }, 100, 'draft'],
  ['a draft while the other signed', { authorisations: both.slice(1) }, 100, 'draft'],
  ['authorised by both', {}, 100, 'authorised'],
  ['authorised until its window opens', { startedAt: 50 }, 99, 'authorised'],
  ['running once it was started', { startedAt: 50 }, 100, 'running'],
  ['no more running than was signed', { startedAt: 50, scope: 'bb' }, 100, 'draft'],
  ['ended by hand', { startedAt: 50, endedAt: 120 }, 130, 'ended'],
  ['ended with its window', { startedAt: 50 }, 200, 'ended'],
  ['ended, authorised or not', { authorisations: [] }, 200, 'ended'],
])('is %s', (_, changes, now, state) => {
  expect(stateOf({ ...facts, ...changes }, now)).toBe(state);
});

it('is authorised by two people, not by one who speaks for both sides', () => {
  expect(isAuthorised({ ...facts, authorisations: both.map((one) => ({ ...one, person: 'per_sam' })) })).toBe(
    false,
  );
});
