import { describe, expect, it } from 'vitest';
import { sorted } from './sorted.ts';

const rows = [
  { name: 'Site 10', people: 3 },
  { name: 'Site 9', people: 12 },
  { name: null, people: 7 },
];
const columns = {
  name: (row: (typeof rows)[number]) => row.name,
  people: (row: (typeof rows)[number]) => row.people,
};

describe('sorted', () => {
  it('sorts text with numbers in it as people do, nothing last', () => {
    expect(sorted(rows, { by: 'name', descending: false }, columns).map((row) => row.name)).toEqual([
      'Site 9',
      'Site 10',
      null,
    ]);
  });

  it('sorts numbers by size', () => {
    expect(sorted(rows, { by: 'people', descending: true }, columns).map((row) => row.people)).toEqual([
      12, 7, 3,
    ]);
  });

  it('keeps the order for a column that does not exist', () => {
    expect(sorted(rows, { by: 'nonsense', descending: false }, columns)).toEqual(rows);
  });
});
