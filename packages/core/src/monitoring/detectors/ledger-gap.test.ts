import { describe, expect, it } from 'vitest';
import { ledgerGap } from './ledger-gap.ts';
import { row, severitiesOf, signsOf } from './scene.ts';

type Ids = (place: number) => string | null;

/** Events whose ids are told by their place; those of null are missing. */
const stream = (count: number, id: Ids) =>
  row(count, (i) => ({ id: id(i) ?? '', after: i * 1000 })).filter((one) => one.id !== '');

const hole =
  (from: number, until: number, id: (place: number) => string): Ids =>
  (i) =>
    i >= from && i < until ? null : id(i);

const numbered = (i: number) => String(i + 5000);
/** No order in them: a stream that names its events by chance. */
const byChance = (i: number) => Math.imul(i + 1, 0x9e3779b1).toString(36);

describe('numbers of entries', () => {
  it.each<[string, ReturnType<typeof stream>, readonly string[]]>([
    ['without a gap', stream(4000, numbered), []],
    ['twenty missing', stream(4000, hole(2500, 2520, numbered)), ['high']],
    ['one missing', stream(4000, hole(2500, 2501, numbered)), ['high']],
    ['two thousand missing', stream(6000, hole(2500, 4500, numbered)), ['high']],
    [
      'twenty missing, with a name before each number',
      stream(
        4000,
        hole(2500, 2520, (i) => `evt-${String(i).padStart(7, '0')}`),
      ),
      ['high'],
    ],
    ['missing before anything is known', stream(4000, hole(100, 120, numbered)), []],
    [
      'every third missing: a stream that was filtered',
      stream(9000, (i) => (i % 3 ? numbered(i) : null)),
      [],
    ],
    ['by chance', stream(5000, byChance), []],
    ['a little out of order', stream(4000, (i) => numbered(i ^ 7)), []],
    ['that begin anew', stream(6000, (i) => numbered(i % 3000)), []],
    ['none', stream(3000, (i) => `x${'abcdefghij'[i % 10] ?? ''}`), []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(ledgerGap, events)).toEqual(says);
  });

  it('says how many and from where, and accuses nobody', () => {
    const [sign] = signsOf(ledgerGap, stream(4000, hole(2500, 2520, numbered)));
    expect(sign).toMatchObject({
      agents: [],
      reason: expect.stringMatching(/the first of them number 7500\.$/) as string,
    });
  });

  it('is told again only when more is missing', () => {
    const twice: Ids = (i) => (i === 2500 || i === 2600 ? null : numbered(i));
    expect(severitiesOf(ledgerGap, stream(3500, twice))).toEqual(['high']);
  });
});
