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
