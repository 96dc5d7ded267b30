import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCedar, toQuestions } from '../../../../bench/support/cedar.ts';
import {
  accesses,
  dataMap,
  MINUTE,
  NOW,
  policyOf,
  terms,
  type Access,
} from '../../../../tests/vectors/policy/arbitrary.ts';
import type { Condition, Terms } from '../kernel/index.ts';
import { decide } from './index.ts';

/*
 * The oracle: where an access is a question of yes or no, our answer is Cedar's, on 10,000 random cases.
 */

const SEED = 20261001;
const OFFSETS = { 'Asia/Manila': 480, '+08:00': 480, '-03:30': -210 };

const clock = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`);
const hours: fc.Arbitrary<Condition> = fc
  .record({
    clause: fc.constant('4.7'),
    kind: fc.constant('hours'),
    from: clock,
    to: clock,
    days: fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], { minLength: 5 }),
    timeZone: fc.constantFrom(...Object.keys(OFFSETS)),
  })
  .filter(({ from, to }) => from !== to);
const unknown: Condition = { clause: '6.1', kind: 'moon-phase' };

/** Random terms, sometimes with working hours or a kind of condition nobody knows. */
const someTerms = fc
  .tuple(terms, fc.option(hours, { freq: 1 }), fc.integer({ min: 0, max: 19 }))
  .map(([made, during, odd]) => ({
    ...made,
    conditions: [...made.conditions, ...(during === null ? [] : [during]), ...(odd === 0 ? [unknown] : [])],
  }));

interface Sample {
  readonly of: Terms;
  readonly cases: readonly Access[];
}

function sample(count: number, perTerms: number): readonly Sample[] {
  return fc.sample(fc.record({ of: someTerms, cases: accesses(perTerms) }), { seed: SEED, numRuns: count });
}

/** Cedar's answer: yes when it allows any of the questions the access consists of. */
function cedarAllows(policySet: string, { who, asked }: Access, now: number): boolean {
  if (asked.source !== dataMap.source || unanswerable({ who, asked })) return false;
  return toQuestions(dataMap, who, asked, now, OFFSETS).some((question) => {
    const answer = statefulIsAuthorized({ ...question, preparsedPolicySetId: policySet });
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
    // A policy that fails to evaluate is skipped by Cedar: then its answer is no oracle.
    expect(answer.response.diagnostics.errors).toEqual([]);
    return answer.response.decision === 'allow';
  });
}

/** Malformed requests, which Cedar has no words for: not one field where one is wanted, or an unknown one. */
function unanswerable({ asked }: Access): boolean {
  const known =
    dataMap.resources.find(({ name }) => name === asked.resource)?.fields.map(({ name }) => name) ?? [];
  const act = ['lookup', 'confirm', 'reveal'].includes(asked.operation);
  if (asked.fields === undefined) return act;
  return (
    (act ? asked.fields.length !== 1 : asked.fields.length === 0) ||
    !asked.fields.every((name) => known.includes(name))
  );
}

/** Asks both engines everything, or until they differ; our side may be given other terms. */
function compare(
  samples: readonly Sample[],
  ours: (of: Terms) => Terms = (of) => of,
  { untilDifferent = false } = {},
): { cases: number; allowed: number; differences: string[] } {
  const found = { cases: 0, allowed: 0, differences: [] as string[] };
  for (const { of, cases } of samples) {
    const parsed = preparsePolicySet('terms', { staticPolicies: toCedar(of) });
    if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed.errors));
    const policy = policyOf(ours(of));
    for (const access of cases) {
      const decision = decide(policy, access.who, access.asked, NOW);
      const theirs = cedarAllows('terms', access, NOW);
      found.cases += 1;
      if (theirs) found.allowed += 1;
      if (decision.allow !== theirs) {
        found.differences.push(JSON.stringify({ ours: decision, theirs, access, of: ours(of) }));
        if (untilDifferent) return found;
      }
    }
  }
  return found;
}

describe('the oracle', () => {
  it('Cedar answers as we do in 10,000 random cases', () => {
    const { cases, allowed, differences } = compare(sample(250, 40));
    expect(differences.slice(0, 1)).toEqual([]);
    expect(cases).toBe(10_000);
    // Both answers are common, so agreeing is not easy.
    expect(allowed).toBeGreaterThan(1000);
    expect(allowed).toBeLessThan(9000);
  }, 180_000);

  const mutants: Readonly<Record<string, (of: Terms) => Terms>> = {
    'no conditions': (of) => ({ ...of, conditions: [] }),
    'one more in every budget': (of) => ({
      ...of,
      limits: of.limits.map((each) => ({ ...each, max: each.max + 1 })),
    }),
    'a second factor that counts two hours longer': (of) => ({
      ...of,
      conditions: of.conditions.map((each) =>
        each.kind === 'mfa' ? { ...each, maxAgeMinutes: Number(each.maxAgeMinutes) + 120 } : each,
      ),
    }),
    'shown what is hidden': (of) => ({
      ...of,
      permissions: of.permissions.map((each) => ({
        ...each,
        fields: each.fields.map((grant) =>
          grant.treatment === 'hidden' ? { ...grant, treatment: 'redact' as const } : grant,
        ),
      })),
    }),
    'one ticket more at once': (of) =>
      of.ticketInHand === undefined
        ? of
        : { ...of, ticketInHand: { ...of.ticketInHand, atOnce: of.ticketInHand.atOnce + 1 } },
    'in force a day later': (of) => ({
      ...of,
      inForce: { ...of.inForce, from: new Date(NOW + 24 * 60 * MINUTE).toISOString() },
    }),
  };

  it.each(Object.entries(mutants))('notices a planted error: %s', (_, mutate) => {
    const { differences } = compare(sample(40, 25), mutate, { untilDifferent: true });
    expect(differences).toHaveLength(1);
  });
});
