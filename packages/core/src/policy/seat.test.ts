import { describe, expect, it } from 'vitest';
import { HASH, MINUTE, NOW, dataMap } from '../../../../tests/vectors/policy/arbitrary.ts';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type { Condition, Fact, Principal, Terms } from '../kernel/index.ts';
import { compile, seatOf } from './index.ts';

const HOUR = 60 * MINUTE;
const AGAIN = NOW + 30_000;

function seat(conditions: readonly Condition[], facts: Record<string, Fact>, more: Partial<Principal> = {}) {
  const terms = {
    ...(base.terms as unknown as Terms),
    continuityLease: { clause: '4.13', hours: 8, reviewWithinHours: 72 },
    conditions,
  };
  const compiled = compile(terms, HASH, dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const principal: Principal = {
    ...{ id: 'ana', kind: 'agent', party: 'brightline', side: 'processor', role: 'tier1', site: 'sit_1' },
    ...{ facts, stepUpAt: NOW, ...more },
  };
  return seatOf(compiled.policy, principal, NOW);
}

const posture: Condition = { clause: '4.4', kind: 'posture', staleAfterMinutes: 240 };
const badge: Condition = { clause: '4.12', kind: 'badge', graceMinutes: 5 };
const course: Condition = { clause: '6.2', kind: 'training', course: 'privacy', maxAgeDays: 30 };
const passed = (daysAgo: number) => ({ passedAt: NOW - daysAgo * 24 * HOUR, right: 0, owedBy: null });
const check: Condition = { clause: '4.17', kind: 'background-check', checks: ['identity'] };
const told = (value: Fact['value'], age = 0): Fact => ({ at: NOW - age, value });
const lease = {
  lease: { id: 'lea_1', kinds: ['posture'], from: NOW - HOUR, until: NOW + HOUR },
};

describe('where somebody sits', () => {
  it.each<[string, Parameters<typeof seat>, ReturnType<typeof seat>]>([
    ['nothing is asked', [[], {}], { stop: null, changesAt: null }],
    [
      'what else the agreement asks is not asked here',
      [[{ clause: '4.1', kind: 'network' }], {}],
      { stop: null, changesAt: null },
    ],
    [
      'a good device, until its report is too old',
      [[posture], { posture: told(true, HOUR) }],
      { stop: null, changesAt: NOW + 3 * HOUR },
    ],
    [
      'a failing device',
      [[posture], { posture: told('failing') }],
      { stop: 'device-failing', changesAt: AGAIN },
    ],
    [
      'a course that was passed, which may run out',
      [[course], { training: told({ privacy: passed(10) }) }],
      { stop: null, changesAt: NOW + 5 * MINUTE },
    ],
    [
      'a course that ran out',
      [[course], { training: told({ privacy: passed(31) }) }],
      { stop: 'training-expired', changesAt: AGAIN },
    ],
    [
      'a check that ran out',
      [[check], { 'background-check': told(false) }],
      { stop: 'background-check-missing', changesAt: AGAIN },
    ],
    ['no device', [[posture], { posture: told('unknown') }], { stop: 'device-unknown', changesAt: AGAIN }],
    [
      'a report too old',
      [[posture], { posture: told(true, 4 * HOUR) }],
      { stop: 'device-stale', changesAt: AGAIN },
    ],
    ['nobody tells', [[posture], {}], { stop: 'condition-unfed', changesAt: AGAIN }],
    [
      'a failing device under a lease',
      [[posture], { posture: told('failing') }, lease],
      { stop: null, changesAt: AGAIN },
    ],
    [
      'a lease for devices lets no badge stand',
      [[posture, badge], { posture: told('failing'), badge: told(false) }, lease],
      { stop: 'not-badged-in', changesAt: AGAIN },
    ],
    [
      'a device that is elsewhere',
      [[{ clause: '4.5', kind: 'device-here', staleAfterMinutes: 60 }], { 'device-here': told(false) }],
      { stop: 'device-elsewhere', changesAt: AGAIN },
    ],
    [
      'a device that was here too long ago',
      [[{ clause: '4.5', kind: 'device-here', staleAfterMinutes: 60 }], { 'device-here': told(true, HOUR) }],
      { stop: 'device-elsewhere', changesAt: AGAIN },
    ],
    ['badged in', [[badge], { badge: told(true) }], { stop: null, changesAt: null }],
    [
      'badged out, in the grace',
      [[badge], { badge: told(NOW - 4 * MINUTE) }],
      { stop: null, changesAt: AGAIN },
    ],
    [
      'badged out, after it',
      [[badge], { badge: told(NOW - 5 * MINUTE) }],
      { stop: 'not-badged-in', changesAt: AGAIN },
    ],
  ])('%s', (_, asked, found) => {
    expect(seat(...asked)).toEqual(found);
  });
});
