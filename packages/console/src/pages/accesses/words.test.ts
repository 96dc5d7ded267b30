import { expect, it } from 'vitest';
import { byTool, flagWords, kindName, resultName, warns, whatWords } from './words.ts';

it('says what was accessed: tables for a read, the field for an act on one', () => {
  const fields = ['date_of_birth'];
  expect(whatWords({ kind: 'read', resource: 'customers addresses', fields })).toBe('Customers, addresses');
  expect(whatWords({ kind: 'confirm', resource: 'customers', fields })).toBe('Customers: date of birth');
  expect(whatWords({ kind: 'note', resource: 'conversation', fields: [] })).toBe('Conversation');
});

it('says what was done where no customer data was touched', () => {
  expect(whatWords({ kind: 'sign-in', resource: 'step-up', fields: [] })).toBe('Gave a fresh second factor');
  expect(whatWords({ kind: 'admin', resource: 'network-added', fields: [] })).toBe('Network added');
  expect(whatWords({ kind: 'admin', resource: null, fields: [] })).toBe('Nothing named');
});

it('calls an access allowed and an act done', () => {
  expect(resultName({ kind: 'reveal', ok: true })).toBe('Allowed');
  expect(resultName({ kind: 'sign-in', ok: true })).toBe('Done');
  expect(resultName({ kind: 'sign-in', ok: false })).toBe('Refused');
});

it('names kinds it does not know', () => {
  expect(kindName('bulk-import')).toBe('Bulk import');
});

it('says that a tool read by SQL, which is no warning', () => {
  const flags = ['door-postgres', 'aggregated'];
  expect(flagWords(flags)).toBe('By SQL, Figures');
  expect(warns(flags)).toBe(false);
  expect([byTool(flags), byTool(['again'])]).toEqual([true, false]);
  expect(flagWords(['other-source'])).toBe('Other source');
  expect(warns(['door-postgres', 'other-source'])).toBe(true);
});
