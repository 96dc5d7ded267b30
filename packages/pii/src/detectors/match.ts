/** Where a paragraph ends, and with it the reach of a context word. */
export const emptyLine = /\n[ \t\r]{0,8}\n/;

/**
 * All matches of `pattern` (flag `g`). Unlike `matchAll` it makes no copy of the pattern, which would cost more
 * than the search itself on short texts.
 */
export function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}

/** Sticky match of `pattern` (flag `y`) at one place; `null` when it does not match there. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

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
