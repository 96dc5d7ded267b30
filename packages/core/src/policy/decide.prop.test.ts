import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accesses,
  dataMap,
  HASH,
  MINUTE,
  NOW,
  policyOf,
  terms,
  type Access,
} from '../../../../tests/vectors/policy/arbitrary.ts';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type { Decision, Terms } from '../kernel/index.ts';
import {
  compile,
  decide,
  DEFAULT_DENY,
  describe as say,
  effectiveView,
  explain,
  type Policy,
} from './index.ts';
import { deepFreeze } from './table.ts';

const SETTINGS = { seed: 20261001, numRuns: 80 };

/** The same value with the properties of every object in reverse order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner as unknown)]),
  ) as T;
}

describe('a decision', () => {
  const forAll = (check: (of: Terms, policy: Policy, access: Access, made: Decision) => void): void => {
    const holds = fc.property(terms, accesses(15), (of, cases) => {
      const policy = policyOf(of);
      for (const access of cases) check(of, policy, access, decide(policy, access.who, access.asked, NOW));
    });
    fc.assert(holds, SETTINGS);
  };

  it('depends on its arguments only and changes none of them', () => {
    forAll((of, _policy, { who, asked }, made) => {
      const policy = policyOf(deepFreeze(reversed(of)));
      const frozen = [deepFreeze(reversed(who)), deepFreeze(reversed(asked))] as const;
      expect(decide(policy, ...frozen, NOW)).toEqual(made);
      decide(policy, { ...who, role: 'tier2', id: 'ben' }, { ...asked, operation: 'read' }, NOW + MINUTE);
      expect(decide(policy, ...frozen, NOW)).toEqual(made);
    });
  });

  it('is frozen', () => {
    forAll((_of, _policy, _access, made) => {
      expect(deepFreezeCheck(made)).toBe(true);
    });
  });

  it('cites at least one clause, each of them of the terms', () => {
    forAll((of, _policy, _access, made) => {
      const known = new Set([...say(of).map(({ clause }) => clause), DEFAULT_DENY]);
      expect(made.citations.length).toBeGreaterThan(0);
      for (const citation of made.citations) {
        expect(known).toContain(citation.clause);
        expect(citation.agreement).toBe('agr_1');
      }
    });
  });

  it('treats the fields asked for and no other', () => {
    forAll((_of, _policy, { asked }, made) => {
      if (!made.allow) return;
      const all = dataMap.resources
        .find(({ name }) => name === asked.resource)
        ?.fields.map(({ name }) => name);
      const expected = new Set(asked.fields ?? all);
      expect(new Set(Object.keys(made.treatments))).toEqual(expected);
      for (const field of Object.keys(made.rights)) expect(expected).toContain(field);
    });
  });

  it('shows in a read what the effective view shows', () => {
    forAll((_of, policy, { who, asked }, made) => {
      if (!made.allow || asked.operation !== 'read') return;
      const view = effectiveView(policy, who.role, asked.purpose, asked.resource);
      for (const { field, treatment } of view) {
        if (Object.hasOwn(made.treatments, field)) expect(made.treatments[field]).toBe(treatment);
      }
    });
  });

  it('owes what its operation owes', () => {
    forAll((_of, _policy, { asked }, made) => {
      if (!made.allow) return;
      const owed = made.obligations.map(({ kind }) => kind);
      const due = {
        read: ['mark'],
        lookup: ['sign'],
        confirm: ['sign'],
        reveal: ['expire', 'sign', 'mark'],
        note: ['redact-text'],
        reply: ['redact-text'],
        act: ['sign'],
        export: ['sign', 'mark'],
        unseal: ['sign', 'mark', 'expire'],
      }[asked.operation];
      expect(owed).toEqual(expect.arrayContaining(due));
    });
  });

  it('can be explained', () => {
    forAll((_of, policy, _access, made) => {
      const { sentence, lines } = explain(made, policy);
      expect(sentence).toMatch(made.allow ? /^Allowed by (clause|clauses) .+\.$/ : /^Refused by .+\.$/);
      expect(lines.length).toBeGreaterThanOrEqual(made.citations.length);
    });
  });

  it('is allowed often enough for these properties to mean something', () => {
    let allowed = 0;
    forAll((_of, _policy, _access, made) => {
      if (made.allow) allowed += 1;
    });
    expect(allowed).toBeGreaterThan((SETTINGS.numRuns * 15) / 10);
  });
});

function deepFreezeCheck(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(deepFreezeCheck);
}

describe('compile', () => {
  it('answers with a value whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 3 }), (value) => {
        expect(compile(value as Terms, HASH, dataMap).ok).toBe(false);
      }),
      SETTINGS,
    );
  });

  it('answers with a value for terms with a part replaced by anything', () => {
    fc.assert(
      fc.property(
        terms,
        fc.constantFrom(...Object.keys(base.terms)),
        fc.anything({ maxDepth: 2 }),
        (of, part, value) => {
          expect(typeof compile({ ...of, [part]: value }, HASH, dataMap).ok).toBe('boolean');
        },
      ),
      SETTINGS,
    );
  });
});
