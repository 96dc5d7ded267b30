import type { CustomRules, KnownValue } from '@cordon/pii';
import { describe, expect, it } from 'vitest';
import { anonymise, takeOut } from './anonymise.ts';
import type { Turn } from './conversation.ts';
import { isFoundNow, problemOfMark, removeMarked } from './miss.ts';
import { piecesOf } from './pieces.ts';
import { rubric, scoreOf } from './rubric.ts';
import { closedWeeks, isWithin, weekOf } from './week.ts';

const known: readonly KnownValue[] = [
  { type: 'PERSON', value: 'Rosalind Achterberg', kind: 'name' },
  { type: 'EMAIL', value: 'kestrel77@example.org', kind: 'email' },
];
const agents = [
  { name: 'Ada Cruz', token: 'BDFKX' },
  { name: 'ada@desk.example', token: 'BDFKX' },
  { name: 'Rosalind Stone', token: 'GHJKL' },
];

const turn = (text: string): Turn => ({ speaker: 'customer', at: null, text });
const textsOf = (turns: readonly Turn[], rules: CustomRules = {}) =>
  anonymise(turns, { known, agents, rules }).turns.map(({ text }) => text);

describe('a conversation', () => {
  it('has one number for one value in all its turns, and a token for an agent', () => {
    expect(
      textsOf([
        turn('Ada Cruz here, or just Ada.'),
        turn('I am Rosalind Achterberg, kestrel77@example.org. Thank you, ada.'),
        turn('Achterberg. Write to KESTREL77@EXAMPLE.ORG and not to ben@example.net.'),
      ]),
    ).toEqual([
      '[AGENT_BDFKX] here, or just [AGENT_BDFKX].',
      'I am [PERSON_1], [EMAIL_1]. Thank you, [AGENT_BDFKX].',
      '[PERSON_1]. Write to [EMAIL_1] and not to [EMAIL_2].',
    ]);
  });

  it('is read turn by turn: the question says what the answer is, and a value said in pieces is one', () => {
    const asks = { ...turn('What are the last four of your card?'), speaker: 'agent' as const };
    expect(textsOf([asks, turn('4821')])[1]).toBe('[CREDIT_CARD_1]');
    const phone: KnownValue = { type: 'PHONE', value: '+14155552671', kind: 'phone' };
    const said = [turn('it is 415 555'), { ...asks, text: 'go on' }, turn('2671, that is all')];
    const { turns, stood } = takeOut(said, { known: [phone], agents, rules: {} });
    expect(turns.map(({ text }) => text).join()).not.toMatch(/415|2671/);
    expect(stood[2]).toEqual([{ start: 0, end: 4 }]);
  });

  it('is not torn where numbers are nobody’s', () => {
    const plain = 'On Monday I paid 49.90 for 2 boxes; I have 1500 points and called 3 times.';
    expect(textsOf([turn(plain)])).toEqual([plain]);
  });

  it('tells where what was taken out stood, agents and tokens of agents before it too', () => {
    const text = '[AGENT_BDFKX] and Ada Cruz wrote to kestrel77@example.org';
    const { stood } = takeOut([turn(text)], { known, agents, rules: {} });
    expect(stood[0]?.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Ada Cruz',
      'kestrel77@example.org',
    ]);
  });

  it('takes an agent who is called like the customer for the customer', () => {
    expect(textsOf([turn('Rosalind is waiting.')])).toEqual(['[PERSON_1] is waiting.']);
  });

  it('is told of by counts', () => {
    const { removed } = anonymise([turn('Ada Cruz wrote to kestrel77@example.org, a@b.example')], {
      ...{ known, agents, rules: {} },
    });
    expect(removed).toEqual({ AGENT: 1, EMAIL: 2 });
  });

  it('a text that looks like a stand-in names nobody who is not there', () => {
    expect(textsOf([turn('[PERSON_90777] and [AGENT_ZZZZZ]')])).toEqual(['[PERSON_90777] and [AGENT_ZZZZZ]']);
  });

  it('anonymised again is the same', () => {
    const once = textsOf([turn('Ada Cruz: call 415-555-2671, Rosalind, card 4111 1111 1111 1111')]);
    expect(textsOf(once.map(turn))).toEqual(once);
  });
});

describe('what the company taught', () => {
  const rules: CustomRules = {
    dictionaries: [{ type: 'PERSON', words: ['Zuzinka'] }],
    allow: ['415-555-2671', 'kestrel77@example.org'],
  };

  it('is taken out, and what it allowed is left standing where patterns alone found it', () => {
    expect(textsOf([turn('Zuzinka likes 415-555-2671')], rules)).toEqual(['[PERSON_1] likes 415-555-2671']);
  });

  it('never uncovers a value of the customer', () => {
    expect(textsOf([turn('It is kestrel77@example.org')], rules)).toEqual(['It is [EMAIL_1]']);
  });

  it('is what lets a miss be found: without it the test fails', () => {
    const miss = {
      type: 'PERSON',
      words: 'old grumbler',
      context: 'Then old grumbler gets her food.',
    } as const;
    const taught = { ...rules, dictionaries: [{ type: miss.type, words: [miss.words] }] };
    expect(isFoundNow(miss, taught)).toBe(true);
    expect(isFoundNow(miss, {})).toBe(false);
  });
});

describe('marked words', () => {
  it('go from every turn, whatever their case, and no placeholder is torn', () => {
    const turns = [turn('Zuzinka and [PERSON_1] met zuzinka’s friend'), turn('[AGENT_BDFKX] knows Zuzinka')];
    const { turns: after, count } = removeMarked(turns, { type: 'PERSON', words: 'Zuzinka' });
    expect(after.map(({ text }) => text).join(' ')).not.toMatch(/zuzinka/i);
    expect(after[0]?.text).toContain('[PERSON_1]');
    expect(after[1]?.text).toBe('[AGENT_BDFKX] knows [PERSON]');
    expect(count).toBeGreaterThanOrEqual(2);
    const torn = removeMarked([turn('[PERSON_1] and PERSON')], { type: 'OTHER', words: 'PERSON' });
    expect(torn.turns[0]?.text).toBe('[PERSON_1] and [OTHER]');
  });

  it.each([
    ['ab', 'PERSON'],
    ['[PERSON_1]', 'PERSON'],
    ['...', 'PERSON'],
    ['not there', 'PERSON'],
    ['Zuzinka', 'NOTHING'],
  ])('%s as %s cannot be marked', (words, type) => {
    expect(problemOfMark('Zuzinka, [PERSON_1] ... ab', words, type)).toMatch(/\.$/);
  });

  it('can be marked where they stand', () => {
    expect(problemOfMark('Then Zuzinka came', ' Zuzinka ', 'PERSON')).toBeNull();
  });
});

it('pieces joined again are the text', () => {
  const text = 'Hi [PERSON_1], [AGENT_BDFKX] and [CARD_CVV]: [not one] [x]';
  const pieces = piecesOf(text);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.flatMap((piece) => (piece.kind === 'removed' ? [[piece.type, piece.name]] : []))).toEqual([
    ['PERSON', '1'],
    ['AGENT', 'BDFKX'],
    ['CARD_CVV', ''],
  ]);
});

it.each([
  [{}, null],
  [{ identity: 2, answer: 0 }, 50],
  [{ identity: 2, understood: 2, answer: 2, words: 2, care: 2, next: 2 }, 100],
  [{ identity: 1, understood: 0 }, 25],
] as const)('%o scores %s', (given, score) => {
  const none = Object.fromEntries(rubric.map(({ id }) => [id, null]));
  expect(scoreOf({ ...none, ...given } as Parameters<typeof scoreOf>[0])).toBe(score);
});

it.each([
  ['2026-11-26T12:00:00Z', '2026-W48'],
  ['2027-01-01T00:00:00Z', '2026-W53'],
  ['2024-12-30T23:59:59Z', '2025-W01'],
  ['2026-11-29T23:59:59Z', '2026-W48'],
  ['2026-11-30T00:00:00Z', '2026-W49'],
])('%s is in %s', (at, week) => {
  expect(weekOf(new Date(at))).toBe(week);
});

it.each([
  ['2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z', true],
  ['2026-11-23T00:00:01Z', '2026-11-30T00:00:00Z', false],
  ['2026-11-23T00:00:00Z', '2026-11-29T23:59:59Z', false],
])('the week 2026-W48 is within %s to %s: %s', (from, until, within) => {
  expect(isWithin('2026-W48', new Date(from), new Date(until))).toBe(within);
});

it('the running week is not among those that are over', () => {
  expect(closedWeeks(new Date('2026-11-26T12:00:00Z'), 3)).toEqual(['2026-W45', '2026-W46', '2026-W47']);
});
