import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clause } from '../clause.ts';
import { diffVersions, type ClauseChange } from './versions.ts';

const clause = (id: string, title: string, text: string, more: Partial<Clause> = {}): Clause => ({
  ...{ id, title, text },
  ...more,
});

const base = [
  clause('1.1', 'Subject', 'The vendor answers tickets of the customers of the company.'),
  clause('4.6', 'Customers in a shift', 'At most 80 customers are opened in one shift by one person.'),
  clause('4.7', 'Reveals in a shift', 'At most 15 values are shown in clear in one shift.'),
  clause('7.1', 'Breach notice', 'The processor tells the controller of a breach within 24 hours.'),
];

const short = (changes: readonly ClauseChange[]) =>
  changes.flatMap(({ kind, before, after }) => (kind === 'unchanged' ? [] : [[kind, before, after]]));

describe('two versions', () => {
  it('alike have nothing changed', () => {
    expect(short(diffVersions(base, base))).toEqual([]);
  });

  it('differ in the clause whose word was changed and in no other', () => {
    fc.assert(
      fc.property(fc.nat({ max: base.length - 1 }), fc.nat({ max: 8 }), (which, place) => {
        const after = base.map((one, at) => {
          if (at !== which) return one;
          const words = one.text.split(' ');
          words[place % words.length] = 'otherwise';
          return { ...one, text: words.join(' ') };
        });
        const id = base[which]?.id;
        expect(short(diffVersions(base, after))).toEqual([['changed', id, id]]);
      }),
    );
  });

  it.each<[string, readonly Clause[], unknown]>([
    ['a clause taken out', base.toSpliced(1, 1), [['removed', '4.6', null]]],
    [
      'a clause put in',
      base.toSpliced(1, 0, clause('2.1', 'Insurance', 'Cover of one million.')),
      [['added', null, '2.1']],
    ],
    ['a clause moved to the end', [...base.slice(1), ...base.slice(0, 1)], [['moved', '1.1', '1.1']]],
    [
      'a clause put in and the rest renumbered',
      base
        .map((one) => (one.id === '4.7' ? { ...one, id: '4.8' } : one))
        .toSpliced(2, 0, clause('4.7', 'Exports', 'None leaves the desk.')),
      [
        ['added', null, '4.7'],
        ['moved', '4.7', '4.8'],
      ],
    ],
    [
      'a new title',
      base.map((one) => (one.id === '7.1' ? { ...one, title: 'Notice of incidents' } : one)),
      [['changed', '7.1', '7.1']],
    ],
    [
      'another clause under the old number: one gone, one new',
      base.map((one) =>
        one.id === '7.1' ? clause('7.1', 'Insurance', 'Cover of one million euros a year.') : one,
      ),
      [
        ['added', null, '7.1'],
        ['removed', '7.1', null],
      ],
    ],
  ])('%s', (_, after, expected) => {
    expect(short(diffVersions(base, after))).toEqual(expected);
  });

  it('name the variables and effects that changed, whatever the order of their keys', () => {
    const from = (values: Record<string, number>) => ({ from: { clause: 'limits.subjects', values } });
    const limit = (max: number) => ({ effects: { limits: [{ max, kind: 'subjects-per-shift' as const }] } });
    const before = [clause('4.6', 'A', 'Same.', { ...from({ max: 80, without: 2 }), ...limit(80) })];
    const reordered = [
      clause('4.6', 'A', 'Same.', {
        ...from({ without: 2, max: 80 }),
        effects: { limits: [{ kind: 'subjects-per-shift', max: 80 }] },
      }),
    ];
    expect(short(diffVersions(before, reordered))).toEqual([]);
    const [change] = diffVersions(before, [
      clause('4.6', 'A', 'Same.', { ...from({ max: 90, without: 2 }), ...limit(90) }),
    ]);
    expect(change).toMatchObject({
      kind: 'changed',
      values: [{ name: 'max', before: 80, after: 90 }],
      effects: { before: { limits: [{ max: 80 }] }, after: { limits: [{ max: 90 }] } },
    });
  });

  it('rebuild from the diff: the newer clauses in order, and each older one once', () => {
    const some = fc.array(
      fc.record({
        id: fc.constantFrom('1.1', '1.2', '2.1', '2.2', '3.1'),
        title: fc.constantFrom('Subject', 'Notice', 'Deletion', 'Audit'),
        text: fc
          .array(fc.constantFrom('the', 'data', 'goes', '24', 'hours.'), { maxLength: 12 })
          .map((w) => w.join(' ')),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(some, some, (before, after) => {
        const changes = diffVersions(before, after);
        const text = (change: ClauseChange, without: string) =>
          change.text.flatMap((part) => (part.kind === without ? [] : part.text)).join('');
        expect(
          changes.flatMap((one) => (one.after === null ? [] : [[one.after, text(one, 'removed')]])),
        ).toEqual(after.map(({ id, text: words }) => [id, words]));
        const old = changes.flatMap((one) => one.before ?? []);
        expect(old.toSorted()).toEqual(before.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('of two hundred rewritten clauses at their longest end in bounded time', { timeout: 30_000 }, () => {
    const long = (seed: string) =>
      Array.from({ length: 200 }, (_, at) =>
        clause(
          `${String(at)}.1`,
          `Title ${String(at)}`,
          Array.from({ length: 1600 }, (_, i) => seed + String((i * 7 + at) % 97))
            .join(' ')
            .slice(0, 8000),
        ),
      );
    expect(diffVersions(long('a'), long('b')).every(({ kind }) => kind === 'changed')).toBe(true);
  });
});
