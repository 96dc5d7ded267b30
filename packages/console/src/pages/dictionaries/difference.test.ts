import { expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

const span = (start: number, end: number, by = 'email') => ({ start, end, type: 'EMAIL', by });
const marks = (text: string, present: ReturnType<typeof span>[], proposed: ReturnType<typeof span>[]) =>
  differenceOf(text, { present, proposed }).map(({ text: said, mark }) => [said, mark?.when ?? null]);

it('says what is removed now, what only then, and what no more', () => {
  expect(marks('ab cd ef', [span(0, 2), span(6, 8)], [span(0, 2), span(3, 5, 'dictionary')])).toEqual([
    ['ab', 'present'],
    [' ', null],
    ['cd', 'added'],
    [' ', null],
    ['ef', 'left'],
  ]);
});

it('a piece that grows is removed once approved, and stands once', () => {
  expect(marks('ab cd', [span(0, 2)], [span(0, 5)])).toEqual([['ab cd', 'added']]);
});

it('a text without any is whole', () => {
  expect(marks('ab', [], [])).toEqual([['ab', null]]);
  expect(marks('', [], [])).toEqual([]);
});
