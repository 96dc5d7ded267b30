import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileClauses, draftClauses, particularsFrom, type Clause } from '../../agreements/index.ts';
import type { Terms } from '../../kernel/index.ts';
import { narrowClauses } from './narrowClauses.ts';
import { without, type Unused } from './unused.ts';

const frame = {
  ...{ agreement: 'agr_1', version: 2, controller: 'pty_c', processor: 'pty_v' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
};
const clauses = draftClauses([], particularsFrom({ controllerName: 'C', processorName: 'V' }));
const terms = (of: readonly Clause[]): Terms => compileClauses(of, frame, 'count').terms;
const narrowed = (proposed: readonly Unused[], isNarrower: (terms: Terms) => boolean = () => true) =>
  narrowClauses(clauses, frame, proposed, { isNarrower, categoryWords });
const categoryWords = (category: string) => category;
const [first] = terms(clauses).permissions;
if (first === undefined) throw new Error('the template permits nothing');
const at = { clause: first.clause, purpose: first.purpose };
const ownText = (of: readonly Clause[], id = at.clause) => of.find((clause) => clause.id === id)?.text;

describe('clauses without what nobody used', () => {
  it('say in words what they no longer permit, and wait for both sides', () => {
    const one: Unused = { ...at, what: 'operation', operation: 'lookup' };
    const { clauses: next, drafted, left } = narrowed([one]);
    expect([drafted, left]).toEqual([[one], []]);
    expect(ownText(next)).toBe(`${ownText(clauses) ?? ''} For ${at.purpose}, lookup is not permitted.`);
    expect(terms(next).permissions).toEqual(without(terms(clauses), one).permissions);
    expect(compileClauses(next, frame).pending.map(({ clause }) => clause)).toEqual([at.clause]);
    expect(next.filter((clause, nth) => clause !== clauses[nth])).toHaveLength(1);
  });

  it('a clause that gave nothing else is left out', () => {
    const { clauses: next } = narrowed([{ ...at, what: 'permission' }]);
    expect(ownText(next)).toBeUndefined();
    expect(next).toHaveLength(clauses.length - 1);
  });

  it('a grant of another clause goes for this purpose alone', () => {
    const granted = first.fields.find(({ clause, reveal }) => clause !== undefined && reveal !== undefined);
    if (granted?.clause === undefined) throw new Error('no clause grants anything to another');
    const one: Unused = { ...at, what: 'right', category: granted.category, right: 'reveal' };
    const before = terms(clauses).permissions.filter(({ purpose }) => purpose !== at.purpose);
    const { clauses: next, drafted } = narrowed([one]);
    expect(drafted).toEqual([one]);
    expect(ownText(next, granted.clause)).toContain(`For ${at.purpose}, reveal of `);
    expect(terms(next).permissions.filter(({ purpose }) => purpose !== at.purpose)).toEqual(before);
  });

  it('what two permissions have in common stays, and is told', () => {
    const twice = [...clauses, { ...clauseOf(at.clause), id: '99.1' }];
    const granted = first.fields.find(({ clause }) => clause !== undefined);
    const one: Unused = { ...at, what: 'category', category: granted?.category ?? '' };
    expect(narrowClauses(twice, frame, [one], { isNarrower: () => true, categoryWords })).toEqual({
      clauses: twice,
      drafted: [],
      left: [one],
    });
  });

  it('what would show somebody more stays', () => {
    const one: Unused = { ...at, what: 'operation', operation: 'lookup' };
    expect(narrowed([one], () => false)).toEqual({ clauses, drafted: [], left: [one] });
  });

  it('whatever is proposed, the terms lack what was drafted and nothing else', () => {
    const all = terms(clauses).permissions.flatMap(({ clause, purpose, operations, fields }): Unused[] => [
      { clause, purpose, what: 'permission' },
      ...operations.map((operation): Unused => ({ clause, purpose, what: 'operation', operation })),
      ...fields.map(({ category }): Unused => ({ clause, purpose, what: 'category', category })),
    ]);
    fc.assert(
      fc.property(fc.subarray(all), (proposed) => {
        const { clauses: next, drafted, left } = narrowed(proposed);
        expect([...drafted, ...left].toSorted(byText)).toEqual(proposed.toSorted(byText));
        const expected = drafted.reduce<Terms>((so, one) => without(so, one), terms(clauses));
        expect(terms(next).permissions).toEqual(expected.permissions);
      }),
      { numRuns: 40 },
    );
  });
});

function clauseOf(id: string): Clause {
  const found = clauses.find((clause) => clause.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

const byText = (a: Unused, b: Unused) => JSON.stringify(a).localeCompare(JSON.stringify(b));
