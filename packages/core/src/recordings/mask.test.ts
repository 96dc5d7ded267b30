import { expect, it } from 'vitest';
import { maskInput, maskText, ownWords } from './index.ts';

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

it.each([
  ['Reveal', 'Reveal'],
  ['Take next ticket', 'Take next ticket'],
  ['3 of 5 in hand', '3 of 5 in hand'],
  ['ana@mail.example', maskText('ana@mail.example')],
  ['Call 4155', maskText('Call 4155')],
  ['1 2 3 4 5 6', maskText('1 2 3 4 5 6')],
])('keeps of the console’s own words %j as %j', (text, kept) => {
  expect(ownWords(text)).toBe(kept);
});
