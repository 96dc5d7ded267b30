import { expect, it } from 'vitest';
import { adequacy, needsRecord, transferTo } from './countries.ts';
import { riskOf, RISK_FORMULA } from './risk.ts';
import { exposureOf, sensitivityOf } from './sensitivity.ts';

it('weights make a whole', () => {
  expect(Object.values(RISK_FORMULA.weights).reduce((a, b) => a + b, 0)).toBeCloseTo(1);
});

const ON = '2026-11-02';

it.each([
  ['user.health_and_medical.diagnosis', 5],
  ['user.contact.email', 3],
  ['user.contacts', 3],
  ['user', 3],
  ['nobody.knows', 5],
])('%s has sensitivity %d', (category, score) => {
  expect(sensitivityOf(category)).toBe(score);
});

it.each([
  [{ treatment: 'hidden' }, 0],
  [{ treatment: 'clear' }, 3],
  [{ treatment: 'hidden', lookup: true }, 0.9],
  [{ treatment: 'partial', reveal: { minutes: 5, stepUp: true } }, 2.4],
] as const)('an address with %j is exposed by %d', (grant, exposure) => {
  expect(exposureOf({ category: 'user.contact.email', ...grant })).toBeCloseTo(exposure);
});

it.each([
  ['DE', 'inside', false],
  ['NO', 'inside', false],
  ['CH', 'adequate', false],
  ['BR', 'adequate', false],
  ['GB', 'adequate', false],
  ['US', 'partly', true],
  ['JP', 'partly', true],
  ['PH', 'none', true],
  ['??', 'none', true],
] as const)('%s is %s', (country, transfer, record) => {
  expect(transferTo(country, ON)).toBe(transfer);
  expect(needsRecord(country, ON)).toBe(record);
});

it('a decision that ends counts until its last day', () => {
  expect(transferTo('GB', '2031-12-27')).toBe('adequate');
  expect(transferTo('GB', '2031-12-28')).toBe('none');
});

it('each decision on adequacy has its number and day, none of a later day than the list', () => {
  expect(new Set(adequacy.decisions.map(({ country }) => country)).size).toBe(adequacy.decisions.length);
  for (const { decision, date } of adequacy.decisions) {
    expect(decision).toMatch(/^\d{4}\/\d+(\/E[CU])?$/);
    expect(date <= adequacy.asOf).toBe(true);
  }
});

it('the worst of all is a hundred, and nothing is nothing', () => {
  const none = {
    on: ON,
    fields: [],
    operations: [],
    subjects: 0,
    people: 0,
    countries: [],
    controls: new Map(),
  };
  expect(riskOf(none)).toMatchObject({ inherent: 0, residual: 0 });
  const worst = {
    on: ON,
    fields: [{ category: 'user.health_and_medical', treatment: 'clear' as const }],
    ...{
      operations: ['export' as const],
      subjects: 100_000,
      people: 1000,
      countries: ['PH'],
      controls: new Map(),
    },
  };
  expect(riskOf(worst)).toMatchObject({ inherent: 100, residual: 100, kept: 0 });
});
