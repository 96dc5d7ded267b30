import { describe, expect, it } from 'vitest';
import { dormantAccount } from './dormant-account.ts';
import { DAY, event, severitiesOf, signsOf, START, type Told } from './scene.ts';

const used = event({});
const again = (days: number, told: Told = {}) => event({ ...told, after: days * DAY }, 1);
const away = event({ kind: 'absence', subject: null, after: DAY, until: START + 50 * DAY }, 2);

describe('used again', () => {
  it.each<[string, readonly ReturnType<typeof event>[], readonly string[]]>([
    ['after a fortnight', [used, again(14)], []],
    ['after five weeks', [used, again(35)], ['medium']],
    ['after four months', [used, again(120)], ['high']],
    ['by a sign-in', [used, again(35, { kind: 'sign-in' })], ['medium']],
    ['by a sign-in that was refused', [used, again(35, { kind: 'sign-in', ok: false })], []],
    ['for the first time', [again(35)], []],
    ['after an absence that was told', [used, away, again(51)], []],
    ['long after an absence that was told', [used, away, again(90)], ['medium']],
    ['twice', [used, again(35), again(35)], ['medium']],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(dormantAccount, events)).toEqual(says);
  });

  it('says for how long it was not', () => {
    expect(signsOf(dormantAccount, [used, again(35)])[0]?.reason).toBe(
      'Used again after 35 days without any use or a told absence.',
    );
  });
});
