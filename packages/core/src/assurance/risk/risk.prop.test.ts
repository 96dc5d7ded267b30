import fc from 'fast-check';
import { expect, it } from 'vitest';
import { practices, type ControlState, type PracticeId } from '../controls/index.ts';
import { operations } from '../../kernel/index.ts';
import { riskOf, RISK_FORMULA, type RiskInputs } from './risk.ts';

/* Worse never looks better: what is added to a vendor's work raises its risk or leaves it, and no control but a green one lowers it. */

const category = fc.constantFrom(
  'user.name',
  'user.contact.email',
  'user.health_and_medical',
  'user.payment',
  'system.operations',
  'never.heard_of',
);
const field = fc.record({
  category,
  treatment: fc.constantFrom('clear', 'partial', 'generalise', 'token', 'redact', 'hidden'),
});
const operation = fc.constantFrom(...operations);
const country = fc.constantFrom('DE', 'PT', 'PH', 'US', 'GB', 'XX');
const practice = fc.constantFrom(...(Object.keys(practices) as PracticeId[]));
const state = fc.constantFrom<ControlState>(
  'passes',
  'fails',
  'stale',
  'never-run',
  'nothing-to-test',
  'could-not-run',
);
const inputs: fc.Arbitrary<RiskInputs> = fc.record({
  fields: fc.array(field, { maxLength: 6 }),
  operations: fc.array(operation, { maxLength: 4 }),
  subjects: fc.nat(2_000_000),
  people: fc.nat(5000),
  countries: fc.array(country, { maxLength: 3 }),
  on: fc.constantFrom('2026-11-02', '2032-01-01'),
  controls: fc.array(fc.tuple(practice, state)).map((list) => new Map(list)),
});

const least = (a: RiskInputs, b: RiskInputs) => {
  const [before, after] = [riskOf(a), riskOf(b)];
  expect(after.inherent).toBeGreaterThanOrEqual(before.inherent);
  expect(after.residual).toBeGreaterThanOrEqual(before.residual);
};

it('one field, operation, country, customer or person more never lowers the risk', () => {
  fc.assert(
    fc.property(inputs, field, operation, country, fc.nat(1000), (of, one, does, where, more) => {
      least(of, { ...of, fields: [...of.fields, one] });
      least(of, { ...of, operations: [...of.operations, does] });
      least(of, { ...of, countries: [...of.countries, where] });
      least(of, { ...of, subjects: of.subjects + more });
      least(of, { ...of, people: of.people + more });
    }),
  );
});

it('a field shown clearer, or that can be revealed, never lowers the risk', () => {
  fc.assert(
    fc.property(inputs, category, fc.integer({ min: 0, max: 4 }), (of, key, nth) => {
      const order = ['hidden', 'redact', 'token', 'generalise', 'partial', 'clear'] as const;
      const [less, more] = [order[nth] ?? 'hidden', order[nth + 1] ?? 'clear'];
      const withField = (treatment: typeof less, reveal?: { minutes: number; stepUp: boolean }) => ({
        ...of,
        fields: [...of.fields, { category: key, treatment, ...(reveal && { reveal }) }],
      });
      least(withField(less), withField(more));
      least(withField(less), withField(less, { minutes: 5, stepUp: true }));
    }),
  );
});

it('a control that fails, is stale or unknown lowers nothing, and a green one never raises', () => {
  fc.assert(
    fc.property(inputs, practice, state, (of, id, other) => {
      const without = new Map([...of.controls].filter(([key]) => key !== id));
      const unknown = riskOf({ ...of, controls: without });
      const after = riskOf({ ...of, controls: new Map([...without, [id, other]]) });
      if (other === 'passes') expect(after.residual).toBeLessThanOrEqual(unknown.residual);
      else expect(after.residual).toBe(unknown.residual);
      expect(after.inherent).toBe(unknown.inherent);
    }),
  );
});

/** To one digit: half of it off at the most, which a tie is exactly. Binary fractions are off by less than the rest. */
function expectRounded(shown: number, exact: number): void {
  expect(Math.abs(shown - exact)).toBeLessThan(0.05 + 1e-9);
}

it('the formula is the one the page says, between 0 and 100, and never below three tenths', () => {
  fc.assert(
    fc.property(inputs, (of) => {
      const { inherent, residual, factors, kept } = riskOf(of);
      const sum = factors.reduce((all, { score, weight }) => all + score * weight, 0);
      expectRounded(inherent, 20 * sum);
      expectRounded(residual, 20 * sum * (1 - RISK_FORMULA.mostReduced * kept));
      expect(inherent).toBeLessThanOrEqual(100);
      expect(residual).toBeGreaterThanOrEqual(Math.floor(inherent * 3) / 10 - 0.1);
    }),
  );
});
