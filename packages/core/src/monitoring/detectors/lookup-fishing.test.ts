import { describe, expect, it } from 'vitest';
import { lookupFishing } from './lookup-fishing.ts';
import { HOUR, MINUTE, row, severitiesOf, signsOf, type Told, type Usually } from './scene.ts';

const lookup = { kind: 'lookup', after: 0 };
const usually: Usually = { peers: { 'lookups-per-subject': 1 }, own: { 'lookups-per-subject': 1 } };

describe('searching instead of serving', () => {
  it.each<[string, number, (place: number) => Told, readonly string[]]>([
    ['mostly nobody found', 24, () => ({ ...lookup, subject: null, code: 'not-found' }), ['medium']],
    [
      'mostly nobody found, told only as not ok',
      24,
      () => ({ ...lookup, subject: null, ok: false }),
      ['medium'],
    ],
    ['one in three mistyped', 24, (i) => ({ ...lookup, ok: i % 3 > 0 }), []],
    ['an outage upstream', 40, () => ({ ...lookup, ok: false, code: 'source-unreachable' }), []],
    ['nobody found, over a shift', 24, (i) => ({ ...lookup, ok: false, after: i * 10 * MINUTE }), []],
    ['for everybody at once', 6, () => ({ ...lookup, flags: ['wildcard'] }), ['medium']],
    ['for everybody, told by its rows', 6, () => ({ ...lookup, rows: 50 }), ['medium']],
    ['two that found many of one name', 2, () => ({ ...lookup, rows: 50 }), []],
    ['found and never opened', 30, () => lookup, ['medium']],
    [
      'found and opened',
      60,
      (i) => ({ kind: i % 2 ? 'read' : 'lookup', subject: `s${i >> 1}`, after: i * 1000 }),
      [],
    ],
  ])('%s', (_, count, told, says) => {
    expect(severitiesOf(lookupFishing, row(count, told), usually)).toEqual(says);
  });

  it('holds unopened searches against peers: where a search is all the work, nothing is said', () => {
    const searches = row(60, () => lookup);
    expect(severitiesOf(lookupFishing, searches, { peers: { 'lookups-per-subject': 30 } })).toEqual([]);
    expect(severitiesOf(lookupFishing, searches, {})).toEqual([]);
  });

  it('starts anew each hour and gives its numbers', () => {
    const fished = [0, HOUR].flatMap((after) => row(22, () => ({ ...lookup, after, ok: false })));
    const signs = signsOf(lookupFishing, fished, usually);
    expect(signs.map(({ reason }) => reason)).toEqual(
      Array(2).fill('Searched 20 times this hour and found nobody 20 times.'),
    );
  });
});
