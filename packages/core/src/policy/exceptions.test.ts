import { describe, expect, it } from 'vitest';
import { HASH, MINUTE, NOW, dataMap } from '../../../../tests/vectors/policy/arbitrary.ts';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type { Condition, Principal, Request, Terms } from '../kernel/index.ts';
import { compile, decide } from './index.ts';

const HOUR = 60 * MINUTE;

function decideWith(
  conditions: readonly Condition[],
  who: Partial<Principal>,
  asked: Partial<Request> = {},
  known = true,
) {
  const terms = {
    ...(base.terms as unknown as Terms),
    ...(known && { continuityLease: { clause: '4.13', hours: 8, reviewWithinHours: 72 } }),
    emergencyAccess: { clause: '4.14', approvers: 2, minutes: 60, reviewWithinHours: 24 },
    conditions,
  };
  const compiled = compile(terms, HASH, dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const principal: Principal = {
    ...{ id: 'ana', kind: 'agent', party: 'brightline', side: 'processor', role: 'tier1', site: 'sit_1' },
    ...{ facts: {}, stepUpAt: NOW, ...who },
  };
  const request: Request = {
    ...{ operation: 'read', purpose: 'order-support', source: dataMap.source, resource: 'customers' },
    ticket: {
      ...{ id: 'T-1', assignee: 'ana', open: true, binding: { by: 'request', subject: 'C-7' } },
      ...{ lastWorkAt: NOW, heldAtOnce: 1, confirmTriesLeft: 3, claimedBy: [] },
    },
    usage: {
      subjects: 0,
      newSubject: true,
      unbound: 0,
      newUnbound: true,
      reveals: 0,
      lookups: 0,
      exportedRows: 0,
      subjectsToday: 0,
      lastHour: { customers: 0, newCustomer: true, reveals: 0, lookups: 0 },
    },
    ...asked,
  };
  return decide(compiled.policy, principal, request, NOW);
}

const condition = (kind: string, more: object = {}): Condition => ({ clause: '6.1', kind, ...more });
const training = condition('training', { course: 'privacy', maxAgeDays: 365 });
const lease = (more: object = {}) => ({
  lease: {
    id: 'lea_1',
    kinds: ['posture', 'badge', 'training'],
    from: NOW - HOUR,
    until: NOW + HOUR,
    ...more,
  },
});

describe('a continuity lease', () => {
  it.each<[string, Condition, Principal['facts'], boolean]>([
    ['a report that never came', condition('posture'), {}, true],
    ['one that says no', condition('posture'), { posture: { at: NOW, value: false } }, true],
    [
      'one that is too old',
      condition('posture', { staleAfterMinutes: 60 }),
      { posture: { at: NOW - 2 * HOUR, value: true } },
      true,
    ],
    ['a badge system', condition('badge'), {}, true],
    ['a course', training, {}, true],
    ['a network', condition('network'), { network: { at: NOW, value: false } }, false],
    ['a suspension', condition('suspension'), { suspension: { at: NOW, value: true } }, false],
    ['an undertaking', condition('undertaking'), {}, false],
    ['a second factor', condition('mfa', { maxAgeMinutes: 480 }), {}, false],
    ['a country', condition('country', { allowed: ['PH'] }), {}, false],
    ['a shift', condition('shift'), { shift: { at: NOW, value: false } }, false],
    ['a kind that no file knows', condition('moon-phase'), {}, false],
  ])('lets stand: %s', (_, rule, facts, stands) => {
    const all = { lease: { id: 'lea_1', kinds: [rule.kind], from: NOW - HOUR, until: NOW + HOUR } };
    const decision = decideWith([rule], { facts, ...all });
    expect(decision.allow).toBe(stands);
    expect(decideWith([rule], { facts }).allow).toBe(false);
    if (!decision.allow) return;
    expect(decision.citations[0]).toEqual({
      agreement: 'agr_harbor_brightline',
      clause: '4.13',
      effect: 'permission',
    });
    expect(decision.obligations).toContainEqual({
      kind: 'masked-only',
      because: `clause 6.1 (${rule.kind}) is let stand by clause 4.13`,
    });
    expect(Object.values(decision.rights).flat()).not.toContain('reveal');
    const reveal = decideWith([rule], { facts, ...all }, { operation: 'reveal', fields: ['email'] });
    expect(reveal).toMatchObject({ allow: false, code: 'condition-stale' });
  });

  it.each<[string, object, boolean, Partial<Principal>]>([
    ['that names other kinds', { kinds: ['badge'] }, true, {}],
    ['that is over', { until: NOW }, true, {}],
    ['that has not begun', { from: NOW + MINUTE }, true, {}],
    ['that began longer ago than its clause allows', { from: NOW - 8 * HOUR }, true, {}],
    ['that the terms do not know', {}, false, {}],
    ['of somebody of the controller', {}, true, { side: 'controller', party: 'harbor' }],
  ])('%s lets nothing stand', (_, changes, known, who) => {
    const facts = { posture: { at: NOW, value: false } };
    const decision = decideWith([condition('posture')], { facts, ...lease(changes), ...who }, {}, known);
    expect(decision).toMatchObject({ allow: false, code: 'device-failing', citations: [{ clause: '6.1' }] });
  });

  it('changes nothing while every condition holds', () => {
    const facts = { posture: { at: NOW, value: true } };
    expect(decideWith([condition('posture')], { facts, ...lease() })).toEqual(
      decideWith([condition('posture')], { facts }),
    );
  });
});

describe('an emergency access', () => {
  const officer = (more: object = {}): Partial<Principal> => ({
    ...{ id: 'sam', party: 'harbor', side: 'controller', role: 'tier1', site: null },
    facts: { mfa: { at: NOW, value: true }, shift: { at: NOW, value: 'none' } },
    emergency: { id: 'emg_1', ticket: 'T-1', from: NOW - MINUTE, until: NOW + HOUR, ...more },
  });
  const conditions = [condition('mfa', { maxAgeMinutes: 480 }), condition('undertaking'), condition('shift')];

  it('shows one case to one person of the controller, as the role sees it, and gives no right beside', () => {
    const decision = decideWith(conditions, officer());
    const usual = decideWith([], {});
    expect(decision).toMatchObject({
      allow: true,
      rights: {},
      citations: expect.arrayContaining([
        { agreement: 'agr_harbor_brightline', clause: '4.14', effect: 'permission' },
      ]) as object,
    });
    expect(decision.allow && usual.allow && decision.treatments).toEqual(usual.allow && usual.treatments);
  });

  it.each<[string, Partial<Principal>, Partial<Request>]>([
    ['another case', officer({ ticket: 'T-2' }), {}],
    ['after its time', officer({ until: NOW }), {}],
    ['longer than its clause allows', officer({ from: NOW - HOUR }), {}],
    ['somebody of the processor', { ...officer(), party: 'brightline', side: 'processor' }, {}],
    ['a lookup', officer(), { operation: 'lookup', fields: ['email'] }],
    ['a confirm', officer(), { operation: 'confirm', fields: ['email'] }],
    ['a reveal', officer(), { operation: 'reveal', fields: ['email'] }],
    ['a note', officer(), { operation: 'note' }],
    ['somebody without a fresh second factor', { ...officer(), facts: {} }, {}],
  ])('opens nothing for %s', (_, who, asked) => {
    expect(decideWith(conditions, who, asked).allow).toBe(false);
  });

  it.each(['network', 'suspension', 'country'])('lets no %s stand', (kind) => {
    const rule = condition(kind, kind === 'country' ? { allowed: ['US'] } : {});
    expect(decideWith([...conditions, rule], officer()).allow).toBe(false);
  });

  it('opens no ticket whose customer nobody of the company’s side has bound', () => {
    const ticket = {
      ...{ id: 'T-1', assignee: 'ana', open: true, binding: { by: 'agent' as const, subject: 'C-7' } },
      ...{ lastWorkAt: NOW, heldAtOnce: 1, confirmTriesLeft: 3, claimedBy: [] },
    };
    expect(decideWith(conditions, officer(), { ticket })).toMatchObject({ code: 'ticket-not-in-hand' });
  });
});
