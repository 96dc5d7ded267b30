import { expect, it } from 'vitest';
import { within } from './within.ts';

/* The days are those of the reader's own zone. */
const noon = new Date('2026-11-02T12:00').toISOString();
const last = new Date('2026-11-02T23:59:59').toISOString();

it.each([
  [noon, '', '', true],
  [noon, '2026-11-02', '2026-11-02', true],
  [last, '2026-11-02', '2026-11-02', true],
  [last, '2026-11-03', '', false],
  [noon, '', '2026-11-01', false],
])('%s from %s until %s', (at, from, until, is) => {
  expect(within(at, from, until)).toBe(is);
});
