import { describe, expect, it } from 'vitest';
import { dataMap, HASH, NOW } from '../../../../tests/vectors/policy/arbitrary.ts';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type { ConductHold, Duty, Principal, Request, Terms } from '../kernel/index.ts';
import { compile, conductHeld, conductRule, decide, decideQuality, decideWatching } from './index.ts';

const duty = (clause: string, change: Partial<Duty> = {}): Duty => ({
  ...{
    clause,
    kind: 'conduct-ladder',
    by: 'processor',
    decidedBy: 'one-of-each',
    hearingDays: 5,
    appealDays: 10,
  },
  ...{ reminderMonths: 6, warningMonths: 12, suspensionMonths: 24, lookBackMonths: 24, keepMonths: 30 },
  ...change,
});

describe('what terms say of violations', () => {
  it('is the house rule where nothing is said', () => {
    expect(conductRule([])).toMatchObject({
      clauses: [],
      decidedBy: 'one-of-each',
      hearingDays: 7,
      keepMonths: 36,
    });
  });

  it('is what is kindest to the person where several speak', () => {
    const rule = conductRule([
      duty('7.1'),
      duty('7.2', {
        decidedBy: 'controller',
        hearingDays: 9,
        appealDays: 7,
        reminderMonths: 3,
        keepMonths: 40,
      }),
    ]);
    expect(rule).toMatchObject({
      ...{ clauses: ['7.1', '7.2'], decidedBy: 'one-of-each', hearingDays: 9, appealDays: 10 },
      ...{ reminderMonths: 3, keepMonths: 30 },
    });
    expect(conductRule([duty('7.2', { decidedBy: 'controller' })]).decidedBy).toBe('controller');
  });
});

const compiled = compile({ ...(base.terms as unknown as Terms), duties: [duty('7.1')] }, HASH, dataMap);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const { policy } = compiled;

const someone = (conduct: readonly ConductHold[]): Principal => ({
  ...{ id: 'ana', kind: 'agent', party: 'brightline', side: 'processor', role: 'tier1', site: null },
  facts: {
    mfa: { at: NOW - 60_000, value: true },
    network: { at: NOW, value: true },
    suspension: { at: NOW, value: false },
  },
  stepUpAt: NOW,
  held: { factorAfter: NOW, factorAt: NOW - 60_000, customersAnHour: null, conduct },
});

const hold = (step: ConductHold['step'], change: Partial<ConductHold> = {}): ConductHold => ({
  ...{ step, agreement: null, until: null },
  ...change,
});

describe('a step in force', () => {
  it.each([
    ['retraining', 'conduct-retraining'],
    ['suspension', 'conduct-suspended'],
    ['removal', 'conduct-removed'],
    ['termination', 'conduct-removed'],
  ] as const)('%s refuses every operation with %s, before anything else is asked', (step, code) => {
    const who = someone([hold(step)]);
    for (const operation of [
      'read',
      'lookup',
      'confirm',
      'reveal',
      'note',
      'reply',
      'act',
      'export',
      'unseal',
    ] as const) {
      const asked = {
        operation,
        purpose: 'x',
        source: dataMap.source,
        resource: 'customers',
        ticket: null,
      } as Request;
      expect(decide(policy, who, asked, NOW)).toMatchObject({
        ...{ allow: false, code },
        citations: [{ agreement: policy.agreement, clause: '7.1', effect: 'duty' }],
      });
    }
    expect(decideQuality(policy, who, [], NOW)).toMatchObject({ code });
    expect(decideWatching(policy, who, NOW)).toMatchObject({ code });
  });

  it.each<[string, readonly ConductHold[], ReturnType<typeof conductHeld>]>([
    ['nothing', [], null],
    ['until its day', [hold('suspension', { until: NOW + 1 })], 'suspension'],
    ['not on its day', [hold('suspension', { until: NOW })], null],
    ['under its own agreement', [hold('removal', { agreement: policy.agreement })], 'removal'],
    ['not under another one', [hold('removal', { agreement: 'agr_other' })], null],
    [
      'the heaviest',
      [hold('retraining'), hold('suspension', { until: NOW + 1 }), hold('termination')],
      'termination',
    ],
  ])('takes %s', (_, holds, step) => {
    expect(conductHeld(holds, policy.agreement, NOW)).toBe(step);
  });
});
