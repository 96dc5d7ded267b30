import { expect, it } from 'vitest';
import type { FloorQueue } from '../../api/types.ts';
import { concernOf, vendorsOf } from './vendors.ts';

const queue = (given: Partial<FloorQueue>): FloorQueue => ({
  ...{
    vendor: 'v',
    vendorName: 'V',
    queue: 'orders',
    drill: false,
    ok: 0,
    refused: 0,
    people: 1,
    customers: 1,
    unexplained: 0,
  },
  course: [],
  ...given,
});

it('puts the busiest vendor and queue first', () => {
  const floors = vendorsOf([
    queue({ vendor: 'a', vendorName: 'A', ok: 3 }),
    queue({ vendor: 'b', vendorName: 'B', ok: 1, queue: 'x' }),
    queue({ vendor: 'b', vendorName: 'B', ok: 2, refused: 5, queue: 'y' }),
  ]);
  expect(floors.map(({ name, accesses }) => [name, accesses])).toEqual([
    ['B', 8],
    ['A', 3],
  ]);
  expect(floors[0]?.queues.map((one) => one.queue)).toEqual(['y', 'x']);
});

it('says what needs a look, the unexplained before the refused, and nothing of little', () => {
  expect(concernOf(queue({ ok: 9, unexplained: 1, refused: 90 }))).toBe('1 without a ticket in hand');
  expect(concernOf(queue({ ok: 10, refused: 10 }))).toBe('50 % refused');
  expect(concernOf(queue({ ok: 2, refused: 3 }))).toBeNull();
  expect(concernOf(queue({ ok: 100, refused: 3 }))).toBeNull();
});
