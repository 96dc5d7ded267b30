import { expect, it } from 'vitest';
import { aboutOf, named } from './named.ts';

const names = [
  { id: 'per_ada', kind: 'person', name: 'Ada Cruz' },
  { id: 'tkt_1', kind: 'ticket', name: '4711' },
] as const;

it.each([
  ['shop/tkt_1/requester', 'shop / ticket 4711 / requester'],
  ['shop/per_ada', 'shop / Ada Cruz'],
  ['shop/public.customers/nickname', 'shop / public.customers / nickname'],
  ['shop/per_adam', 'shop / per_adam'],
  [`the company/rev_${'0a'.repeat(16)}`, 'the company'],
])('%s is about %s', (about, words) => {
  expect(aboutOf({ about, names: [...names] })).toBe(words);
});

it('a fact names whom it names by id', () => {
  expect(named('tkt_1', [...names])).toBe('4711');
  expect(named('per_ada per_bo', [...names])).toBe('Ada Cruz per_bo');
});
