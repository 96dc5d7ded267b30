import { expect, it } from 'vitest';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type { DataMap, Principal, Request, Terms } from '../kernel/index.ts';
import {
  compile,
  decide,
  describe,
  effectiveView,
  explain,
  unfedConditions,
  unknownLimits,
  type Policy,
} from './index.ts';

const terms = base.terms as unknown as Terms;
const now = Date.parse(base.at);

function policyOf(of: Terms): Policy {
  const compiled = compile(of, '0'.repeat(64), base.dataMap as DataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

const policy = policyOf(terms);
const principal: Principal = {
  id: 'ana',
  kind: 'agent',
  party: 'brightline',
  side: 'processor',
  role: 'tier1',
  site: null,
  facts: {
    mfa: { at: now, value: true },
    network: { at: now, value: true },
    suspension: { at: now, value: false },
  },
  stepUpAt: now,
};
const request: Request = {
  operation: 'read',
  purpose: 'order-support',
  source: 'shop',
  resource: 'customers',
  fields: ['name', 'email', 'gender'],
  ticket: {
    id: 'T-1',
    assignee: 'ana',
    open: true,
    binding: { by: 'request', subject: 'C-7' },
    lastWorkAt: now,
    heldAtOnce: 1,
    confirmTriesLeft: 3,
    claimedBy: [],
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
};

it('explains a read', () => {
  expect(explain(decide(policy, principal, request, now), policy)).toEqual({
    sentence:
      'Allowed by clause 2.1; Name shown in clear by 2.1; E-mail shown in part by 2.4; Gender hidden by 1.2.',
    lines: [
      expect.stringMatching(
        /^Clause 2\.1: For order-support, tier1 and tier2 may read, look up, confirm, reveal, note and reply/,
      ),
      'Clause 2.1: Name is shown in clear.',
      'Clause 2.4: E-mail is shown in part.',
      'Clause 1.2: Gender is hidden.',
      'Clause 4.1: The second factor was confirmed within the last 8 hours.',
      'Clause 4.2: The request comes from a network the parties agreed on.',
      'Clause 4.5: No suspension of the person is open.',
      'Clause 4.3: A ticket stays in hand for 30 minutes after the last work on it; one person holds at most 3 tickets at once.',
      'The screen carries a mark of who looked, when, and under which entry.',
    ],
  });
});

it('explains a reveal', () => {
  const decision = decide(policy, principal, { ...request, operation: 'reveal', fields: ['email'] }, now);
  const { sentence, lines } = explain(decision, policy);
  expect(sentence).toBe('Allowed by clause 2.1; E-mail shown in clear for 5 minutes by 2.4.');
  expect(lines).toContain('It is masked again after 5 minutes.');
});

it('explains a refusal', () => {
  const decision = decide(policy, { ...principal, facts: {} }, request, now);
  expect(explain(decision, policy)).toEqual({
    sentence: 'Refused by clause 4.1: A condition of the agreement cannot be checked, so access is refused.',
    lines: ['Clause 4.1: The second factor was confirmed within the last 8 hours.'],
  });
});

it('explains that there is no agreement', () => {
  expect(explain(decide(null, principal, request, now), null)).toEqual({
    sentence: 'Refused by default: No agreement in force covers this access.',
    lines: ['Default: All that no clause permits is refused.'],
  });
});

it('says every clause in a sentence', () => {
  expect(describe(terms).filter(({ effect }) => effect !== 'permission')).toEqual([
    expect.objectContaining({ clause: '4.3', effect: 'condition' }),
    {
      clause: '4.1',
      effect: 'condition',
      sentence: 'The second factor was confirmed within the last 8 hours.',
    },
    {
      clause: '4.2',
      effect: 'condition',
      sentence: 'The request comes from a network the parties agreed on.',
    },
    { clause: '4.5', effect: 'condition', sentence: 'No suspension of the person is open.' },
    {
      clause: '4.6',
      effect: 'limit',
      sentence: 'One person reaches at most 80 customers in a shift, 2 of them without a bound ticket.',
    },
    { clause: '4.7', effect: 'limit', sentence: 'One person reveals at most 15 values in a shift.' },
    {
      clause: '4.8',
      effect: 'limit',
      sentence: 'One person makes at most 40 lookups in a shift, misses included.',
    },
    {
      clause: '7.1',
      effect: 'duty',
      sentence: 'The processor gives notice of a breach within 24 hours of becoming aware of it.',
    },
    { clause: '1.2', effect: 'default', sentence: 'All that the agreement does not permit is refused.' },
  ]);
  expect(describe(terms)).toContainEqual({
    clause: '2.4',
    effect: 'permission',
    sentence:
      'Under 2.1, contact email is shown in part and may be looked up by its exact value, ' +
      'may be confirmed against what the caller says and may be revealed for 5 minutes after a fresh second factor.',
  });
});

it('says where work goes on that would otherwise stop, and who watches the ledger', () => {
  const more: Terms = {
    ...terms,
    continuityLease: { clause: '4.13', hours: 8, reviewWithinHours: 72 },
    emergencyAccess: { clause: '4.14', approvers: 2, minutes: 60, reviewWithinHours: 24 },
    witnessQuorum: { clause: '5.8', least: 2 },
    inFlight: { clause: '2.9', minutes: 90 },
  };
  const known = describe(terms).map(({ sentence }) => sentence);
  expect(describe(more).filter(({ sentence }) => !known.includes(sentence))).toEqual([
    {
      clause: '4.13',
      effect: 'permission',
      sentence:
        'Both parties together may let work go on for at most 8 hours where a report fails, without reveals; it is reviewed within 72 hours.',
    },
    {
      clause: '4.14',
      effect: 'permission',
      sentence:
        'In an emergency 2 of the controller’s people together open one case for 1 hour; it is reviewed within 24 hours.',
    },
    {
      clause: '2.9',
      effect: 'permission',
      sentence: 'Tickets in hand when these terms begin may be finished under those before for 90 minutes.',
    },
    {
      clause: '5.8',
      effect: 'condition',
      sentence: 'The ledger’s checkpoint is cosigned by at least 2 witnesses.',
    },
  ]);
});

it('says what it does not know', () => {
  const strange: Terms = {
    ...terms,
    conditions: [
      { clause: '6.1', kind: 'moon-phase' },
      { clause: '6.2', kind: 'mfa' },
      { clause: '6.3', kind: 'posture', staleAfterMinutes: 1440, onStale: 'masked-only', forMinutes: 120 },
    ],
    limits: [{ clause: '6.4', kind: 'tea-breaks', max: 3 }],
    duties: [{ clause: '6.5', kind: 'cake', by: 'controller' }],
  };
  const said = Object.fromEntries(describe(strange).map(({ clause, sentence }) => [clause, sentence]));
  expect(said).toMatchObject({
    '6.1': 'No part of Cordon knows "moon-phase": it refuses everybody.',
    '6.2': '"mfa" cannot be read: maxAgeMinutes must be a whole number from 1 to 1000000.',
    '6.3':
      'The device is in the agreed state. It is checked at least every 24 hours; ' +
      'after that the last known value stands for 2 hours, without reveals.',
    '6.4': 'No part of Cordon knows "tea-breaks": it refuses everybody.',
    '6.5': 'No part of Cordon knows "cake": nothing watches it.',
  });
});

it('shows what a role sees for a purpose', () => {
  expect(effectiveView(policy, 'tier1', 'order-support', 'customers')).toEqual([
    { field: 'id', treatment: 'token', clause: '2.1', rights: [] },
    { field: 'name', treatment: 'clear', clause: '2.1', rights: [] },
    { field: 'email', treatment: 'partial', clause: '2.4', rights: ['lookup', 'confirm', 'reveal'] },
    { field: 'phone', treatment: 'redact', clause: '2.3', rights: [] },
    { field: 'birth_date', treatment: 'hidden', clause: '2.5', rights: ['confirm'] },
    { field: 'gender', treatment: 'hidden', clause: '1.2', rights: [] },
  ]);
});

it.each([
  ['trainee', 'order-support'],
  ['tier1', 'marketing'],
])('hides everything from %s for %s', (role, purpose) => {
  const view = effectiveView(policy, role, purpose, 'orders');
  expect(view.map(({ treatment, clause, rights }) => [treatment, clause, rights])).toEqual([
    ['hidden', '1.2', []],
    ['hidden', '1.2', []],
  ]);
});

it('knows no view of a table the data map does not hold', () => {
  expect(effectiveView(policy, 'tier1', 'order-support', 'secrets')).toEqual([]);
});

it('names the conditions and limits that would refuse everybody', () => {
  const strange: Terms = {
    ...terms,
    conditions: [
      ...terms.conditions,
      { clause: '4.4', kind: 'hours', from: '08:00', to: '18:00', timeZone: 'UTC' },
      { clause: '6.1', kind: 'moon-phase' },
      { clause: '6.2', kind: 'posture' },
    ],
    limits: [...terms.limits, { clause: '6.4', kind: 'tea-breaks', max: 3 }],
  };
  const fed = ['mfa', 'network', 'suspension'];
  expect(unfedConditions(strange, fed).map(({ clause }) => clause)).toEqual(['6.1', '6.2']);
  expect(unfedConditions(terms, fed)).toEqual([]);
  expect(unfedConditions(terms, ['mfa']).map(({ clause }) => clause)).toEqual(['4.2', '4.5']);
  expect(unknownLimits(strange).map(({ clause }) => clause)).toEqual(['6.4']);
});

it('cites the clause that wants an approval before the one that reveals without', () => {
  const [first, ...others] = terms.permissions;
  const email = first?.fields.find(({ category }) => category === 'user.contact.email');
  if (first === undefined || email?.reveal === undefined) throw new Error('the base terms reveal an e-mail');
  const held = { ...email, clause: '2.11', reveal: { ...email.reveal, approval: true } };
  const citedFor = (permission: typeof first): readonly string[] => {
    const asked: Request = { ...request, operation: 'reveal', fields: ['email'] };
    const decision = decide(
      policyOf({ ...terms, permissions: [permission, ...others] }),
      principal,
      asked,
      now,
    );
    expect(decision.allow).toBe(true);
    return decision.citations.filter(({ field }) => field === 'email').map(({ clause }) => clause);
  };
  expect(citedFor(first)).toEqual([email.clause]);
  expect(citedFor({ ...first, fields: [...first.fields, held] })).toEqual(['2.11', email.clause]);
});
