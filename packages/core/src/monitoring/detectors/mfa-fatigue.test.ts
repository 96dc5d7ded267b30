import { describe, expect, it } from 'vitest';
import { mfaFatigue } from './mfa-fatigue.ts';
import { MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const told = (count: number, code: string | null, apart = 0.5, more: Told = {}) =>
  row(count + 1, (i) => ({
    ...{ kind: 'sign-in', subject: null, ticket: null, after: i * apart * MINUTE },
    ...(i < count ? { ok: false, code, ...more } : { code: 'in' }),
  }));

describe('refused until it was not', () => {
  it.each<[string, ReturnType<typeof told>, readonly string[]]>([
    ['requests denied', told(4, 'push-denied'), ['high']],
    ['requests denied, told by a flag', told(4, null, 0.5, { flags: ['mfa-push-denied'] }), ['high']],
    ['a code mistyped four times', told(4, 'factor-refused'), []],
    ['a code guessed', told(8, 'factor-refused'), ['medium']],
    ['a password mistyped', told(4, 'sign-in-refused'), []],
    ['a password guessed', told(12, 'sign-in-refused'), ['medium']],
    ['denied over a day', told(4, 'push-denied', 90), []],
    ['denied, and never accepted', told(9, 'push-denied').slice(0, -1), []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(mfaFatigue, events)).toEqual(says);
  });

  it('rests on the refusals and the success, and starts anew after it', () => {
    const first = told(4, 'push-denied');
    const [sign] = signsOf(mfaFatigue, first);
    expect(sign?.reason).toBe('Within 10 minutes 4 sign-in requests were denied, and then one was accepted.');
    expect(sign?.events).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
    const again = row(1, () => ({ kind: 'sign-in', code: 'in', after: 3 * MINUTE }));
    expect(severitiesOf(mfaFatigue, [...first, ...again])).toEqual(['high']);
  });
});
