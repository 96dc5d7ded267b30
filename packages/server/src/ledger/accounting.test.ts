import { canonicalText, commitText, fromUtf8, leafBytes, type JsonValue } from '@cordon/ledger';
import { describe, expect, it } from 'vitest';
import { accountFor } from './accounting.ts';

const AGREEMENT = 'agr_a';

function statement(
  index: number,
  ranges: string,
  { what = 'bodies', agreement = AGREEMENT, changed = false } = {},
) {
  const count = ranges.split(',').reduce((sum, run) => {
    const [first = '', last = first] = run.split('-');
    return sum + Number(last) - Number(first) + 1;
  }, 0);
  const time = '2026-01-01T00:00:00.000Z';
  const words = {
    ...{ what, ranges, count, from: time, until: time, ground: 'term-over' },
    ...{ asked: 'per_a', approved: 'per_b' },
  };
  const body: JsonValue = { v: 1, kind: 'admin', act: 'ledger-pruned', at: time, agreement, words };
  const salt = Buffer.alloc(32, index);
  const text = canonicalText(body);
  return {
    ...{ index, salt, agreement, kind: 'ledger-pruned', at: new Date(time) },
    leaf: fromUtf8(leafBytes({ v: 1, t: time, c: commitText(text, salt) })),
    body: changed ? text.replace('per_b', 'per_c') : text,
  };
}

describe('entries without a body', () => {
  const of = (closed: readonly number[], ...erasures: ReturnType<typeof statement>[]) => {
    const { erased, missing, statements } = accountFor(
      AGREEMENT,
      { opened: [1, 2], closed, size: 40 },
      erasures,
    );
    return { erased, missing, statements: statements.map(({ index }) => index) };
  };

  it.each([
    ['nothing is said of', of([5]), { erased: [], missing: [5], statements: [] }],
    [
      'were erased',
      of([5, 6, 8], statement(20, '5-6,8')),
      { erased: [5, 6, 8], missing: [], statements: [20] },
    ],
    [
      'lie beside those',
      of([4, 5, 7], statement(20, '5-6')),
      { erased: [5], missing: [4, 7], statements: [20] },
    ],
    [
      'were of another agreement',
      of([5], statement(20, '5', { agreement: 'agr_b' })),
      { erased: [], missing: [], statements: [] },
    ],
    [
      'lost only their openings',
      of([5], statement(20, '5', { what: 'openings' })),
      { erased: [], missing: [5], statements: [20] },
    ],
    [
      'are named by a statement that was changed',
      of([5], statement(20, '5', { changed: true })),
      { erased: [], missing: [5], statements: [] },
    ],
    [
      'come after the statement that names them',
      of([30], statement(20, '30')),
      { erased: [], missing: [30], statements: [] },
    ],
  ])('that %s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('went while they were counted: the count is made anew, and nobody accused', () => {
    expect(() => of([2])).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => of([5], statement(40, '5'))).toThrow(expect.objectContaining({ code: 'conflict' }));
    // Stated twice, the first time before: that is no news.
    expect(of([5], statement(20, '5'), statement(40, '5'))).toMatchObject({ erased: [5], missing: [] });
  });
});
