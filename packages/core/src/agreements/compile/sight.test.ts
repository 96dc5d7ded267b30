import { describe, expect, it } from 'vitest';
import { harborDataMap } from '../../../../../tests/support/harbor.ts';
import { compile, type Policy } from '../../policy/index.ts';
import type { Clause } from '../clause.ts';
import { libraryClause } from '../library/clauses/library.ts';
import { made } from '../library/templates/templates.ts';
import { supportTemplate } from '../supportTemplate.ts';
import { compileClauses } from './compileClauses.ts';
import { sightBetween } from './sight.ts';

const frame = {
  ...{ agreement: 'agr_1', version: 1, controller: 'pty_c', processor: 'pty_v' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
};
const { clauses } = supportTemplate({ ...frame, controllerName: 'C', processorName: 'V' });

function policyOf(of: readonly Clause[]): Policy {
  const compiled = compile(compileClauses(of, frame, 'count').terms, 'ab'.repeat(32), harborDataMap());
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

const base = policyOf(clauses);
const set = (id: string, values: Record<string, number | readonly string[]>): readonly Clause[] =>
  clauses.map((clause) => {
    const template = clause.id === id ? libraryClause(clause.from?.clause ?? '') : undefined;
    return template === undefined ? clause : made(id, template, {}, { ...clause.from?.values, ...values });
  });
const without = (id: string): readonly Clause[] => clauses.filter((clause) => clause.id !== id);

const agents = [
  { role: 'tier1', purpose: 'order-support' },
  { role: 'tier1', purpose: 'order-support' },
  { role: 'tier2', purpose: 'order-support' },
  { role: 'tier2', purpose: 'pharmacy-support' },
];

describe('sightBetween', () => {
  it('is empty when nothing changes', () => {
    expect(sightBetween(base, base, agents)).toEqual({
      rows: [],
      gain: { agents: 0, fields: 0 },
      lose: { agents: 0, fields: 0 },
      rules: { added: [], removed: [] },
    });
  });

  it('counts a field that is gone from the map as lost, and one that came as gained', () => {
    const map = harborDataMap();
    const resources = map.resources.map((one) => ({
      ...one,
      fields: one.fields.filter(({ name }) => one.name !== 'customers' || name !== 'email'),
    }));
    const over = compile(base.terms, 'ab'.repeat(32), { ...map, resources }, 'signed');
    if (!over.ok) throw new Error('it compiles');
    const lost = sightBetween(base, over.policy, agents);
    expect(
      lost.rows[0]?.loses.map(({ resource, field, after }) => [resource, field, after.treatment]),
    ).toEqual([['customers', 'email', 'hidden']]);
    expect(lost.gain.fields).toBe(0);
    expect(sightBetween(over.policy, base, agents).gain).toEqual(lost.lose);
  });

  it('counts who loses when a clause goes, and nobody gains', () => {
    const { rows, gain, lose } = sightBetween(base, policyOf(without('2.4')), agents);
    expect(gain).toEqual({ agents: 0, fields: 0 });
    expect(lose).toEqual({ agents: 4, fields: 4 });
    expect(rows.map(({ role, purpose, agents: many }) => [role, purpose, many])).toEqual([
      ['tier1', 'order-support', 2],
      ['tier2', 'order-support', 1],
      ['tier2', 'pharmacy-support', 1],
    ]);
    expect(rows[0]?.loses.map(({ field }) => field)).toEqual(['email', 'phone', 'street', 'postal_code']);
  });

  it.each(clauses.filter(({ from }) => from !== undefined).map(({ id }) => id))(
    'shows nobody more when clause %s is taken out of the base agreement',
    (id) => {
      expect(sightBetween(base, policyOf(without(id)), agents).gain.fields).toBe(0);
    },
  );

  it('counts who gains when roles are added', () => {
    const { rows, gain, lose } = sightBetween(base, policyOf(set('2.2', { roles: ['tier1', 'tier2'] })), [
      ...agents,
      { role: 'tier1', purpose: 'pharmacy-support' },
    ]);
    expect(rows.map(({ role, purpose }) => [role, purpose])).toEqual([['tier1', 'pharmacy-support']]);
    expect(gain.agents).toBe(1);
    expect(gain.fields).toBeGreaterThan(20);
    expect(lose).toEqual({ agents: 0, fields: 0 });
  });

  it('takes nothing before for nothing seen', () => {
    const { gain, lose, rules } = sightBetween(null, base, agents);
    expect(gain.agents).toBe(4);
    expect(lose).toEqual({ agents: 0, fields: 0 });
    expect(rules.removed).toEqual([]);
  });

  it('says which limits and how long reveals change', () => {
    const limit = sightBetween(base, policyOf(set('4.7', { max: 30 })), agents);
    expect(limit.rows).toEqual([]);
    expect(limit.rules).toEqual({
      added: [
        { clause: '4.7', effect: 'limit', sentence: 'One person reveals at most 30 values in a shift.' },
      ],
      removed: [
        { clause: '4.7', effect: 'limit', sentence: 'One person reveals at most 15 values in a shift.' },
      ],
    });
    const longer = sightBetween(base, policyOf(set('2.4', { minutes: 20 })), agents);
    expect(longer.rules.added.some(({ sentence }) => sentence.includes('revealed for 20 minutes'))).toBe(
      true,
    );
  });

  it('has a field in both when it is shown more and loses a right', () => {
    const hand = clauses.map((clause): Clause =>
      clause.id === '2.4'
        ? {
            ...{ id: '2.4', title: 'Mail', text: 'Mail is shown.', confirmedBy: [] },
            effects: {
              grants: [
                {
                  purposes: ['order-support', 'pharmacy-support'],
                  fields: [{ category: 'user.contact.email', treatment: 'clear' }],
                },
              ],
            },
          }
        : clause,
    );
    const row = sightBetween(base, policyOf(hand), agents).rows[0];
    expect(row?.gains.map(({ field }) => field)).toEqual(['email']);
    expect(row?.loses.map(({ field }) => field)).toContain('email');
  });
});
