import { describe, expect, it } from 'vitest';
import { passwordGuessing } from './password-guessing.ts';
import { MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const tries = (count: number, more: Told = {}, apart = 0.2) =>
  row(count, (i) => ({
    ...{ kind: 'sign-in', subject: null, ticket: null, ok: false, code: 'sign-in-refused' },
    ...{ after: i * apart * MINUTE, ...more },
  }));

describe('one account guessed at', () => {
  it.each<[string, ReturnType<typeof tries>, readonly string[]]>([
    ['mistyped', tries(9), []],
    ['guessed', tries(10), ['medium']],
    ['guessed, until no more guesses are taken', tries(11, { code: 'rate-limited' }), ['medium', 'medium']],
    ['a list of guesses', tries(25).slice(), [...Array<string>(15).fill('medium'), 'high']],
    ['a code of a factor', tries(10, { code: 'factor-refused' }), ['medium']],
    ['over a day', tries(40, {}, 5), []],
    ['let in', tries(12, { ok: true, code: null }), []],
    ['from a network that is not listed', tries(12, { code: 'network-not-allowed' }), []],
    ['by somebody who left', tries(12, { code: 'left' }), []],
    ['a password alone, again and again', tries(12, { code: 'second-factor-needed' }), []],
    ['of nobody', tries(12, { agent: 'nobody' }), []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(passwordGuessing, events)).toEqual(says);
  });

  it('rests on the guesses', () => {
    const [sign] = signsOf(passwordGuessing, tries(10));
    expect(sign?.reason).toBe('10 guesses at the account within 10 minutes, all refused.');
    expect(sign?.events).toHaveLength(10);
  });
});
