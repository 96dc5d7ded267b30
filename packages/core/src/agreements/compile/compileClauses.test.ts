import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clause, Effects } from '../clause.ts';
import { supportTemplate } from '../supportTemplate.ts';
import { library } from '../library/clauses/library.ts';
import { render } from '../library/clauses/render.ts';
import { made } from '../library/templates/templates.ts';
import { compileClauses } from './compileClauses.ts';
import { readingOf } from './reading.ts';

const frame = {
  ...{ agreement: 'agr_1', version: 1, controller: 'pty_c', processor: 'pty_v' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
};
const { clauses, terms } = supportTemplate({ ...frame, controllerName: 'C', processorName: 'V' });
const BOTH = ['pty_c', 'pty_v'];

const edited = (id: string, patch: Partial<Clause>): readonly Clause[] =>
  clauses.map((clause) => (clause.id === id ? { ...clause, ...patch } : clause));

const factor: Effects = { conditions: [{ kind: 'mfa', maxAgeMinutes: 30 }] };

describe('compileClauses', () => {
  it('takes white space for nothing and every other change for a change', () => {
    const clause = clauses.find(({ id }) => id === '4.1');
    if (clause === undefined) throw new Error('no 4.1');
    const broken = clause.text.replaceAll(' ', '\n  ');
    expect(compileClauses(edited('4.1', { text: broken }), frame)).toMatchObject({ pending: [], terms });
    let changed = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (n, m, put) => {
        const target = clauses[n % clauses.length];
        if (target === undefined) return;
        const at = m % target.text.length;
        const text = target.text.slice(0, at) + put + target.text.slice(at);
        if (text.replace(/\s+/g, ' ').trim() === target.text) return;
        changed += 1;
        const { pending } = compileClauses(edited(target.id, { text }), frame);
        expect(pending.map((one) => one.clause)).toEqual([target.id]);
      }),
      { seed: 20261101, numRuns: 300 },
    );
    expect(changed).toBeGreaterThan(200);
  });

  it('takes an earlier wording of the library for what it is: an agreement made from it keeps its effect', () => {
    for (const clause of library.filter(({ earlier }) => earlier !== undefined)) {
      const now = made('1.1', clause, {});
      for (const wording of clause.earlier ?? []) {
        const before = { ...now, ...render(clause, now.from?.values ?? {}, wording) };
        expect(compileClauses([before], frame)).toEqual(compileClauses([now], frame));
        expect(readingOf(before).by).toBe('library');
      }
    }
    expect(library.some(({ earlier }) => earlier !== undefined)).toBe(true);
  });

  it('takes a changed title for a change', () => {
    expect(compileClauses(edited('4.1', { title: 'No factor' }), frame).pending).toHaveLength(1);
  });

  it.each([
    ['a value the words do not say', { from: { clause: 'second-factor', values: { maxAge: 9 } } }],
    ['a value out of bounds', { from: { clause: 'second-factor', values: { maxAge: 0 } } }],
    ['a clause that is not in the library', { from: { clause: 'nothing', values: {} } }],
    ['another clause of the library', { from: { clause: 'networks', values: {} } }],
  ])('gives %s no effect', (_, patch) => {
    const { terms: made, pending } = compileClauses(edited('4.1', patch), frame);
    expect(pending.map(({ clause }) => clause)).toEqual(['4.1']);
    expect(made.conditions.map(({ clause }) => clause)).toEqual(['3.1', '4.2', '4.3']);
  });

  it('takes what the library does, whatever effects a clause brings along', () => {
    const brought = edited('4.1', { effects: { conditions: [] }, confirmedBy: BOTH });
    expect(compileClauses(brought, frame)).toMatchObject({ pending: [], terms });
  });

  it.each([
    [undefined, ['pty_c', 'pty_v']],
    [[], ['pty_c', 'pty_v']],
    [['pty_c'], ['pty_v']],
    [['pty_v', 'pty_other'], ['pty_c']],
  ])('lets a clause by hand confirmed by %j do nothing', (confirmedBy, awaits) => {
    const by = confirmedBy === undefined ? {} : { confirmedBy };
    const hand = edited('4.1', { text: 'Half an hour.', effects: factor, ...by });
    const { terms: made, pending } = compileClauses(hand, frame);
    expect(pending).toMatchObject([{ clause: '4.1', awaits }]);
    expect(made.conditions.some(({ kind }) => kind === 'mfa')).toBe(false);
    expect(compileClauses(hand, frame, 'count').terms.conditions[1]).toEqual({
      ...{ clause: '4.1', kind: 'mfa', maxAgeMinutes: 30 },
    });
  });

  it('lets it do what both confirmed, words alone included', () => {
    const hand = edited('4.1', { text: 'Half an hour.', effects: factor, confirmedBy: BOTH });
    expect(compileClauses(hand, frame)).toMatchObject({
      pending: [],
      terms: { conditions: [{}, { clause: '4.1', kind: 'mfa', maxAgeMinutes: 30 }, {}, {}] },
    });
    const words: Clause = { id: '12.1', title: 'More', text: 'Be kind.', effects: {}, confirmedBy: BOTH };
    expect(compileClauses([...clauses, words], frame)).toMatchObject({ pending: [], terms });
  });

  it('wants words by hand confirmed even when they state nothing: they may promise a restriction', () => {
    const bare: Clause = {
      id: '4.1',
      title: 'Second factor',
      text: 'Access needs a second factor.',
      confirmedBy: BOTH,
    };
    const { pending } = compileClauses(edited('4.1', { ...bare, from: undefined as never }), frame);
    expect(pending.map(({ clause }) => clause)).toEqual(['4.1']);
  });

  it('finds two clauses with one number, and two that set one thing', () => {
    const [first] = clauses;
    const ticket = clauses.find(({ id }) => id === '2.6');
    if (first === undefined || ticket === undefined) throw new Error('no clauses');
    const { problems } = compileClauses([...clauses, first, { ...ticket, id: '2.66' }], frame);
    expect(problems).toEqual([
      { clause: '1.1', problem: 'two clauses have this number' },
      { clause: '2.66', problem: 'clause 2.6 sets ticketInHand already' },
    ]);
  });

  it('puts every effect under the number of its clause', () => {
    const numbered = library.map((clause, index) => made(`7.${String(index)}`, clause, {}));
    const { terms: all } = compileClauses(numbered, frame);
    const { permissions, conditions, limits, duties } = all;
    for (const { clause } of [...permissions, ...conditions, ...limits, ...duties]) {
      expect(
        readingOf(numbered.find(({ id }) => id === clause) ?? { id: '', title: '', text: '' }).effects,
      ).not.toBeNull();
    }
    for (const part of [
      'continuityLease',
      'emergencyAccess',
      'sealedOriginals',
      'witnessQuorum',
      'inFlight',
    ] as const) {
      expect(all[part]?.clause).toMatch(/^7\./);
    }
  });
});
