import { describe, expect, it } from 'vitest';
import { hash32, isNew, lately } from './kept.ts';

describe('what is kept small', () => {
  it('hashes to a 32-bit integer, the same for the same text, and spreads numbers in a row', () => {
    const hashes = new Set(Array.from({ length: 20_000 }, (_, i) => hash32(`cus_${i}`)));
    expect(hashes.size).toBeGreaterThan(19_995);
    expect([...hashes].every((h) => h === (h | 0))).toBe(true);
    expect(hash32('cus_1')).toBe(hash32(['cus', '1'].join('_')));
  });

  it('keeps the latest ids', () => {
    const ids: string[] = [];
    for (const id of ['a', 'b', 'c', 'd']) lately(ids, id, 3);
    expect(ids).toEqual(['b', 'c', 'd']);
  });

  it('keeps so many members, and tells a new one', () => {
    const hashes: number[] = [];
    expect([1, 2, 1, 3, 1].map((h) => isNew(hashes, h, 2))).toEqual([true, true, false, true, true]);
  });
});
