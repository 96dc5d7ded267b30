import { expect, it } from 'vitest';
import { latest } from './latest.ts';

const rows = (count: number, token: string | null, from = 0) =>
  Array.from({ length: count }, (_, at) => ({ id: from + at, token }));

it('keeps the directory’s own rows whatever strangers send, in their order', () => {
  const own = rows(60, 'okta', 1000);
  const shown = latest([...rows(500, null), ...own]);
  expect(shown.filter(({ token }) => token === null).map(({ id }) => id)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ]);
  expect(shown.slice(10)).toEqual(own.slice(0, 50));
  expect(latest([])).toEqual([]);
});
