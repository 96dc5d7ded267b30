import { describe, expect, it } from 'vitest';
import type { Condition, Fact } from '../kernel/index.ts';
import { conditionKinds } from './conditions/index.ts';
import { dutyKinds } from './duties/index.ts';
import { limitKinds } from './limits/index.ts';
import { entry, type Table } from './table.ts';

const NOW = Date.parse('2026-11-03T02:00:00Z');
const DAY = 24 * 3_600_000;

function check(settings: Omit<Condition, 'clause'> & { kind: string }, fact: Fact | undefined): string {
  const prepared = entry(conditionKinds, settings.kind)?.prepare({ clause: '1', ...settings });
  if (prepared?.ok !== true) throw new Error(JSON.stringify(prepared));
  return prepared.check(fact, NOW);
}

describe('conditions that a feed alone decides', () => {
  it.each([
    [{ kind: 'country', allowed: ['PH', 'CO'] }, 'CO', 'holds'],
    [{ kind: 'country', allowed: ['PH', 'CO'] }, 'US', 'network-not-allowed'],
    [{ kind: 'country', allowed: ['PH'] }, true, 'network-not-allowed'],
    [{ kind: 'undertaking', document: 'nda-2' }, 'nda-2', 'holds'],
    [{ kind: 'undertaking', document: 'nda-2' }, 'nda-1', 'undertaking-unsigned'],
    [{ kind: 'undertaking' }, 'confidentiality', 'holds'],
    [{ kind: 'undertaking' }, 'nda-2', 'undertaking-unsigned'],
    [{ kind: 'undertaking' }, false, 'undertaking-unsigned'],
    [{ kind: 'undertaking' }, true, 'undertaking-unsigned'],
    [{ kind: 'posture' }, true, 'holds'],
    [{ kind: 'posture' }, 'unknown', 'device-unknown'],
    [{ kind: 'posture' }, 'ok', 'device-failing'],
    [{ kind: 'posture' }, false, 'device-failing'],
    [{ kind: 'witnessed', maxAgeMinutes: 60, onSilence: 'stop' }, NOW - 3_599_999, 'holds'],
    [{ kind: 'witnessed', maxAgeMinutes: 60, onSilence: 'stop' }, NOW - 3_600_000, 'ledger-unwitnessed'],
    [{ kind: 'witnessed', maxAgeMinutes: 60, onSilence: 'stop' }, NOW + 3_600_000, 'ledger-unwitnessed'],
    [{ kind: 'witnessed', maxAgeMinutes: 60, onSilence: 'stop' }, 0, 'ledger-unwitnessed'],
    [{ kind: 'badge' }, true, 'holds'],
    [{ kind: 'badge' }, false, 'not-badged-in'],
    [{ kind: 'badge' }, NOW, 'not-badged-in'],
    [{ kind: 'badge' }, NOW + 1000, 'not-badged-in'],
    [{ kind: 'badge', graceMinutes: 5 }, NOW - 299_999, 'holds'],
    [{ kind: 'badge', graceMinutes: 5 }, NOW - 300_000, 'not-badged-in'],
    [{ kind: 'badge', graceMinutes: 5 }, NOW + 3_600_000, 'not-badged-in'],
    [{ kind: 'badge', graceMinutes: 5 }, false, 'not-badged-in'],
    [
      { kind: 'background-check', checks: ['identity', 'sanctions'] },
      'identity@2026-01-02 sanctions@2026-01-02',
      'holds',
    ],
    [
      { kind: 'background-check', checks: ['identity', 'sanctions'] },
      'identity@2026-01-02',
      'background-check-missing',
    ],
    [{ kind: 'background-check', checks: ['identity'] }, 'identity@2027-01-02', 'background-check-missing'],
    [{ kind: 'background-check', checks: ['identity'] }, 'identity@soon', 'background-check-missing'],
    [{ kind: 'background-check', checks: ['identity'] }, 'identity', 'background-check-missing'],
    [{ kind: 'background-check', checks: ['identity'] }, true, 'background-check-missing'],
    [
      { kind: 'background-check', checks: ['identity'], maxAgeDays: 30 },
      'identity@2026-10-03',
      'background-check-missing',
    ],
    [{ kind: 'background-check', checks: ['identity'], maxAgeDays: 31 }, 'identity@2026-10-04', 'holds'],
    [{ kind: 'shift' }, true, 'holds'],
    [{ kind: 'shift' }, false, 'outside-hours'],
    [{ kind: 'shift', extensionHours: 0 }, 'none', 'not-permitted'],
    [{ kind: 'shift', extensionHours: 12 }, 1, 'not-permitted'],
  ])('%j with %j: %s', (settings, value, verdict) => {
    expect(check(settings, { at: NOW, value })).toBe(verdict);
    expect(check(settings, undefined)).not.toBe('holds');
  });

  it.each([
    [364, 'privacy', 0, 'holds'],
    [365, 'privacy', 0, 'training-expired'],
    [371, 'privacy', 7, 'holds'],
    [372, 'privacy', 7, 'training-expired'],
    [1, 'security', 7, 'training-never'],
    [1, '__proto__', 7, 'training-never'],
    [-1, 'privacy', 7, 'training-never'],
  ])('training passed %d days ago in %s with %d days of grace: %s', (days, course, graceDays, verdict) => {
    const settings = { kind: 'training', course: 'privacy', maxAgeDays: 365, graceDays };
    const known = { passedAt: NOW - days * DAY, right: 0, owedBy: null };
    expect(check(settings, { at: NOW, value: { [course]: known } })).toBe(verdict);
  });

  it('holds each of several courses against its own day, and knows none from a word alone', () => {
    const at = (days: number) => ({ passedAt: NOW - days * DAY, right: 0, owedBy: null });
    const fact = { at: NOW, value: { privacy: at(10), phishing: at(400) } };
    const asks = (course: string) => ({ kind: 'training', course, maxAgeDays: 365 });
    expect(['privacy', 'phishing', 'toString'].map((course) => check(asks(course), fact))).toEqual([
      'holds',
      'training-expired',
      'training-never',
    ]);
    expect(check(asks('privacy'), { at: NOW, value: 'privacy' })).toBe('training-never');
    expect(check(asks('privacy'), { at: NOW, value: true })).toBe('training-never');
  });
});

it('refuses working hours under a broken clock', () => {
  const hours = entry(conditionKinds, 'hours')?.prepare({
    clause: '1',
    kind: 'hours',
    from: '00:00',
    to: '24:00',
    timeZone: 'UTC',
  });
  if (hours?.ok !== true) throw new Error('hours must be readable');
  expect(hours.check(undefined, NOW)).toBe('holds');
  expect(hours.check(undefined, Number.NaN)).toBe('outside-hours');
  expect(hours.check(undefined, Number.POSITIVE_INFINITY)).toBe('outside-hours');
});

it('does not count what is not a number', () => {
  for (const kind of [
    'subjects-per-shift',
    'reveals-per-shift',
    'lookups-per-shift',
    'exported-rows-per-shift',
    'subjects-per-day',
  ]) {
    const limit = entry(limitKinds, kind)?.prepare({ clause: '1', kind, max: 10 });
    if (limit?.ok !== true) throw new Error(`${kind} must be readable`);
    const uncounted = { subjects: Number.NaN, unbound: Number.NaN, reveals: Number.NaN, lookups: Number.NaN };
    const lastHour = { customers: Number.NaN, newCustomer: true, reveals: Number.NaN, lookups: Number.NaN };
    const usage = {
      ...uncounted,
      exportedRows: Number.NaN,
      subjectsToday: Number.NaN,
      newSubject: true,
      newUnbound: true,
      lastHour,
    };
    const every = kind === 'subjects-per-day';
    for (const bound of [true, false]) {
      const used = (['read', 'reveal', 'lookup', 'export'] as const).map((operation) =>
        limit.allows({ operation, usage, bound, every, rows: 1 }),
      );
      expect(used).toContain(false);
    }
  }
});

it('takes no number of sessions with which nobody could sign in, and counts none of them at the gate', () => {
  const prepare = (max: number) =>
    entry(limitKinds, 'concurrent-sessions')?.prepare({ clause: '1', kind: 'concurrent-sessions', max });
  expect(prepare(0)?.ok).toBe(false);
  const limit = prepare(1);
  if (limit?.ok !== true) throw new Error('it must be readable');
  const usage = {
    subjects: 99,
    unbound: 99,
    reveals: 99,
    lookups: 99,
    exportedRows: 99,
    subjectsToday: 0,
    newSubject: true,
    newUnbound: true,
    lastHour: { customers: 99, newCustomer: true, reveals: 99, lookups: 99 },
  };
  expect(limit.allows({ operation: 'read', usage, bound: true, every: false, rows: 1 })).toBe(true);
});

describe('what is said of a kind', () => {
  const settings: Readonly<Record<string, object>> = {
    mfa: { maxAgeMinutes: 480, stepUpMinutes: 5 },
    hours: { from: '22:00', to: '06:00', days: ['fri'], timeZone: 'Asia/Manila' },
    country: { allowed: ['PH'] },
    'background-check': { checks: ['identity'], maxAgeDays: 365 },
    witnessed: { maxAgeMinutes: 60, onSilence: 'stop' },
    undertaking: { document: 'nda' },
    training: { course: 'privacy', maxAgeDays: 365, graceDays: 7, spacedDays: 30 },
    'breach-notice': { hours: 24 },
    deletion: { days: 30 },
    audit: { everyMonths: 12 },
    refresher: { course: 'privacy', everyMonths: 12 },
    'sub-processor-notice': { days: 30, objectionDays: 14 },
    'incident-report': { hours: 24 },
    retention: { days: 30 },
    testing: { everyMonths: 12 },
    offboarding: { hours: 24 },
    'request-assistance': { days: 2 },
    'compliance-notice': { businessDays: 5 },
    'access-review': { everyDays: 90 },
    'document-erasure': { hours: 72 },
    recording: { keepDays: 30, reviewers: ['qa-analyst'] },
    remediation: { severity: 'high', days: 7 },
    'ledger-retention': { keepDays: 2190, limitationYears: 3 },
    containment: { automatic: 'suspend-agent', decideWithinHours: 8 },
    'conduct-ladder': {
      ...{ decidedBy: 'one-of-each', hearingDays: 7, appealDays: 14, reminderMonths: 6, warningMonths: 12 },
      ...{ suspensionMonths: 24, lookBackMonths: 24, keepMonths: 36 },
    },
    attestation: { control: 'no recording', everyMonths: 3 },
  };
  const kinds = [...Object.values(conditionKinds), ...Object.values(limitKinds), ...Object.values(dutyKinds)];

  it.each(kinds.map((kind) => [kind.kind, kind] as const))('%s is said in whole sentences', (name, kind) => {
    const rule = { clause: '1', kind: name, ...settings[name] };
    const common = Object.hasOwn(dutyKinds, name) ? { by: 'processor' as const } : {};
    const budget = Object.hasOwn(limitKinds, name) ? { max: 3 } : {};
    const prepared = kind.prepare({ ...rule, ...common, ...budget } as never);
    expect(prepared.ok ? prepared.sentence : prepared.problems).toMatch(/^[A-Z].+\.$/);
  });

  it('stands in the registry under its own name, with the fact of the same name', () => {
    const names = (of: Table<{ readonly kind: string }>): string[] =>
      Object.values(of).map(({ kind }) => kind);
    for (const kinds of [conditionKinds, limitKinds, dutyKinds])
      expect(names(kinds)).toEqual(Object.keys(kinds));
    for (const kind of Object.values(conditionKinds)) expect([kind.kind, null]).toContain(kind.factNeeded);
  });
});
