import { describe, expect, it } from 'vitest';
import { complementaryRanges } from './complementary-ranges.ts';
import { DAY, row, severitiesOf, signsOf, type Told } from './scene.ts';

const bare = { ticket: null, ticketState: null };
/** Places all over an order of 100,000, the same each time. */
const anywhere = (i: number) => (i * 61_803) % 100_000;
const work = row(300, (i) => ({
  agent: `other-${i % 7}`,
  subjectOrder: anywhere(i),
  ...bare,
  after: i - 1000,
}));

const walk = (agent: string, order: (i: number) => number, told: Told = bare, after = 0) =>
  row(20, (i) => ({ agent, subjectOrder: order(i), ...told, after: after + i * 60_000 }));

const beside = (i: number) => 40_000 + i;
const after20 = (i: number) => 40_020 + i;

describe('two agents and one order of customers', () => {
  it.each<[string, ReturnType<typeof walk>, readonly string[]]>([
    ['neighbouring parts', [...walk('a', beside), ...walk('b', after20)], ['high']],
    ['by turns', [...walk('a', (i) => 40_000 + 2 * i), ...walk('b', (i) => 40_001 + 2 * i)], ['high']],
    [
      'neighbouring parts, out of order',
      [...walk('a', (i) => 40_000 + ((i * 7) % 20)), ...walk('b', after20)],
      ['high'],
    ],
    ['the same part', [...walk('a', beside), ...walk('b', beside)], []],
    ['parts far from each other', [...walk('a', beside), ...walk('b', (i) => 80_000 + i)], []],
    ['one of them alone', [...walk('a', beside), ...walk('b', anywhere)], []],
    ['a week apart', [...walk('a', beside), ...walk('b', after20, bare, 7 * DAY)], []],
    ['as tickets came in', [...walk('a', beside, {}), ...walk('b', after20, {})], []],
  ])('%s', (_, walks, says) => {
    expect(severitiesOf(complementaryRanges, [...work, ...walks])).toEqual(says);
  });

  it('sees a walk through what is done in between', () => {
    const hidden = [walk('a', beside), walk('b', after20)].flatMap((steps) =>
      steps.flatMap((step, i) => [
        step,
        { ...step, subjectOrder: anywhere(i + 3) },
        { ...step, subjectOrder: anywhere(i + 5) },
      ]),
    );
    expect(severitiesOf(complementaryRanges, [...work, ...hidden])).toEqual(['high']);
  });

  it('says nothing where many walk at once: then the order follows the day', () => {
    const all = Array.from({ length: 30 }, (_, who) => walk(`w${who}`, (i) => 40_000 + who * 20 + i));
    const merged = Array.from({ length: 20 }, (_, i) => all.flatMap((steps) => steps[i] ?? [])).flat();
    expect(severitiesOf(complementaryRanges, [...work, ...merged])).toEqual([]);
  });

  it('is about both, and says from where to where', () => {
    const [sign] = signsOf(complementaryRanges, [...work, ...walk('a', beside), ...walk('b', after20)]);
    expect(sign?.agents).toEqual(['a', 'b']);
    expect(sign?.reason).toMatch(/12 and 20 customers, from place 40000 to 40031\.$/);
  });
});
