import { expect, it } from 'vitest';
import { labelsOf, maskInput, maskText, ownWords } from './index.ts';

it.each([
  ['', ''],
  [' \n ', ' '],
  ['Ana', '••••••'],
  ['Ana Ruiz', '••••••'],
  ['ana@mail.example', '•••••• ••••••'],
])('masks %j as %j', (text, masked) => {
  expect(maskText(text)).toBe(masked);
  expect(maskText(masked)).toBe(masked);
});

it('tells of a text typed into a field neither what nor how much', () => {
  expect(maskInput('x')).toBe(maskInput('a much longer text'));
  expect(maskInput('')).toBe('');
});

const words = ownWords(['E-mail', 'Date of birth']);

it.each([
  ['Reveal', true],
  [' Take next ticket ', true],
  ['E-mail', true],
  [', ', true],
  ['', true],
  ['Reveal this', false],
  ['reveal', false],
  ['Maria', false],
  ['ana@mail.example', false],
  ['4155550123', false],
  ['2 of 5 in hand', false],
])('counts %j among Cordon’s own words: %s', (text, counts) => {
  expect(words(text)).toBe(counts);
});

it('names the parts of a record by what the company calls them', () => {
  const field = { name: 'mail', category: 'user.contact.email', type: 'text', label: 'E-mail' } as const;
  const resource = {
    name: 'customers',
    kind: 'table',

    key: 'id',
    subject: 'id',
    fields: [field, field],
  };
  expect(labelsOf({ resources: [resource] } as never)).toEqual(['Customers', 'E-mail']);
});
