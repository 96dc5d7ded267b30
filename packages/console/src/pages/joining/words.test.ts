import { describe, expect, it } from 'vitest';
import type { ChecklistItem } from '../../api/types.ts';
import { mendWords, msWords, toneOf } from './words.ts';

const item: ChecklistItem = {
  ...{ step: 'background-check', title: 'Background checked', state: 'open', until: null, clause: '4.17' },
  ...{ missing: ['criminal-record'], code: 'background-check-missing', refusal: '', by: 'vendor' },
  mend: 'A vendor admin attests to the check.',
};

describe('what is said of an item', () => {
  it('names what is missing and who mends it', () => {
    expect(mendWords(item)).toBe(
      'Missing: criminal record. A vendor admin attests to the check. (the vendor mends it)',
    );
    expect(mendWords({ ...item, step: 'training', missing: ['privacy'] })).toContain('Missing: privacy.');
    expect(mendWords({ ...item, state: 'done' })).toBe('');
  });

  it('is a shape of its own for each state', () => {
    const tones = (['done', 'soon', 'open'] as const).map((state) => toneOf({ state }));
    expect(new Set(tones).size).toBe(3);
  });
});

it.each([
  [0.42, '0.4 ms'],
  [102.6, '103 ms'],
  [2500, '2.5 s'],
])('%d ms are said as %s', (ms, words) => {
  expect(msWords(ms)).toBe(words);
});
