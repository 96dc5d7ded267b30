import { expect, it } from 'vitest';
import type { Limit } from '../kernel/index.ts';
import { bindingLimits } from './binding.ts';
import type { Policy } from './policy.ts';

const stated: readonly Limit[] = [
  { clause: '8.1', kind: 'group-size', max: 10 },
  { clause: '8.2', kind: 'subjects-per-day', max: 500 },
  { clause: '8.3', kind: 'group-size', max: 25 },
  { clause: '8.4', kind: 'subjects-per-day', max: 490 },
  { clause: '8.5', kind: 'group-size', max: 25 },
];

const policyOf = (limits: readonly Limit[]): Policy =>
  ({
    terms: { limits },
    limits: limits.map(({ clause }) => ({ citation: { agreement: 'agr_1', clause, effect: 'limit' } })),
  }) as unknown as Policy;

it('names the clauses of the largest groups and of the smallest budgets', () => {
  const clauses = (kind: Parameters<typeof bindingLimits>[1]) =>
    bindingLimits(policyOf(stated), kind).map(({ clause }) => clause);
  expect(clauses('group-size')).toEqual(['8.3', '8.5']);
  expect(clauses('subjects-per-day')).toEqual(['8.4']);
  expect(clauses('lookups-per-shift')).toEqual([]);
});
