import { maskText, ownWords } from '@cordon/core/recordings';
import { expect, it } from 'vitest';
import { textKeep } from './keep.ts';

const keep = textKeep(ownWords(['E-mail']), 'secret ');
const within = (values: boolean) => ({ closest: () => (values ? {} : null) }) as unknown as Element;

it.each([
  ['Reveal', false, 'Reveal'],
  ['E-mail', false, 'E-mail'],
  // Somebody may be called like a word of the page.
  ['Close', true, maskText('Close')],
  ['Maria', false, maskText('Maria')],
])('of %j, where values stand: %s, stays %j', (text, values, kept) => {
  expect(keep.text(keep.mark(text, within(values)))).toBe(kept);
});

it('masks what rrweb did not ask about, and what is in no element', () => {
  expect(keep.text('Reveal')).toBe(maskText('Reveal'));
  expect(keep.text(keep.mark('Reveal', null))).toBe(maskText('Reveal'));
});
