import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accesses, MINUTE, NOW, policyOf, terms } from '../../../../tests/vectors/policy/arbitrary.ts';
import type { Condition, Fact, Terms } from '../kernel/index.ts';
import { conditionKinds } from './conditions/index.ts';
import { decide } from './index.ts';

const SETTINGS = { seed: 20261003, numRuns: 120 };

/** Conditions on reports of other systems, under which a lease may let work go on. */
const reports: readonly Condition[] = [
  { clause: '6.1', kind: 'posture', staleAfterMinutes: 20, onStale: 'masked-only', forMinutes: 30 },
  { clause: '6.2', kind: 'badge' },
  { clause: '6.3', kind: 'training', course: 'privacy', maxAgeDays: 365 },
];
const privacy = { passedAt: NOW - MINUTE, right: 0, owedBy: null };
const fact = fc.option(
  fc.record<Fact>({
    at: fc.integer({ min: -5, max: 90 }).map((ago) => NOW - ago * MINUTE),
    value: fc.constantFrom<Fact['value']>(true, false, { privacy }),
  }),
  { nil: undefined },
);
const facts = fc.record({ posture: fact, badge: fact, training: fact });
const fresh = {
  posture: { at: NOW, value: true },
  badge: { at: NOW, value: true },
  training: { at: NOW, value: { privacy } },
};
const lease = fc.record({
  id: fc.constant('lea_1'),
  kinds: fc.subarray(Object.keys(conditionKinds)),
  from: fc.constant(NOW - MINUTE),
  until: fc.constant(NOW + MINUTE),
});
const leased: fc.Arbitrary<Terms> = terms.chain((of) =>
  fc.subarray([...reports]).map((more) => ({
    ...of,
    continuityLease: { clause: '4.13', hours: 8, reviewWithinHours: 72 },
    conditions: [...of.conditions, ...more],
  })),
);

it('a lease shows nothing that fresh reports would not have shown, and allows no reveal', () => {
  fc.assert(
    fc.property(leased, accesses(6), facts, lease, (of, asked, reported, given) => {
      const policy = policyOf(of);
      for (const { who, asked: request } of asked) {
        const own = { ...who, facts: { ...who.facts, ...reported } };
        const without = decide(policy, own, request, NOW);
        const decision = decide(policy, { ...own, lease: given }, request, NOW);
        const reference = decide(policy, { ...own, facts: { ...own.facts, ...fresh } }, request, NOW);
        // What was allowed without it is decided as without it.
        if (without.allow) expect(decision).toEqual(without);
        if (!decision.allow) continue;
        expect(reference.allow).toBe(true);
        if (!reference.allow) continue;
        expect(decision.treatments).toEqual(reference.treatments);
        if (request.operation === 'reveal') expect(without.allow).toBe(true);
        for (const [field, rights] of Object.entries(decision.rights)) {
          for (const right of rights) expect(reference.rights[field]).toContain(right);
          if (!without.allow) expect(rights).not.toContain('reveal');
        }
      }
    }),
    SETTINGS,
  );
});

it('is a property that can fail: an access that a lease alone allows is among those tried', () => {
  const found: boolean[] = [];
  fc.assert(
    fc.property(leased, accesses(6), facts, lease, (of, asked, reported, given) => {
      const policy = policyOf(of);
      for (const { who, asked: request } of asked) {
        const own = { ...who, facts: { ...who.facts, ...reported } };
        const more = { ...own, lease: given };
        found.push(!decide(policy, own, request, NOW).allow && decide(policy, more, request, NOW).allow);
      }
    }),
    SETTINGS,
  );
  expect(found.filter(Boolean).length).toBeGreaterThan(5);
});
