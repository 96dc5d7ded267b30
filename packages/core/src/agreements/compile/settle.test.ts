import { describe, expect, it } from 'vitest';
import type { Clause } from '../clause.ts';
import { supportTemplate } from '../supportTemplate.ts';
import { compileClauses } from './compileClauses.ts';
import { confirmed, settle, withParticulars } from './settle.ts';

const frame = {
  ...{ agreement: 'agr_1', version: 1, controller: 'pty_c', processor: 'pty_v' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
};
const { clauses, particulars } = supportTemplate({ ...frame, controllerName: 'C', processorName: 'V' });
const BOTH = ['pty_c', 'pty_v'];

const of = (list: readonly Clause[] | null, id: string): Clause => {
  const found = list?.find((clause) => clause.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const edit = (list: readonly Clause[], id: string, patch: Partial<Clause>): readonly Clause[] =>
  list.map((clause) => (clause.id === id ? { ...clause, ...patch } : clause));

describe('settle', () => {
  it('takes no confirmation that is brought along', () => {
    const brought = edit(clauses, '4.1', { text: 'Half an hour.', effects: {}, confirmedBy: BOTH });
    expect(of(settle(brought, clauses, 'pty_c'), '4.1').confirmedBy).toEqual(['pty_c']);
    const template = edit(clauses, '4.1', { effects: {}, confirmedBy: BOTH });
    expect(of(settle(template, clauses, 'pty_c'), '4.1')).toEqual(of(clauses, '4.1'));
  });

  it('states for a changed clause what its template would do', () => {
    const settled = settle(edit(clauses, '4.1', { text: 'Every eight hours.' }), clauses, 'pty_v');
    expect(of(settled, '4.1')).toMatchObject({
      effects: { conditions: [{ kind: 'mfa', maxAgeMinutes: 480 }] },
      confirmedBy: ['pty_v'],
    });
  });

  const agreed = settle(edit(clauses, '4.1', { text: 'Every eight hours.' }), clauses, 'pty_v');
  const both = confirmed(agreed, ['4.1'], 'pty_c') ?? [];

  it('keeps what both confirmed while nothing of it changes', () => {
    expect(of(both, '4.1').confirmedBy).toEqual(['pty_v', 'pty_c']);
    expect(compileClauses(both, frame).pending).toEqual([]);
    expect(of(settle(both, both, 'pty_c'), '4.1').confirmedBy).toEqual(['pty_v', 'pty_c']);
  });

  it.each([
    ['words', { text: 'Every nine hours.' }],
    ['title', { title: 'Factor' }],
    ['effects', { effects: {} }],
    ['origin', { from: { clause: 'networks', values: {} } }],
  ])('asks the other side again when the %s change', (_, patch) => {
    const again = settle(edit(both, '4.1', patch), both, 'pty_c');
    expect(of(again, '4.1').confirmedBy).toEqual(['pty_c']);
    expect(compileClauses(again, frame).pending).toMatchObject([{ clause: '4.1', awaits: ['pty_v'] }]);
  });

  it('asks again when a clause moves to another number', () => {
    const moved = settle(edit(both, '4.1', { id: '4.11' }), both, 'pty_c');
    expect(of(moved, '4.11').confirmedBy).toEqual(['pty_c']);
  });
});

describe('confirmed', () => {
  const changed = edit(clauses, '4.1', { text: 'Every eight hours.' });
  const hand = settle(edit(changed, '4.6', { text: 'Not too often.' }), clauses, 'pty_c');

  it('adds the word of a party to every clause it names, and to no other', () => {
    const one = confirmed(hand, ['4.1'], 'pty_v');
    expect([of(one, '4.1').confirmedBy, of(one, '4.6').confirmedBy]).toEqual([['pty_c', 'pty_v'], ['pty_c']]);
    const all = confirmed(hand, ['4.6', '4.1'], 'pty_v') ?? [];
    expect([of(all, '4.1').confirmedBy, of(all, '4.6').confirmedBy]).toEqual([
      ['pty_c', 'pty_v'],
      ['pty_c', 'pty_v'],
    ]);
    expect(all.filter((clause, at) => clause !== hand[at]).map(({ id }) => id)).toEqual(['4.1', '4.6']);
    expect(compileClauses(all, frame).pending).toEqual([]);
  });

  it.each([
    ['a clause of the library', ['4.2'], 'pty_v'],
    ['no clause', ['99'], 'pty_v'],
    ['an empty list', [], 'pty_v'],
    ['what one confirmed before', ['4.1'], 'pty_c'],
    ['a list with one of these', ['4.1', '4.2'], 'pty_v'],
  ])('has nothing to confirm in %s', (_, ids, party) => {
    expect(confirmed(hand, ids, party)).toBeNull();
  });

  it('has nothing to confirm where nothing is stated', () => {
    expect(confirmed([{ id: '9', title: 'Old', text: 'Words of before.' }], ['9'], 'pty_v')).toBeNull();
  });
});

describe('withParticulars', () => {
  it('puts them into every clause that reads as the library has it, and into no other', () => {
    const hand = settle(edit(clauses, '11.4', { text: 'The law of the sea.' }), clauses, 'pty_c');
    const filled = withParticulars(hand, {
      ...particulars,
      governingLaw: 'Ireland',
      controllerAddress: '1 Quay',
    });
    expect(of(filled, '11.4').text).toBe('The law of the sea.');
    expect(of(filled, '1.4').text).toContain('C, 1 Quay;');
    expect(of(withParticulars(clauses, { ...particulars, governingLaw: 'Ireland' }), '11.4').text).toContain(
      'the law of Ireland',
    );
    expect(compileClauses(filled, frame).pending.map(({ clause }) => clause)).toEqual(['11.4']);
  });
});
