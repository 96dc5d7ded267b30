import { describe, expect, it } from 'vitest';
import { HASH, MINUTE, NOW, dataMap } from '../../../../tests/vectors/policy/arbitrary.ts';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type { Principal, Request, Terms } from '../kernel/index.ts';
import { compile, decide, unsealPurposes } from './index.ts';

/* What was typed before redaction opens by a clause of its own, to a privacy officer of the controller, and to nobody else. */

const signed = base.terms as unknown as Terms;
const KEEPS = { sealedOriginals: { clause: '5.11', days: 30, minutes: 5 } };

function opened(who: Partial<Principal> = {}, asked: Partial<Request> = {}, clause: object = KEEPS) {
  const compiled = compile({ ...signed, ...clause }, HASH, dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const principal: Principal = {
    ...{
      id: 'olivia',
      kind: 'agent',
      party: signed.controller,
      side: 'controller',
      role: '',
      office: 'privacy-officer',
    },
    ...{ site: null, facts: {}, stepUpAt: NOW, ...who },
  };
  const usage = { subjects: 0, newSubject: true, unbound: 0, newUnbound: true };
  const lastHour = { customers: 0, newCustomer: true, reveals: 0, lookups: 0 };
  const request: Request = {
    ...{
      operation: 'unseal',
      purpose: 'complaint-handling',
      source: dataMap.source,
      resource: 'conversation',
    },
    ...{
      ticket: null,
      usage: { ...usage, reveals: 0, lookups: 0, exportedRows: 0, subjectsToday: 0, lastHour },
    },
    ...asked,
  };
  return decide(compiled.policy, principal, request, NOW);
}

describe('an original', () => {
  it.each(unsealPurposes)('opens for %s, for the minutes of its clause, signed and marked', (purpose) => {
    expect(opened({}, { purpose })).toMatchObject({
      allow: true,
      obligations: [{ kind: 'sign' }, { kind: 'mark' }, { kind: 'expire', minutes: 5 }],
      citations: [{ clause: '5.11', effect: 'permission' }],
    });
  });

  it.each<[string, Partial<Principal>, Partial<Request>]>([
    ['another role of the controller', { office: 'security-officer' }, {}],
    ['a role of the terms that is called so', { office: 'company-admin', role: 'privacy-officer' }, {}],
    ['the processor, whatever its role is called', { side: 'processor', party: signed.processor }, {}],
    ['work on a ticket', {}, { purpose: 'order-support' }],
    ['no purpose', {}, { purpose: '' }],
  ])('stays closed to %s', (_, who, asked) => {
    expect(opened(who, asked)).toMatchObject({ allow: false, code: 'not-permitted' });
  });

  it('stays closed where no clause keeps it, and the general clause is cited', () => {
    const decided = opened({}, {}, {});
    expect(decided).toMatchObject({
      allow: false,
      code: 'not-permitted',
      citations: [{ effect: 'default' }],
    });
  });

  it('asks for a fresh second factor', () => {
    expect(opened({ stepUpAt: null })).toMatchObject({ allow: false, code: 'step-up-needed' });
    expect(opened({ stepUpAt: NOW - 24 * 60 * MINUTE })).toMatchObject({
      allow: false,
      code: 'step-up-needed',
    });
  });

  it('is given by no permission: one that names it does not compile', () => {
    const [first] = signed.permissions;
    const permissions = [{ ...first, operations: ['unseal'] }] as unknown as Terms['permissions'];
    expect(compile({ ...signed, permissions }, HASH, dataMap)).toMatchObject({ ok: false });
  });
});
