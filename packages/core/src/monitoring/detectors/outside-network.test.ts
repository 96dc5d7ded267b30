import { describe, expect, it } from 'vitest';
import { outsideNetwork } from './outside-network.ts';
import { MINUTE, row, severitiesOf, type Told } from './scene.ts';

const tries = (count: number, more: Told = {}, apart = 1) =>
  row(count, (i) => ({
    ...{ kind: 'sign-in', subject: null, ticket: null, ok: false, code: 'network-not-allowed' },
    ...{ after: i * apart * MINUTE, ...more },
  }));

describe('signing in from a network that is not listed', () => {
  it.each<[string, ReturnType<typeof tries>, readonly string[]]>([
    ['at home, and once more', tries(3), []],
    ['again and again', tries(5), ['medium', 'medium']],
    ['without an end', tries(12), [...Array<string>(8).fill('medium'), 'high']],
    ['every evening', tries(20, {}, 30), []],
    ['a browser that was carried home asks on', tries(20, { session: 's1' }), []],
    ['a wrong password', tries(20, { code: 'sign-in-refused' }), []],
    ['told by a flag', tries(4, { code: null, flags: ['network-refused'] }), ['medium']],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(outsideNetwork, events)).toEqual(says);
  });
});
