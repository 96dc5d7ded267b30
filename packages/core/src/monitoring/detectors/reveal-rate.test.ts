import { describe, expect, it } from 'vitest';
import { revealRate } from './reveal-rate.ts';
import { row, severitiesOf, signsOf, type Usually } from './scene.ts';

const reveals = row(60, () => ({ kind: 'reveal' }));

/** Counts as the engine would: the place of the event in the row, over customers of whom each had so many reveals. */
const counting = (each: number, usually: Usually) => {
  let n = 0;
  return (): Usually => ({ ...usually, now: { 'reveals-a-day': (n += 1), 'reveals-per-subject': each } });
};

const few = { 'reveals-a-day': 6, 'reveals-per-subject': 0.2 };
const many = { 'reveals-a-day': 60, 'reveals-per-subject': 1 };

describe('more revealed than peers need', () => {
  it.each<[string, number, Usually, readonly string[]]>([
    [
      'far more than peers and than before',
      1.2,
      { peers: few, own: few },
      ['low', 'medium', 'medium', 'medium'],
    ],
    ['an outage: more customers, not more for each', 0.25, { peers: few, own: few }, []],
    ['a queue that reveals much', 1.2, { peers: many, own: many }, []],
    ['peers not known yet', 1.2, {}, []],
    ['the first days of somebody', 1.2, { peers: few, daysKnown: 1 }, ['low', 'low', 'low', 'low']],
  ])('%s', (_, each, usually, says) => {
    expect(severitiesOf(revealRate, reveals, counting(each, usually))).toEqual(says);
  });

  it('gives both numbers beside those of the peers', () => {
    const [first] = signsOf(revealRate, reveals, counting(1.2, { peers: few, own: few }));
    expect(first?.reason).toMatch(
      /^Revealed \d+ values today, 1\.2 for each customer; half of the peers reveal at most 6, 0\.2 for each\.$/,
    );
  });
});
