import { emptyLine } from '../detectors/match.ts';

/**
 * Whether `words` (a regular expression without `g`) stands within `before` units ahead of a candidate or
 * `after` units behind it. Context never crosses an empty line. It may only raise a score: a word that
 * lowered one could be planted to hide a value.
 */
export function nearWord(
  text: string,
  start: number,
  end: number,
  words: RegExp,
  before = 40,
  after = 20,
): boolean {
  const ahead =
    text
      .slice(Math.max(0, start - before), start)
      .split(emptyLine)
      .at(-1) ?? '';
  return words.test(ahead) || words.test(text.slice(end, end + after).split(emptyLine, 1)[0] ?? '');
}
