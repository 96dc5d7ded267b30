import { describe, expect, it } from 'vitest';
import { ledgerSilence } from './ledger-silence.ts';
import { DAY, event, HOUR, MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const beat = { kind: 'heartbeat', agent: 'replica-1', subject: null, ticket: null };
const beats = (count: number, apart: number, told: Told = {}, from = 0) =>
  row(count, (i) => ({ ...beat, ...told, id: `h${from + i * apart}`, after: from + i * apart }));
const others = (after: number) => event({ after, id: `o${after}` });

describe('heartbeats', () => {
  it.each<[string, readonly ReturnType<typeof event>[], readonly string[]]>([
    ['each half minute', [...beats(20, MINUTE / 2), others(12 * MINUTE)], ['high']],
    ['each half minute, and going on', beats(200, MINUTE / 2), []],
    [
      'each five minutes, one missing',
      [...beats(9, 5 * MINUTE), ...beats(9, 5 * MINUTE, {}, 50 * MINUTE)],
      [],
    ],
    [
      'each five minutes, then none for half an hour',
      [...beats(9, 5 * MINUTE), others(70 * MINUTE)],
      ['high'],
    ],
    ['one only', [...beats(1, MINUTE), others(HOUR)], []],
    ['none', [others(0), others(DAY)], []],
    ['that say something is wrong', beats(1, MINUTE, { ok: false, code: 'behind' }), ['high']],
    [
      'of two, one silent',
      [
        ...beats(9, MINUTE),
        ...beats(3, MINUTE, { agent: 'replica-2' }),
        ...beats(9, MINUTE, {}, 9 * MINUTE),
      ].sort((a, b) => a.at - b.at),
      ['high'],
    ],
    ['whose clock goes back', [...beats(9, MINUTE, {}, HOUR), ...beats(3, MINUTE)], ['medium']],
    ['of which two come hours late', [...beats(9, MINUTE, {}, 2 * HOUR), ...beats(2, MINUTE)], []],
    [
      'that come late again and again, in between the others',
      Array.from({ length: 9 }, (_, i) => [
        ...beats(1, MINUTE, {}, 2 * HOUR + i * MINUTE),
        ...beats(1, MINUTE, {}, i * MINUTE),
      ]).flat(),
      [],
    ],
    ['that come a moment late', [...beats(9, MINUTE), ...beats(1, MINUTE, {}, 7.5 * MINUTE)], []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(ledgerSilence, events)).toEqual(says);
  });

  it('tells a silence once, and the next one again', () => {
    const all = [...beats(9, MINUTE), others(20 * MINUTE), others(25 * MINUTE)];
    const back = [...beats(9, MINUTE, {}, HOUR), others(90 * MINUTE)];
    expect(severitiesOf(ledgerSilence, [...all, ...back])).toEqual(['high', 'high']);
  });

  it('is context for what sleeps every night', () => {
    const nights = Array.from({ length: 6 }, (_, day) => beats(9, MINUTE, {}, day * DAY)).flat();
    expect(severitiesOf(ledgerSilence, nights)).toEqual(['high', 'high', 'high', 'low', 'low']);
  });

  it('says who and for how long, and accuses nobody', () => {
    const [sign] = signsOf(ledgerSilence, [...beats(9, MINUTE), others(20 * MINUTE)]);
    expect(sign?.reason).toBe('Nothing was heard of vendor-1/replica-1 for 720 seconds.');
    expect(sign?.agents).toEqual([]);
  });

  it('is told of the vendor that is silent, whoever shows it', () => {
    const [sign] = signsOf(ledgerSilence, [
      ...beats(9, MINUTE),
      event({ after: 20 * MINUTE, vendor: 'vendor-2' }),
    ]);
    expect(sign?.vendor).toBe('vendor-1');
  });
});
