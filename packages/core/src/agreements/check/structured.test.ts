import { describe, expect, it } from 'vitest';
import type { Clause } from '../clause.ts';
import { library, libraryClause } from '../library/clauses/library.ts';
import type { Framework, ItemSet } from '../library/item.ts';
import { itemSets } from '../library/items.ts';
import { particularsFrom } from '../library/templates/particulars.ts';
import { baseTemplate, made } from '../library/templates/templates.ts';
import { supportTemplate } from '../supportTemplate.ts';
import { checkStructured, frameworksOf } from './structured.ts';

const numbers = (prefix: string, ...list: readonly number[]): readonly string[] =>
  list.map((number) => `${prefix}-${String(number).padStart(2, '0')}`);
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The items of the three laws that the contract itself must answer, or is well advised to. */
const ids = {
  gdpr: numbers('GDPR', ...range(0, 21), ...range(30, 37)),
  hipaa: numbers('BAA', ...range(1, 18), 20, 21),
  ccpa: numbers('CC', ...range(1, 16)),
} as const;

const sets = (Object.keys(ids) as (keyof typeof ids)[]).map((framework): ItemSet => ({
  ...{ framework, title: framework, regulation: framework, regulationVersion: '1' },
  items: ids[framework].map((id) => ({
    ...{ id, framework, title: id, requirement: id, citation: `cite ${id}` },
    ...{ by: 'contract', owner: 'processor' },
  })),
}));

const frame = {
  ...{ agreement: 'agr_1', version: 1, controller: 'pty_c', processor: 'pty_v' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
};
const filled = particularsFrom(
  Object.fromEntries(Object.keys(particularsFrom({})).map((name) => [name, `the ${name}`])),
);
const { clauses } = supportTemplate({
  ...{ ...frame, controllerName: 'C', processorName: 'V' },
  ...{ addenda: ['baa', 'ccpa'], particulars: filled },
});
const ALL: readonly Framework[] = ['gdpr', 'hipaa', 'ccpa', 'hygiene'];
const PARTIES = ['pty_c', 'pty_v'] as const;

const check = (of: readonly Clause[], chosen = ALL) =>
  new Map(checkStructured(of, sets, chosen, PARTIES).items.map((item) => [item.id, item]));

describe('checkStructured', () => {
  it('finds every item of the three laws answered by the templates', () => {
    const items = [...check(clauses).values()];
    expect(items).toHaveLength(ids.gdpr.length + ids.hipaa.length + ids.ccpa.length);
    expect(items.filter(({ status }) => status !== 'present')).toEqual([]);
    for (const { id, where, citation } of items) {
      expect(citation).toBe(`cite ${id}`);
      expect(where).toMatch(/^[\dBC]/);
    }
  });

  it.each([...ids.gdpr, ...ids.hipaa, ...ids.ccpa])('misses %s exactly when no clause answers it', (id) => {
    const left = clauses.filter(
      ({ from }) => libraryClause(from?.clause ?? '')?.answers.includes(id) !== true,
    );
    expect(left.length).toBeLessThan(clauses.length);
    const items = check(left);
    expect(items.get(id)).toMatchObject({ status: 'absent', where: null });
    const gone = clauses.filter((clause) => !left.includes(clause));
    const others = gone.flatMap(({ from }) => libraryClause(from?.clause ?? '')?.answers ?? []);
    for (const item of items.values()) {
      if (!others.includes(item.id)) expect(item.status).toBe('present');
    }
  });

  it('says n/a for a law that does not concern the agreement', () => {
    const items = check(clauses, ['gdpr']);
    expect(items.get('BAA-01')).toMatchObject({ status: 'n/a', where: null });
    expect(items.get('GDPR-01')).toMatchObject({ status: 'present', where: '1.1' });
  });

  it('takes what was written by hand for weak until both confirmed it', () => {
    const hand = (confirmedBy: readonly string[]) =>
      clauses.map((clause) =>
        clause.id === '9.2' ? { ...clause, text: 'Some information.', effects: {}, confirmedBy } : clause,
      );
    expect(check(hand(['pty_c'])).get('GDPR-19')).toMatchObject({ status: 'weak', where: '9.2' });
    expect(check(hand(['pty_c', 'pty_v'])).get('GDPR-19')).toMatchObject({ status: 'present' });
  });

  it('takes a clause with a gap for weak, and cites the strong one beside it', () => {
    const open = supportTemplate({ ...frame, controllerName: 'C', processorName: 'V' }).clauses;
    // Places are not filled in, so only the clause on instructions answers.
    expect(check(open).get('GDPR-08')).toMatchObject({ status: 'present', where: '1.3' });
    expect(check(open.filter(({ id }) => id !== '1.3')).get('GDPR-08')).toMatchObject({
      status: 'weak',
      where: '5.5',
    });
  });

  it('does not ask for a right to object where each sub-processor is authorised by itself', () => {
    const specific = libraryClause('sub-processors-specific');
    if (specific === undefined) throw new Error('no such clause');
    const each = clauses.map((clause) => (clause.id === '3.2' ? made('3.2', specific, filled) : clause));
    expect(check(each).get('GDPR-13')).toMatchObject({ status: 'n/a' });
    expect(check(each).get('GDPR-12')).toMatchObject({ status: 'present' });
  });
});

describe('frameworksOf', () => {
  it('are those of the templates its clauses come from', () => {
    expect(frameworksOf(clauses)).toEqual(['gdpr', 'hygiene', 'hipaa', 'ccpa']);
    expect(frameworksOf(clauses.filter(({ id }) => !id.startsWith('B.')))).toEqual([
      'gdpr',
      'hygiene',
      'ccpa',
    ]);
    expect(frameworksOf([])).toEqual([]);
  });
});

describe('the items of the checklists', () => {
  const known = new Set(itemSets.flatMap(({ items }) => items.map(({ id }) => id)));

  it('are what the clauses of the library say they answer', () => {
    const named = library.flatMap(({ answers, notApplicable = [] }) => [...answers, ...notApplicable]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    expect((baseTemplate.notApplicable ?? []).filter((id) => !known.has(id))).toEqual([]);
  });

  it('are all answered by the templates where a contract has to say them', () => {
    const { items } = checkStructured(clauses, itemSets, frameworksOf(clauses), PARTIES);
    const must = new Set(
      itemSets.flatMap((set) => set.items.filter(({ by }) => by === 'contract').map(({ id }) => id)),
    );
    expect(items.filter(({ id, status }) => must.has(id) && !['present', 'n/a'].includes(status))).toEqual(
      [],
    );
    expect(items.filter(({ status }) => status === 'present').length).toBeGreaterThan(120);
    // A law that nobody chose is not asked for.
    expect(items.filter(({ id, status }) => id.startsWith('SCC') && status !== 'n/a')).toEqual([]);
  });
});
