import { expect, it } from 'vitest';
import { formOf, keyOfFact } from './factForm.ts';
import { FACTS, factBody, type FactForm } from './factBody.ts';

const FULL: FactForm = {
  ...{ at: '2026-11-27T09:30', zone: 'Europe/Dublin', yes: 'yes', risk: 'high', count: '37', place: 'US-CA' },
  ...{ form: 'written', from: '2026-11-01T09:00', until: '2026-11-02T09:00', agreement: 'agr_one' },
  ...{ clock: 'gdpr-33-1', text: 'Records were read.\nTwice.', name: 'Officer', email: 'o@harbor.example' },
  ...{ phone: '', postal: '', web: '' },
};

it.each(FACTS.map(({ key }) => key))('%s is recorded once all that it asks for is told', (key) => {
  const body = factBody(key, FULL);
  expect(body).toMatchObject({ kind: key.split(':')[0], zone: 'Europe/Dublin' });
  expect(factBody(key, { ...FULL, at: '' })).toBeNull();
});

it.each(FACTS.map(({ key }) => key))('%s is corrected from what was recorded', (key) => {
  const body = factBody(key, FULL) ?? { kind: 'nothing' };
  expect(keyOfFact(body)).toBe(key);
  expect(factBody(key, formOf(body))).toEqual(body);
});

it.each([
  ['affected', { count: '' }],
  ['affected', { count: '-1' }],
  ['residents', { place: 'California' }],
  ['contract', { agreement: '' }],
  ['sent', { clock: '' }],
  ['telling:happened', { text: ' ' }],
  ['categories:data', { text: '\n' }],
  ['occurred', { until: '' }],
  ['contact', { email: ' ' }],
])('%s is not recorded with %j', (key, part) => {
  expect(factBody(key, { ...FULL, ...part })).toBeNull();
});

it('says what was typed, no more', () => {
  expect(factBody('categories:data', FULL)).toMatchObject({
    of: 'data',
    names: ['Records were read.', 'Twice.'],
  });
  expect(factBody('law-enforcement', { ...FULL, form: 'unknown', until: '' })).toMatchObject({
    form: null,
    until: null,
  });
  expect(factBody('law:hipaa', { ...FULL, yes: 'no' })).toMatchObject({ law: 'hipaa', applies: false });
  expect(factBody('nothing', FULL)).toBeNull();
});
