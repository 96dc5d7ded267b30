import { describe, expect, it } from 'vitest';
import { HASH, NOW, dataMap } from '../../../../tests/vectors/policy/arbitrary.ts';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type { Principal, Terms } from '../kernel/index.ts';
import { compile } from './compile.ts';
import { decide } from './decide.ts';
import { decideQuality } from './quality.ts';

/* Who may review what was anonymised, and that nothing else of the terms opens it or is opened by it. */

const terms: Terms = {
  ...(base.terms as unknown as Terms),
  conditions: [
    { clause: '4.1', kind: 'mfa', maxAgeMinutes: 480 },
    { clause: '4.2', kind: 'network' },
    { clause: '4.3', kind: 'suspension' },
    { clause: '3.1', kind: 'undertaking' },
  ],
};
const quality = { clause: '2.14', roles: ['qa-analyst'], leastGroup: 5, keepDays: 180, withheldDays: 7 };

function policyOf(given: Terms) {
  const compiled = compile(given, HASH, dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}
const policy = policyOf({ ...terms, quality });

const fact = <T extends string | boolean>(value: T) => ({ at: NOW, value });
const analyst: Principal = {
  ...{ id: 'per_q', kind: 'agent', party: 'brightline', side: 'processor', role: 'qa-analyst', site: null },
  facts: { mfa: fact(true), network: fact(true), suspension: fact(false), undertaking: fact(false) },
  stepUpAt: null,
};
const officer: Principal = { ...analyst, party: 'harbor', side: 'controller', role: 'privacy-officer' };
const job: Principal = { ...officer, kind: 'service', role: '', facts: {} };

const decided = (who: Principal, of = policy, now = NOW) => decideQuality(of, who, ['text'], now);

describe('a review', () => {
  it.each([
    ['an analyst of the processor', analyst],
    ['the controller’s own', officer],
    ['the job', job],
  ])('by %s is allowed, as removed text and under the clause', (_, who) => {
    const decision = decided(who);
    expect(decision).toMatchObject({ allow: true, treatments: { text: 'redact' }, rights: {} });
    expect(decision.citations[0]).toMatchObject({ agreement: terms.agreement, clause: '2.14' });
  });

  it.each<[string, Principal, string]>([
    ['an agent', { ...analyst, role: 'agent' }, 'not-permitted'],
    ['nobody’s role', { ...analyst, role: '' }, 'not-permitted'],
    ['somebody of a third party', { ...analyst, party: 'pty_other' }, 'no-agreement'],
    ['the processor as the controller', { ...analyst, side: 'controller' }, 'no-agreement'],
    ['a service of the processor', { ...analyst, kind: 'service' }, 'not-permitted'],
    ['a suspended one', { ...analyst, facts: { ...analyst.facts, suspension: fact(true) } }, 'suspended'],
    [
      'one from elsewhere',
      { ...officer, facts: { ...officer.facts, network: fact(false) } },
      'network-not-allowed',
    ],
    ['one without a second factor', { ...officer, facts: {} }, 'condition-unfed'],
  ])('by %s is refused', (_, who, code) => {
    expect(decided(who)).toMatchObject({ allow: false, code });
  });

  it('is for the time of the agreement', () => {
    for (const now of [policy.from - 1, policy.until]) {
      expect(decided(analyst, policy, now)).toMatchObject({ allow: false, code: 'agreement-expired' });
    }
  });

  it('without the clause, or without terms, is refused', () => {
    expect(decided(officer, policyOf(terms))).toMatchObject({ allow: false, code: 'not-permitted' });
    expect(decideQuality(null, officer, [], NOW)).toMatchObject({ allow: false, code: 'no-agreement' });
  });
});

it('opens nothing of a source: the clause makes no role and no purpose', () => {
  expect(Object.keys(policy.roles)).toEqual(Object.keys(policyOf(terms).roles));
  const request = {
    ...{
      operation: 'read' as const,
      purpose: 'quality',
      source: 'harbor',
      resource: 'customers',
      ticket: null,
    },
    usage: {
      ...{
        subjects: 0,
        newSubject: false,
        unbound: 0,
        newUnbound: false,
        reveals: 0,
        lookups: 0,
        exportedRows: 0,
        subjectsToday: 0,
        lastHour: { customers: 0, newCustomer: false, reveals: 0, lookups: 0 },
      },
    },
  };
  for (const who of [analyst, officer]) expect(decide(policy, who, request, NOW).allow).toBe(false);
});
