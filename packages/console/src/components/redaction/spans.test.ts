import { describe, expect, it } from 'vitest';
import { cut, foundBy, placeholders, said, stillStanding } from './spans.ts';

describe('cut', () => {
  it('gives the text back whole', () => {
    const text = 'write to ann@example.org today';
    const pieces = cut(text, [{ start: 9, end: 24 }]);
    expect(pieces.map((piece) => piece.text)).toEqual(['write to ', 'ann@example.org', ' today']);
    expect(pieces.map((piece) => piece.span !== null)).toEqual([false, true, false]);
  });

  it('drops stretches that overlap or leave the text, and loses no text by it', () => {
    const spans = [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
      { start: 5, end: 99 },
    ];
    expect(
      cut('abcdefgh', spans)
        .map((piece) => piece.text)
        .join(''),
    ).toBe('abcdefgh');
  });
});

it('what is found is said in words, each once', () => {
  const at = (start: number, end: number, type: string) => ({ start, end, type });
  expect(
    said('ann@example.org, 4111, 4111', [at(0, 15, 'EMAIL'), at(17, 21, 'PIN'), at(23, 27, 'PIN')]),
  ).toBe('“ann@example.org” (email), “4111” (PIN)');
});

describe('stillStanding', () => {
  const spans = [
    { start: 0, end: 3 },
    { start: 10, end: 14 },
  ];

  it('keeps marks before the place where one types', () => {
    expect(stillStanding('ann wrote bill', 'ann wrote, bill', spans)).toEqual([{ start: 0, end: 3 }]);
  });

  it('keeps all while text is added at the end', () => {
    expect(stillStanding('ann wrote bill', 'ann wrote bill yes', spans)).toEqual(spans);
  });
});

describe('placeholders', () => {
  it.each([
    ['mail [EMAIL] now', ['email']],
    ['[PERSON_2] and [DATE_OF_BIRTH]', ['person', 'date of birth']],
    ['a [note] and [x]', []],
  ])('finds what was removed in %j', (text, types) => {
    expect(placeholders(text).flatMap(({ span }) => (span === null ? [] : [span.type]))).toEqual(types);
  });
});

describe('foundBy', () => {
  it('names the pattern, or says how else it was found', () => {
    expect(foundBy('unsettled')).toBe('because what is left would still tell something');
    expect(foundBy('creditCard')).toBe('by the pattern for credit card');
  });
});
