import { expect, it } from 'vitest';
import { seenOf } from './seen.ts';

const at = '2026-11-02T10:00:00.000Z';
const field = (
  how: Parameters<typeof seenOf>[0][number]['how'],
  resource: string,
  name: string,
  times = 1,
) => ({
  ...{ how, resource, field: name, times, first: at, last: at },
});

it('fields stand under how they were seen, by table, in words', () => {
  expect(
    seenOf([
      field('clear', 'customers', 'full_name'),
      field('clear', 'addresses', 'city'),
      field('partial', 'customers', 'email', 2),
      field('clear', 'customers', 'plan'),
      field('found', 'customers', 'email'),
    ]),
  ).toEqual([
    { how: 'In full', what: 'customers: full name, plan; addresses: city' },
    { how: 'In part', what: 'customers: email (2 times)' },
    { how: 'Found by a look-up', what: 'customers: email' },
  ]);
  expect(seenOf([])).toEqual([]);
});
