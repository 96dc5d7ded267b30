import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severities } from '../signal.ts';
import { gradeOf, type Exposure } from './severity.ts';

describe('how grave an incident is', () => {
  const seen = (category: string, customers: number, clear = true): Exposure => ({
    category,
    customers,
    clear,
  });
  const table: readonly (readonly [readonly (typeof severities)[number][], readonly Exposure[], string])[] = [
    [['medium', 'low'], [], 'medium'],
    [['low'], [seen('user.name', 3)], 'low'],
    [['low'], [seen('user.contact.email', 3)], 'medium'],
    [['low'], [seen('user.contact.email', 50)], 'high'],
    [['low'], [seen('user.contact.email', 500)], 'critical'],
    [['low'], [seen('user.contact.email', 500, false)], 'high'],
    [['low'], [seen('user.health_and_medical', 1)], 'high'],
    [['medium'], [seen('user.government_id.national', 100)], 'critical'],
    [['low'], [seen('user.contacts', 3)], 'low'],
    [['low'], [seen('what.nobody.classified', 1)], 'high'],
    [['high'], [seen('user.health_and_medical', 0)], 'high'],
  ];
  it.each(table)('%j with %j is %s', (signals, exposures, expected) => {
    expect(gradeOf(signals, exposures).severity).toBe(expected);
  });

  it('says why, the heaviest data first', () => {
    expect(gradeOf(['medium'], [seen('user.name', 2), seen('user.financial.credit_card', 1)]).why).toEqual([
      'The gravest of its 1 signal is medium.',
      'user.financial.credit_card of 1 customer.',
      'user.name of 2 customers.',
    ]);
  });

  it('is never lowered by more signals or more data', () => {
    const exposure = fc.record({
      category: fc.constantFrom('user.name', 'user.contact.email', 'user.health_and_medical', 'odd'),
      customers: fc.nat(2000),
      clear: fc.boolean(),
    });
    const rank = (one: (typeof severities)[number]) => severities.indexOf(one);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...severities)),
        fc.array(exposure),
        fc.constantFrom(...severities),
        exposure,
        (signals, exposures, signal, more) => {
          const before = rank(gradeOf(signals, exposures).severity);
          expect(rank(gradeOf([...signals, signal], exposures).severity)).toBeGreaterThanOrEqual(before);
          expect(rank(gradeOf(signals, [...exposures, more]).severity)).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });
});
