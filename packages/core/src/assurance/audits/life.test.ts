import { expect, it } from 'vitest';
import { cadenceOf, nextAudit } from './cadence.ts';
import { auditAt, type AuditStep } from './life.ts';
import { isComplete } from './papers.ts';
import type { AuditPlan } from './plan.ts';

const plan: AuditPlan = {
  ...{ v: 1, audit: 'aud_1', agreement: 'agr_1', vendor: 'pty_v', reauditOf: null, byRole: false },
  ...{ from: '2026-01-01T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z' },
  ...{ practices: ['masking'], clauses: ['2.1'], rule: { confidence: 0.95, tolerable: 0.05, expected: 0 } },
};
const during = Date.parse('2026-02-01T00:00:00Z');
const after = Date.parse('2026-04-02T00:00:00Z');
const base = { at: after, by: 'per_a' };
const sample = { accesses: ['access 4 tier1', 'access 9 tier1'], people: [], settings: [] };
const marks = {
  'ticket-needed-it': 'pass',
  'clause-fits': 'pass',
  'treated-as-agreed': 'pass',
  'person-had-the-role': 'na',
} as const;

const committed: AuditStep = { ...base, kind: 'committed', commitment: 'c' };
const counted: AuditStep = { ...base, kind: 'counted', root: 'r', size: 12 };
const drawn: AuditStep = { ...base, kind: 'drawn', nonce: 'n', seed: 's', sample };
const paper = (line: string, fails = false): AuditStep => ({
  ...{ ...base, kind: 'paper', line, note: '' },
  marks: fails ? { ...marks, 'clause-fits': 'fail' } : marks,
});
const concluded = (criterion: string): AuditStep => ({
  ...{ ...base, kind: 'concluded', criterion, conclusion: 'met', text: '' },
});
const worked = [
  ...[committed, counted, drawn, paper('access 4 tier1'), paper('access 9 tier1', true)],
  ...[concluded('masking'), concluded('clause 2.1')],
];
const reported: AuditStep = { ...base, kind: 'reported', report: 'h', file: 'f' };
const responded = (side: 'company' | 'vendor'): AuditStep => ({
  ...base,
  kind: 'responded',
  side,
  text: 't',
});

it.each([
  { of: 'a plan alone', steps: [], now: after, stage: 'planned' },
  { of: 'a commitment before the end', steps: [committed], now: during, stage: 'period-runs' },
  { of: 'a commitment after the end', steps: [committed], now: after, stage: 'to-count' },
  { of: 'a counted population', steps: [committed, counted], now: after, stage: 'to-draw' },
  { of: 'a draw', steps: [committed, counted, drawn], now: after, stage: 'running' },
  { of: 'papers without the last conclusion', steps: worked.slice(0, -1), now: after, stage: 'running' },
  { of: 'all papers and conclusions', steps: worked, now: after, stage: 'to-report' },
  { of: 'a report', steps: [...worked, reported], now: after, stage: 'reported' },
  {
    of: 'one response',
    steps: [...worked, reported, responded('vendor')],
    now: after,
    stage: 'reported',
  },
  {
    of: 'both responses',
    steps: [...worked, reported, responded('vendor'), responded('company')],
    now: after,
    stage: 'to-close',
  },
])('$of is $stage', ({ steps, now, stage }) => {
  expect(auditAt(plan, steps, now).stage).toBe(stage);
});

it('counts what deviates by the newest paper of each item', () => {
  const state = auditAt(plan, worked, after);
  expect(state.exceptions).toEqual(['access 9 tier1']);
  expect(state.results[0]).toMatchObject({ kind: 'accesses', drawn: 2, looked: 2, deviations: 1 });
  expect(auditAt(plan, [...worked, paper('access 9 tier1')], after).exceptions).toEqual([]);
});

it('a paper is whole with every test of its kind and no other', () => {
  expect(isComplete('access 4 tier1', marks)).toBe(true);
  const { 'clause-fits': _, ...some } = marks;
  expect(isComplete('access 4 tier1', some)).toBe(false);
  expect(isComplete('person per_a', marks)).toBe(false);
});

it.each([
  { last: '2026-01-31T10:00:00.000Z', months: 1, due: '2026-02-28T10:00:00.000Z' },
  { last: '2026-11-15T00:00:00.000Z', months: 12, due: '2027-11-15T00:00:00.000Z' },
  { last: '2026-11-30T00:00:00.000Z', months: 3, due: '2027-02-28T00:00:00.000Z' },
])('$months months after $last is $due', ({ last, months, due }) => {
  expect(nextAudit(new Date(last), months).toISOString()).toBe(due);
});

it('of several clauses the one with the shortest time counts', () => {
  const duty = (clause: string, everyMonths: number) => ({ clause, kind: 'audit', everyMonths });
  expect(cadenceOf([duty('8.1', 12), duty('8.2', 6)])).toEqual({ clause: '8.2', everyMonths: 6 });
  expect(cadenceOf([{ clause: '1', kind: 'refresher', everyMonths: 1 }])).toBeNull();
});
