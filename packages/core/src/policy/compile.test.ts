import { describe, expect, it } from 'vitest';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type { DataMap, Terms } from '../kernel/index.ts';
import { compile } from './compile.ts';
import type { Problem } from './policy.ts';

const dataMap = base.dataMap as DataMap;
const terms = base.terms as unknown as Terms;
const hash = '0'.repeat(64);

/** Sets the value at a path such as `permissions.0.fields.1.treatment`. */
function withPart(path: string, value: unknown): Terms {
  const copy = JSON.parse(JSON.stringify(terms)) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at = copy;
  for (const name of names) at = at[name] as Record<string, unknown>;
  at[last] = value;
  return copy as unknown as Terms;
}

function problemsOf(of: Terms, termsHash = hash, map = dataMap): readonly Problem[] {
  const compiled = compile(of, termsHash, map);
  return compiled.ok ? [] : compiled.problems;
}

describe('compile', () => {
  it('keeps the identity of the terms', () => {
    const compiled = compile(terms, hash, dataMap);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const { policy } = compiled;
    expect(policy.agreement).toBe('agr_harbor_brightline');
    expect(policy.termsHash).toBe(hash);
    expect(policy.terms).toEqual(terms);
    expect(policy.until - policy.from).toBe(365 * 24 * 3_600_000);
  });

  it('freezes the policy to the bottom, and a copy of the terms, not the terms', () => {
    const given = JSON.parse(JSON.stringify(terms)) as Terms;
    const compiled = compile(given, hash, dataMap);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const unfrozen: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) unfrozen.push(path);
      for (const [name, inner] of Object.entries(value)) walk(inner, `${path}.${name}`);
    };
    walk(compiled.policy, 'policy');
    expect(unfrozen).toEqual([]);
    expect(Object.isFrozen(given)).toBe(false);
  });

  it.each([
    ['agreement', '', 'terms', 'agreement must be a text'],
    ['version', 0, 'terms', 'version must be'],
    ['processor', 'harbor', 'terms', 'two parties'],
    ['inForce.from', '2026-02-30T00:00Z', 'inForce', 'from must be an RFC 3339 instant'],
    ['inForce.until', '2026-10-01T00:00:00Z', 'inForce', 'from must lie before until'],
    ['inForce.till', 'x', 'inForce', 'till is not a setting of it'],
    ['general', {}, 'general', 'clause must be a text'],
    ['ticketInHand.minutes', 0, 'ticketInHand', 'minutes must be'],
    ['ticketInHand.atOnce', undefined, 'ticketInHand', 'atOnce must be'],
    ['conditionz', [], 'terms', 'conditionz is not a setting of it'],
    ['limits', {}, 'terms', 'limits must be a list'],
    ['permissions', [null], 'terms', 'permissions must be a list of objects'],
    ['permissions.0.roles', [], '2.1', 'roles must be a list, not empty'],
    ['permissions.0.subjects', 'all', '2.1', 'subjects must be one of ticket-in-hand'],
    ['permissions.0.operations', ['read', 'peek'], '2.1', 'operations must be a list'],
    ['permissions.0.fields', [], '2.1', 'names no field of the data map'],
    ['permissions.0.fields.1.treatment', 'blur', '2.1', 'treatment must be one of clear'],
    ['permissions.0.fields.1.category', 'user..name', '2.1', 'category must be a key'],
    [
      'permissions.0.fields.1.category',
      'user.biometric',
      '2.1',
      'no field of the data map is of category user.biometric',
    ],
    ['permissions.0.fields.3.reveal', { minutes: 0, stepUp: true }, '2.4', 'minutes must be'],
    ['permissions.0.stepUp', 'yes', '2.1', 'stepUp must be true or false'],
    ['permissions.0.stepUp', true, '2.1', 'stepUp stands only in a permission to act'],
    ['permissions.0.fields.3.reveal', { minutes: 5 }, '2.4', 'stepUp must be true or false'],
    ['permissions.0.fields.3.lokup', true, '2.4', 'lokup is not a setting of it'],
    ['conditions.0.maxAgeMinutes', '480', '4.1', 'maxAgeMinutes must be'],
    ['conditions.0.stepUpMinutes', 11, '4.1', 'stepUpMinutes must be a whole number from 1 to 10'],
    ['conditions.1.addresses', [], '4.2', 'addresses is not a setting of it'],
    ['conditions.1.onStale', 'deny', '4.2', 'onStale needs staleAfterMinutes'],
    ['conditions.0.kind', undefined, '4.1', 'kind must be a text'],
    ['limits.0.max', -1, '4.6', 'max must be'],
    ['limits.0.withoutBoundTicket', 81, '4.6', 'withoutBoundTicket must not be above max'],
    ['limits.1.maximum', 3, '4.7', 'maximum is not a setting of it'],
    ['duties.0.hours', undefined, '7.1', 'hours must be'],
    ['duties.0.by', 'nobody', '7.1', 'by must be one of controller, processor'],
  ])('refuses %s = %j at %s: %s', (path, value, clause, problem) => {
    const problems = problemsOf(withPart(path, value));
    expect(problems.map((each) => each.clause)).toContain(clause);
    expect(problems.map((each) => each.problem).join('; ')).toContain(problem);
  });

  it.each([
    [{ staleAfterMinutes: 10, onStale: 'masked-only' }, 'masked-only needs forMinutes'],
    [{ staleAfterMinutes: 10, forMinutes: 5 }, 'forMinutes needs onStale to be masked-only'],
    [{ staleAfterHours: 24 }, 'staleAfterHours is not a setting of it'],
  ])('refuses a network condition with %j', (settings, problem) => {
    const problems = problemsOf(withPart('conditions.1', { clause: '4.2', kind: 'network', ...settings }));
    expect(problems).toContainEqual({ clause: '4.2', problem });
  });

  it.each([
    [{ from: '08:00', to: '08:00', timeZone: 'UTC' }, 'enclose a shift'],
    [{ from: '24:00', to: '08:00', timeZone: 'UTC' }, 'enclose a shift'],
    [{ from: '8:00', to: '18:00', timeZone: 'UTC' }, 'from must be a time of day'],
    [{ from: '08:00', to: '24:30', timeZone: 'UTC' }, 'to must be a time of day'],
    [{ from: '08:00', to: '18:00', timeZone: 'Asia/Cebu-City' }, 'timeZone must be a time zone'],
    [{ from: '08:00', to: '18:00', timeZone: 'UTC', days: ['monday'] }, 'days must be a list'],
    [{ from: '08:00', to: '18:00', timeZone: 'UTC', staleAfterMinutes: 5 }, 'hours has no feed'],
  ])('refuses working hours %j', (settings, problem) => {
    const problems = problemsOf(withPart('conditions.0', { clause: '4.4', kind: 'hours', ...settings }));
    expect(problems.map((each) => each.problem).join('; ')).toContain(problem);
  });

  const lease = { clause: '4.13', hours: 8, reviewWithinHours: 72 };
  const quality = { clause: '2.14', roles: ['qa-analyst'], leastGroup: 5, keepDays: 180, withheldDays: 7 };
  const emergency = { clause: '4.14', approvers: 2, minutes: 60, reviewWithinHours: 24 };

  const originals = { clause: '5.11', days: 30, minutes: 5 };

  it('takes work that goes on where it would otherwise stop', () => {
    expect(problemsOf(withPart('continuityLease', lease))).toEqual([]);
    expect(problemsOf(withPart('emergencyAccess', emergency))).toEqual([]);
    expect(problemsOf(withPart('witnessQuorum', { clause: '5.8', least: 1 }))).toEqual([]);
    expect(problemsOf(withPart('quality', quality))).toEqual([]);
    expect(problemsOf(withPart('inFlight', { clause: '2.8', minutes: 60 }))).toEqual([]);
    expect(problemsOf(withPart('sealedOriginals', originals))).toEqual([]);
  });

  it.each([
    ['continuityLease', { ...lease, hours: 9 }, 'hours must be a whole number from 1 to 8'],
    ['continuityLease', { ...lease, reviewWithinHours: undefined }, 'reviewWithinHours must be'],
    ['continuityLease', { ...lease, reveals: true }, 'reveals is not a setting of it'],
    ['emergencyAccess', { ...emergency, approvers: 1 }, 'approvers must be a whole number from 2'],
    ['emergencyAccess', { ...emergency, minutes: 1441 }, 'minutes must be'],
    ['sealedOriginals', { ...originals, days: 366 }, 'days must be a whole number from 1 to 365'],
    ['sealedOriginals', { ...originals, minutes: 31 }, 'minutes must be'],
    ['quality', { ...quality, leastGroup: 1 }, 'leastGroup must be a whole number from 2'],
    ['quality', { ...quality, roles: undefined }, 'roles must be'],
    ['quality', { ...quality, raw: true }, 'raw is not a setting of it'],
    ['permissions.0.purpose', 'quality', 'for which no permission stands'],
    ['witnessQuorum', { clause: '5.8', least: 0 }, 'least must be a whole number from 1'],
    ['witnessQuorum', [], 'witnessQuorum must be an object'],
    ['inFlight', { clause: '2.8', minutes: 1441 }, 'minutes must be'],
    ['inFlight', { minutes: 5 }, 'clause must be a text'],
  ])('refuses %s = %j: %s', (part, value, problem) => {
    expect(
      problemsOf(withPart(part, value))
        .map((each) => each.problem)
        .join('; '),
    ).toContain(problem);
  });

  it('reports every problem at once', () => {
    const of = { ...withPart('limits.0.max', -1), controller: '' };
    expect(problemsOf({ ...of, controller: 'brightline' })).toHaveLength(2);
  });

  it('hides in advance what the source may hold one day', () => {
    expect(
      problemsOf(withPart('permissions.0.fields.1', { category: 'user.biometric', treatment: 'hidden' })),
    ).toEqual([]);
  });

  it('refuses a hash that is none', () => {
    expect(problemsOf(terms, 'abc')).toEqual([
      { clause: 'terms', problem: 'the hash of the terms must be 64 hex digits' },
    ]);
  });

  it('refuses a data map in which a name stands twice', () => {
    const [customers] = dataMap.resources;
    if (customers === undefined) throw new Error('the vectors lost their customers');
    const twice = { ...customers, fields: [...customers.fields, ...customers.fields.slice(0, 1)] };
    const problems = problemsOf(terms, hash, { ...dataMap, resources: [twice, ...dataMap.resources] });
    expect(problems.map((each) => each.problem)).toEqual([
      'customers stands in it twice',
      'customers.id stands in it twice',
    ]);
  });
});
