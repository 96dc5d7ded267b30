import { describe, expect, it } from 'vitest';
import { concurrentSessions } from './concurrent-sessions.ts';
import { HOUR, MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const home = { ip: '198.51.100.7', country: 'PH' };
const abroad = { ip: '203.0.113.9', country: 'CO' };
const mobile = { ip: '192.0.2.9', country: 'PH' };
const turns =
  (one: Told, other: Told, apart = MINUTE) =>
  (i: number) => ({ ...(i % 2 ? other : one), after: i * apart });

describe('to and fro between two places', () => {
  it.each<[string, (place: number) => Told, readonly string[]]>([
    ['in two countries', turns(home, abroad), ['high']],
    ['on two networks of one country', turns(home, mobile), ['low']],
    ['in the morning and in the evening', turns(home, abroad, 5 * HOUR), []],
    ['moved once, and stayed', (i) => ({ ...(i < 3 ? home : abroad), after: i * MINUTE }), []],
    ['from many networks, each once', (i) => ({ ...home, ip: `203.0.${i}.1`, after: i * MINUTE }), []],
    ['on two devices, where no address is told', turns({ device: 'a' }, { device: 'b' }), ['low']],
    ['with nothing told', (i) => ({ after: i * MINUTE }), []],
  ])('%s', (_, told, says) => {
    expect(severitiesOf(concurrentSessions, row(8, told))).toEqual(says);
  });

  it('learns in the first days what somebody’s network does', () => {
    const all = row(8, turns(home, abroad));
    expect(severitiesOf(concurrentSessions, all, (e) => ({ daysKnown: e.id === 'e7' ? 9 : 1 }))).toEqual([]);
  });

  it('names the countries and the times', () => {
    const [sign] = signsOf(concurrentSessions, row(8, turns(home, abroad)));
    expect(sign?.reason).toMatch(
      /^Worked in two places at once: went to and fro 3 times in \d minutes between (PH and CO|CO and PH)\.$/,
    );
  });
});
