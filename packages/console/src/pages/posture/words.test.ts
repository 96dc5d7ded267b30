import { describe, expect, it } from 'vitest';
import { askedWords, STATE_ORDER, STATES } from './words.ts';

describe('what is asked of devices', () => {
  it.each([
    [null, /Nobody|nobody/],
    [{ agreement: 'agr', clause: '4.4', goodForMinutes: 1440 }, /Clause 4\.4 .* 24 hours/],
    [{ agreement: 'agr', clause: '4.4', goodForMinutes: 2880 }, /2 days/],
    [{ agreement: 'agr', clause: '4.4', goodForMinutes: 240 }, /4 hours/],
    [{ agreement: 'agr', clause: '4.4', goodForMinutes: 90 }, /90 minutes/],
    [{ agreement: 'agr', clause: '4.4', goodForMinutes: null }, /agreed state\.$/],
  ])('%j is said plainly', (asked, words) => {
    expect(askedWords(asked)).toMatch(words);
  });

  it('every state has a place in the order', () => {
    expect([...STATE_ORDER].toSorted()).toEqual(Object.keys(STATES).toSorted());
  });
});
