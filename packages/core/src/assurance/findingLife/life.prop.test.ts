import fc from 'fast-check';
import { expect, it } from 'vitest';
import { take, type LifeActor, type LifeStep } from './life.ts';
import { findingSeverities, longestException } from './severity.ts';
import { standingAt, type Standing } from './standing.ts';

/*
 * Any people, any steps, in any order and with any time between them: however a finding lived, it was closed by a re-test of
 * somebody else or a look, and accepted by two people until a day.
 */

const HOUR = 3_600_000;
const people = ['ann', 'bob', 'cy'] as const;
const person = fc.constantFrom(...people);

const actor: fc.Arbitrary<LifeActor> = fc.oneof(
  fc.record({ side: fc.constant('company' as const), person, officer: fc.boolean() }),
  fc.record({ side: fc.constantFrom('vendor' as const, 'auditor' as const), person }),
  fc.record({ side: fc.constant('guest' as const), link: fc.constant('lnk'), madeBy: person }),
  fc.constant({ side: 'cordon' as const }),
);

/** Times are hours from the moment of the step. */
const step: fc.Arbitrary<LifeStep> = fc.oneof(
  fc.record({
    act: fc.constant('assign' as const),
    side: fc.constantFrom('company' as const, 'vendor' as const),
    person: fc.option(person),
  }),
  fc.record({
    act: fc.constantFrom('plan' as const, 'ask-exception' as const),
    until: fc.integer({ min: -5, max: 9_000 }),
  }),
  fc.record({ act: fc.constantFrom('give-evidence' as const, 'claim' as const, 'end-exception' as const) }),
  fc.record({ act: fc.constant('retest' as const), passes: fc.boolean() }),
  fc.record({ act: fc.constant('look' as const), passes: fc.boolean(), same: fc.boolean() }),
  fc.record({ act: fc.constant('decide-exception' as const), approve: fc.boolean() }),
);

const born: fc.Arbitrary<Standing> = fc.record({
  state: fc.constant('open' as const),
  severity: fc.constantFrom(...findingSeverities),
  ends: fc.constantFrom('look' as const, 'person' as const),
  owner: fc.record({
    side: fc.constantFrom('company' as const, 'vendor' as const),
    person: fc.option(person),
  }),
  plan: fc.constant(null),
  claim: fc.constant(null),
  asked: fc.constant(null),
  exception: fc.constant(null),
  evidence: fc.constant(0),
});

const lived = fc.array(fc.record({ actor, step, hours: fc.nat(2_000) }), { maxLength: 40 });

it('nothing but a re-test that passes closes a finding, and two people accept a risk until a day', () => {
  fc.assert(
    fc.property(born, lived, (first, life) => {
      let standing = first;
      let now = 0;
      for (const { actor: who, step: given, hours } of life) {
        now += hours * HOUR;
        const here = 'until' in given ? { ...given, until: now + given.until * HOUR } : given;
        const was = standingAt(standing, now);
        const answer = take(standing, here, who, now);
        if (!answer.ok) continue;
        standing = answer.standing;
        const by = 'person' in who ? who.person : null;
        if (standing.state === 'closed') {
          expect(was.state).not.toBe('closed');
          expect(here).toMatchObject({ passes: true });
          expect(['vendor', 'guest']).not.toContain(who.side);
          if (here.act === 'look') expect(who.side).toBe('cordon');
          else {
            expect([here.act, was.state, was.ends]).toEqual(['retest', 'fix-claimed', 'person']);
            expect([was.claim?.by, was.owner.person]).not.toContain(by);
            expect(was.evidence).toBeGreaterThan(0);
          }
        }
        if (standing.state === 'exception' && was.state !== 'exception') {
          expect(who).toMatchObject({ side: 'company', officer: true });
          expect([was.asked?.by, was.owner.person]).not.toContain(by);
        }
        if (standing.exception !== null) {
          expect(standing.exception.until).toBeGreaterThan(now);
          expect(standing.exception.until).toBeLessThanOrEqual(longestException(standing.severity, now));
          expect(standingAt(standing, standing.exception.until).state).toBe('open');
        }
      }
    }),
    { numRuns: 500 },
  );
});

it('a vendor can plan, give evidence and claim, by a link too, and never ends anything', () => {
  fc.assert(
    fc.property(born, lived, (first, life) => {
      let standing = first;
      for (const { step: given, actor: who } of life) {
        const vendor: LifeActor =
          who.side === 'guest' ? who : { side: 'vendor', person: 'person' in who ? who.person : 'ann' };
        const answer = take(standing, given, vendor, 0);
        if (answer.ok) standing = answer.standing;
        expect(['open', 'planned', 'fix-claimed']).toContain(standing.state);
      }
    }),
  );
});
