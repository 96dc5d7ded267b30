import { expect, it } from 'vitest';
import { levelName, purposeName } from './words.ts';

it('says a level as it is called in its channel, and what is none as it came', () => {
  expect(levelName('ask', 'confirm')).toBe('Confirm only');
  expect(levelName('aloud', 'never')).toBe('Never');
  expect(levelName('note', 'constructor')).not.toBe('');
  expect(levelName('note', 'other')).toBe('other');
});

it('says a purpose in words', () => {
  expect(purposeName('order-support')).toBe('Order support');
});
