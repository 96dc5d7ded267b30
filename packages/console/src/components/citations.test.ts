import { describe, expect, it } from 'vitest';
import { byClause } from './citations.ts';

const clause = {
  agreement: 'agr_1',
  clause: '2.4',
  title: 'Contact',
  text: 'In part.',
  effect: 'permission',
} as const;

describe('byClause', () => {
  it('names a clause once, with every field', () => {
    const cited = byClause([
      { ...clause, field: 'email' },
      { ...clause, clause: '4.1', effect: 'condition', field: null },
      { ...clause, field: 'phone' },
    ]);
    expect(cited.map(({ clause: id, fields }) => [id, fields])).toEqual([
      ['2.4', ['email', 'phone']],
      ['4.1', []],
    ]);
  });
});
