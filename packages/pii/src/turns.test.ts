import { describe, expect, it } from 'vitest';
import { compileKnown, detectTurns, redactTurns, type Turn } from './index.ts';

const known = compileKnown([
  { type: 'PHONE', value: '+14155552671' },
  { type: 'EMAIL', value: 'mira.okafor7@mail.example' },
  { type: 'ACCOUNT', value: 'HH-2026-48291' },
]);
const say = (...lines: readonly string[]): Turn[] =>
  lines.map((line) => {
    const [speaker = '', text = ''] = line.split(': ');
    return { speaker, text };
  });
const found = (turns: readonly Turn[], options = {}): string[][] =>
  detectTurns(turns, { known, detectors: [], ...options }).map((spans, i) =>
    spans.map(({ start, end }) => turns[i]?.text.slice(start, end) ?? ''),
  );

describe('detectTurns', () => {
  it.each([
    [say('c: it is 415 555', 'a: go on', 'c: 2671 thanks'), [['415 555'], [], ['2671']]],
    [
      say('c: 415', 'a: 415, yes?', 'c: 555', 'c: two six seven one'),
      [['415'], ['415'], ['555'], ['two six seven one']],
    ],
    [say('c: my mail is mira.okafor7', 'c: @mail.example'), [['mira.okafor7'], ['@mail.example']]],
    [say('c: order HH-2026', 'a: okay', 'c: and 48291'), [['HH-2026'], [], ['48291']]],
    [
      say('c: oh four one five', 'a: hm', 'c: five five five', 'c: twenty six seventy one'),
      [['oh four one five'], [], ['five five five'], ['twenty six seventy one']],
    ],
  ] as const)('%# finds the parts', (turns, parts) => {
    expect(found(turns)).toEqual(parts);
  });

  it('without speakers the turns are one text', () => {
    expect(found([{ text: '415 555' }, { text: 'ok' }, { text: '2671' }])).toEqual([
      ['415 555'],
      [],
      ['2671'],
    ]);
  });

  it('parts of other numbers stay', () => {
    expect(found(say('c: 415 555', 'a: go on', 'c: 9999'))).toEqual([[], [], []]);
    expect(found(say('c: room 415', 'a: and 555 euros', 'c: for 26 people'))).toEqual([[], [], []]);
  });

  it('follows the wanted types and the least score', () => {
    const turns = say('c: 415 555', 'c: 2671');
    expect(found(turns, { types: ['EMAIL'] })).toEqual([[], []]);
    expect(found(turns, { minScore: 0.9 })).toEqual([[], []]);
  });

  it('without known values it is what detect finds in each', () => {
    expect(detectTurns([{ text: 'to a@b.example' }, { text: 'fine' }]).map((spans) => spans.length)).toEqual([
      1, 0,
    ]);
  });

  it('finds nothing across a placeholder', () => {
    expect(found(say('c: 415 555 [ACCOUNT]', 'c: 2671'))).toEqual([[], []]);
  });
});

describe('redactTurns', () => {
  const turns = say('c: it is 415 555', 'a: go on', 'c: 2671, or write to a@b.example', 'a: a@b.example');

  it('removes what is split over turns, and numbers values alike in all of them', () => {
    expect(redactTurns(turns, { known, mask: 'token' }).map(({ text }) => text)).toEqual([
      'it is [PHONE_1]',
      'go on',
      '[PHONE_2], or write to [EMAIL_1]',
      '[EMAIL_1]',
    ]);
  });

  it('redacting the result again changes nothing', () => {
    const once = redactTurns(turns, { known }).map(({ text }) => ({ text }));
    expect(redactTurns(once, { known }).map(({ text }) => text)).toEqual(once.map(({ text }) => text));
  });

  it('turn by turn, without the others, the parts stay: the alarm when somebody redacts so', () => {
    const alone = turns.map((turn) => redactTurns([turn], { known, detectors: [] })[0]?.text);
    expect(alone[0]).toBe('it is 415 555');
  });
});
