import { describe, expect, it } from 'vitest';
import { impossibleTravel } from './impossible-travel.ts';
import { event, HOUR, MINUTE, severitiesOf, signsOf, type Told, type Usually } from './scene.ts';

const scene = (...told: readonly Told[]) => told.map((one, place) => event(one, place));

describe('in two countries', () => {
  it.each<[string, readonly Told[], Usually, readonly string[]]>([
    ['within minutes', [{ country: 'PH' }, { country: 'CO', after: 20 * MINUTE }], {}, ['high']],
    ['a day of flying apart', [{ country: 'PH' }, { country: 'CO', after: 24 * HOUR }], {}, []],
    ['that are neighbours', [{ country: 'PT' }, { country: 'ES', after: MINUTE }], {}, []],
    ['one of which no list knows', [{ country: 'PH' }, { country: 'T1', after: MINUTE }], {}, []],
    [
      'where the terms allow no work from home',
      [{ country: 'PH' }, { country: 'CO' }],
      { thresholds: { workFromHome: 0 } },
      [],
    ],
    ['by somebody not known yet', [{ country: 'PH' }, { country: 'CO' }], { daysKnown: 1 }, ['low']],
    ['one of them refused', [{ country: 'PH' }, { kind: 'sign-in', country: 'CO', ok: false }], {}, []],
    [
      'to and fro, by a private network',
      [{ country: 'PH' }, { country: 'US' }, { country: 'PH' }, { country: 'US' }],
      {},
      ['high'],
    ],
  ])('%s', (_, told, usually, says) => {
    expect(severitiesOf(impossibleTravel, scene(...told), usually)).toEqual(says);
  });

  it('says where, when and how far, by the two events', () => {
    const [sign] = signsOf(impossibleTravel, scene({ country: 'PH' }, { country: 'CO', after: 20 * MINUTE }));
    expect(sign?.reason).toMatch(/^Was in PH and 20 minutes later in CO, at least 1\d{4} km away\.$/);
    expect(sign?.events).toEqual(['e0', 'e1']);
  });
});
