import { expect, it } from 'vitest';
import type { Duty } from '../../kernel/index.ts';
import type { FindingKind } from '../findings.ts';
import { findingDueUnder } from './dueUnder.ts';
import type { FindingSeverity } from './severity.ts';
import type { OwnerSide } from './standing.ts';

const DAY = 86_400_000;
const RAISED = Date.parse('2026-11-01T00:00:00Z');

const mends = (severity: string, days: number, by: Duty['by'] = 'processor', clause = '9.4') => ({
  agreement: 'agr_1',
  duty: { clause, kind: 'remediation', by, severity, days },
});
const erases = (hours: number) => ({
  agreement: 'agr_1',
  duty: { clause: '6.5', kind: 'document-erasure', by: 'processor' as const, hours },
});
const audits = {
  agreement: 'agr_1',
  duty: { clause: '8.3', kind: 'audit', by: 'processor' as const, everyMonths: 1, days: 1 },
};

const due = (
  kind: FindingKind,
  severity: FindingSeverity,
  side: OwnerSide,
  duties: Parameters<typeof findingDueUnder>[1],
) => {
  const { dueAt, by } = findingDueUnder({ kind, severity, side }, duties, RAISED);
  return [(dueAt - RAISED) / DAY, by?.clause ?? null];
};

it.each([
  { of: 'no duty', duties: [], severity: 'high', side: 'vendor', days: 14, clause: null },
  {
    of: 'a duty of its severity',
    duties: [mends('high', 7)],
    severity: 'high',
    side: 'vendor',
    days: 7,
    clause: '9.4',
  },
  {
    of: 'a duty of less grave ones',
    duties: [mends('low', 7)],
    severity: 'high',
    side: 'vendor',
    days: 7,
    clause: '9.4',
  },
  {
    of: 'a duty of graver ones',
    duties: [mends('critical', 1)],
    severity: 'high',
    side: 'vendor',
    days: 14,
    clause: null,
  },
  {
    of: 'a duty that gives more time',
    duties: [mends('high', 30)],
    severity: 'high',
    side: 'vendor',
    days: 14,
    clause: null,
  },
  {
    of: 'a duty of the other side',
    duties: [mends('high', 7)],
    severity: 'high',
    side: 'company',
    days: 14,
    clause: null,
  },
  {
    of: 'a duty of the controller, for the company',
    duties: [mends('high', 7, 'controller')],
    severity: 'high',
    side: 'company',
    days: 7,
    clause: '9.4',
  },
  {
    of: 'the shortest of several',
    duties: [mends('low', 9), mends('medium', 3, 'processor', '9.5')],
    severity: 'medium',
    side: 'vendor',
    days: 3,
    clause: '9.5',
  },
  {
    of: 'a duty of another kind',
    duties: [audits],
    severity: 'high',
    side: 'vendor',
    days: 14,
    clause: null,
  },
  {
    of: 'a severity nobody knows',
    duties: [mends('awful', 1)],
    severity: 'critical',
    side: 'vendor',
    days: 2,
    clause: null,
  },
] as const)('$of: due in $days days', ({ duties, severity, side, days, clause }) => {
  expect(due('reviewed', severity, side, duties)).toEqual([days, clause]);
});

it('what was not erased in time is due in the same time once more, and nothing else is', () => {
  expect(due('document-kept', 'high', 'company', [erases(24)])).toEqual([1, '6.5']);
  expect(due('reviewed', 'high', 'company', [erases(24)])).toEqual([14, null]);
});
