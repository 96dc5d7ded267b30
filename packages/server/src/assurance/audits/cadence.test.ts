import type { AuditPlan, AuditStep } from '@cordon/core/assurance/audits';
import { expect, it } from 'vitest';
import { dueOf, lookAtDue } from './cadence.ts';
import type { AuditDeps } from './deps.ts';
import type { Audit, KeptStep } from './store.ts';

/* When an audit is overdue, and what ends that: a report, and nothing less. */

const FROM = Date.parse('2026-01-10T00:00:00Z');
const agreement = { id: 'agr_1', title: 'Support', vendor: { id: 'pty_desk', name: 'Desk' } };
const plan = {
  audit: 'aud_1',
  agreement: 'agr_1',
  reauditOf: null,
  practices: [],
  clauses: [],
} as unknown as AuditPlan;
const audit = { id: 'aud_1', agreement, vendor: agreement.vendor, plan } as unknown as Audit;
const step = (kind: AuditStep['kind'], at: string) =>
  ({ kind, at: Date.parse(at), by: null, byName: null, entry: 0 }) as unknown as KeptStep;

/** @param steps of the one audit there is */
function house(now: string, everyMonths: number | null, steps: readonly KeptStep[] = []) {
  const raised: string[] = [];
  const settled: string[] = [];
  const duties = everyMonths === null ? [] : [{ clause: '8.3', kind: 'audit', by: 'processor', everyMonths }];
  const deps = {
    store: {
      list: () => Promise.resolve([audit]),
      steps: () => Promise.resolve(new Map([['aud_1', steps]])),
    },
    agreements: () => Promise.resolve([agreement]),
    inForce: {
      inForce: () =>
        Promise.resolve({ ok: true, policy: { from: FROM, until: Infinity, terms: { duties } } }),
    },
    findings: {
      raise: ({ kind, about }: { kind: string; about: string }) => {
        raised.push(`${kind} ${about}`);
        return Promise.resolve({ id: 'fnd_1', fresh: true });
      },
      settle: (kinds: readonly string[], _: null, still: readonly string[]) => {
        settled.push(`${kinds.join(' ')} but ${still.join(' ')}`);
        return Promise.resolve(0);
      },
    },
    now: () => new Date(now),
  } as unknown as AuditDeps;
  return { deps, raised, settled };
}

const reported = step('reported', '2026-05-01T00:00:00Z');

it.each([
  { of: 'a month before', now: '2026-03-10T00:00:00Z', months: 3, steps: [], overdue: false },
  { of: 'a day after', now: '2026-04-11T00:00:00Z', months: 3, steps: [], overdue: true },
  { of: 'no clause that asks for one', now: '2026-04-11T00:00:00Z', months: null, steps: [], overdue: false },
  {
    of: 'one that is drawn and not reported',
    now: '2026-05-02T00:00:00Z',
    months: 3,
    steps: [step('committed', '2026-05-01T00:00:00Z')],
    overdue: true,
  },
  { of: 'a report of yesterday', now: '2026-05-02T00:00:00Z', months: 3, steps: [reported], overdue: false },
  { of: 'a report of before', now: '2026-08-02T00:00:00Z', months: 3, steps: [reported], overdue: true },
])('$of: overdue is $overdue', async ({ now, months, steps, overdue }) => {
  const { deps, raised, settled } = house(now, months, steps);
  expect(await dueOf(deps)).toMatchObject([{ overdue, agreement }]);
  await lookAtDue(deps);
  expect(raised).toEqual(overdue ? ['audit-overdue agr_1'] : []);
  expect(settled[0]).toBe(`audit-overdue but ${overdue ? 'agr_1' : ''}`);
});
