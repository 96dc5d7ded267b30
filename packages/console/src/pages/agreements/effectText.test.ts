import { expect, it } from 'vitest';
import type { EffectSentence } from '../../api/types.ts';
import { effectTexts } from './effectText.ts';

const says = (sentence: string, effect: EffectSentence['effect'] = 'permission'): EffectSentence => ({
  clause: '2.4',
  effect,
  sentence,
  unfed: false,
});

it('says once what several permissions share, and keeps what only one has', () => {
  const texts = effectTexts([
    says('Under 2.1, contact email is shown in part.'),
    says('Under 2.1, street is redacted.'),
    says('Under 2.2, contact email is shown in part.'),
    says('Under 2.2, street is redacted.'),
    says('Under 2.2, insurance id is shown in part.'),
  ]);
  expect(texts.map(({ lead, items }) => [lead, items])).toEqual([
    ['Under 2.1 and 2.2:', ['contact email is shown in part', 'street is redacted']],
    ['Under 2.2, insurance id is shown in part.', []],
  ]);
});

it('lists what a permission shows', () => {
  const [text] = effectTexts([says('For orders, tier1 may read: name is shown in clear; city is hidden.')]);
  expect(text).toMatchObject({
    lead: 'For orders, tier1 may read:',
    items: ['name is shown in clear', 'city is hidden'],
  });
});

it('leaves a plain sentence as it is, and keeps what would refuse everybody marked', () => {
  const limit = { ...says('One person reveals at most 15 values in a shift.', 'limit'), unfed: true };
  expect(effectTexts([limit])).toEqual([
    { effect: 'limit', lead: 'One person reveals at most 15 values in a shift.', items: [], unfed: true },
  ]);
});
