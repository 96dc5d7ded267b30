import { describe, expect, it } from 'vitest';
import { DAY, row, severitiesOf, signsOf, type Told } from './scene.ts';
import { snooping } from './snooping.ts';

const without = { ticket: null, ticketState: null };

describe('customers who are known, without a ticket', () => {
  it.each<[string, number, (place: number) => Told, readonly string[]]>([
    ['one known person, perhaps a mistyped search', 1, () => ({ ...without, flags: ['vip'] }), ['low']],
    ['two of them', 2, () => ({ ...without, flags: ['vip'] }), ['low', 'medium']],
    [
      'two colleagues on closed tickets',
      2,
      () => ({ ticketState: 'closed', flags: ['colleague'] }),
      ['low', 'medium'],
    ],
    ['themselves', 1, () => ({ ...without, flags: ['self'] }), ['high']],
    ['themselves, as a case of their own', 1, () => ({ flags: ['self'] }), ['low']],
    ['known persons whose tickets are in hand', 12, () => ({ flags: ['vip'] }), []],
    [
      'one known person, several steps',
      6,
      () => ({ ...without, subject: 'the same', flags: ['vip'] }),
      ['low'],
    ],
    ['customers nobody knows', 12, () => without, []],
    [
      'one a week',
      4,
      (i) => ({ ...without, flags: ['vip'], after: i * 7 * DAY }),
      ['low', 'low', 'low', 'low'],
    ],
  ])('%s', (_, count, told, says) => {
    expect(severitiesOf(snooping, row(count, told))).toEqual(says);
  });

  it('counts against chance: who looks at many without a ticket meets known persons among them', () => {
    const met = row(200, (i) => ({ ...without, flags: i % 100 === 7 ? ['vip'] : [] }));
    expect(severitiesOf(snooping, met)).toEqual(['low']);
  });

  it('counts against the share in the own work: a queue of known persons has them everywhere', () => {
    const work = row(400, () => ({ flags: ['vip'] }));
    expect(severitiesOf(snooping, [...work, ...row(3, () => ({ ...without, flags: ['vip'] }), 400)])).toEqual(
      ['low'],
    );
  });

  it('says how many, among how many, beside what chance brings, and rests on them', () => {
    const sign = signsOf(
      snooping,
      row(6, () => ({ ...without, flags: ['colleague'] })),
    ).at(-1);
    expect(sign?.reason).toMatch(
      /^Looked at \d known persons, colleagues or relatives without a ticket this week, among \d/,
    );
    expect(sign?.events).toContain('e0');
  });
});
