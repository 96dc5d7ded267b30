import { expect, it } from 'vitest';
import { exposuresOf } from './exposure.ts';

const field = (resource: string, name: string, customers: number, clear = false) => ({
  ...{ agreement: 'agr_1', resource, field: name, customers, clear },
});

const categoryOf = (resource: string, name: string) =>
  name === 'memo' ? null : `user.${resource === 'payments' ? 'financial' : 'contact'}`;

it('adds fields up by category, by whichever was seen of most', () => {
  expect(
    exposuresOf(
      [field('customers', 'email', 3), field('customers', 'phone', 7, true), field('payments', 'card', 1)],
      categoryOf,
    ),
  ).toEqual([
    { category: 'user.contact', customers: 7, clear: true },
    { category: 'user.financial', customers: 1, clear: false },
  ]);
});

it('leaves nothing out that no map names', () => {
  expect(exposuresOf([field('customers', 'memo', 2)], categoryOf)).toEqual([
    { category: 'unclassified', customers: 2, clear: false },
  ]);
});
