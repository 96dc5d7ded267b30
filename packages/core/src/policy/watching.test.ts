import { describe, expect, it } from 'vitest';
import { HASH, NOW, dataMap } from '../../../../tests/vectors/policy/arbitrary.ts';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type { Duty, Principal, Terms } from '../kernel/index.ts';
import { compile, decideWatching, recordingRule, type Policy } from './index.ts';

const recording = (more: object = {}): Duty => ({
  ...{ clause: '2.15', kind: 'recording', by: 'processor', keepDays: 30, reviewers: ['qa-analyst'], ...more },
});

function policyWith(...duties: readonly Duty[]): Policy {
  const terms = { ...(base.terms as unknown as Terms), duties };
  const compiled = compile(terms, HASH, dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

const { controller, processor } = base.terms as unknown as Terms;
const facts = Object.fromEntries(
  ['mfa', 'network', 'posture', 'badge'].map((kind) => [kind, { at: NOW, value: true }]),
);

function someone(side: 'controller' | 'processor', role: string, more: Partial<Principal> = {}): Principal {
  return {
    ...{ id: 'per_1', kind: 'agent', party: side === 'controller' ? controller : processor, side, role },
    ...{ site: null, facts: { ...facts, suspension: { at: NOW, value: false } }, stepUpAt: null, ...more },
  };
}

describe('watching a recorded session', () => {
  const policy = policyWith(recording());
  const said = (who: Principal, under: Policy | null = policy, now = NOW) => {
    const decision = decideWatching(under, who, now);
    expect(decision.citations.length).toBeGreaterThan(0);
    return decision.allow ? 'allowed' : decision.code;
  };

  it('is for the controller, and for the roles of the processor that the clause names', () => {
    expect(said(someone('controller', 'privacy-officer'))).toBe('allowed');
    expect(said(someone('processor', 'qa-analyst'))).toBe('allowed');
    expect(said(someone('processor', 'team-lead'))).toBe('not-permitted');
    expect(said(someone('processor', 'agent'))).toBe('not-permitted');
  });

  it('shows masked events by the clause that asks for the recording', () => {
    expect(decideWatching(policy, someone('processor', 'qa-analyst'), NOW)).toMatchObject({
      ...{ allow: true, treatments: { events: 'redact' } },
      citations: [{ clause: '2.15', effect: 'permission' }, ...policy.conditions.map(() => ({}))],
    });
  });

  it('is for nobody without terms, a clause, the right party, or before and after their time', () => {
    const olivia = someone('controller', 'privacy-officer');
    expect(said(olivia, null)).toBe('no-agreement');
    expect(said(olivia, policyWith())).toBe('not-permitted');
    expect(said({ ...olivia, party: 'pty_other' })).toBe('no-agreement');
    expect(said(olivia, policy, policy.from - 1)).toBe('agreement-expired');
    expect(said(olivia, policy, policy.until)).toBe('agreement-expired');
  });

  it('asks for the conditions of the terms', () => {
    const stranger = someone('controller', 'privacy-officer', { facts: {} });
    expect(policy.conditions.length).toBeGreaterThan(0);
    expect(said(stranger)).toBe('condition-unfed');
  });
});

describe('several duties to record', () => {
  it('keep for the least time, and let watch only whom each of them names', () => {
    const rules = [
      recording({ keepDays: 90, reviewers: ['team-lead'] }),
      recording({ clause: '9.9', keepDays: 7 }),
    ];
    expect(recordingRule(rules)).toEqual({ clause: '9.9', keepDays: 7, reviewers: [] });
    expect(recordingRule([])).toBeNull();
    expect(recordingRule([recording({ keepDays: 'long' })])).toBeNull();
  });
});
