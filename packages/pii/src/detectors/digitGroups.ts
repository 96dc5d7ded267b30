/**
 * All digit groups of a text, in order, as flat arrays (a megabyte of single digits must stay cheap).
 * `gap[i]` is the number of separator characters between group i and the one before it, 0 when they do not
 * belong together.
 */
export interface DigitGroups {
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly gap: readonly number[];
}

/** The separators that people write inside phone and card numbers. */
function isNumberSeparator(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x28 ||
    code === 0x29 ||
    code === 0x2f ||
    code === 0x09 ||
    code === 0xa0 ||
    (code >= 0x2010 && code <= 0x2013)
  );
}

const maxGap = 3;
const digits = /[0-9]+/g;

/** Splits a text into digit groups; groups at most three separators apart are joined. */
export function digitGroups(text: string): DigitGroups {
  const start: number[] = [];
  const end: number[] = [];
  const gap: number[] = [];
  let previousEnd = -1;
  digits.lastIndex = 0;
  for (let match = digits.exec(text); match !== null; match = digits.exec(text)) {
    const from = match.index;
    start.push(from);
    end.push(digits.lastIndex);
    gap.push(previousEnd < 0 ? 0 : joinedGap(text, previousEnd, from));
    previousEnd = digits.lastIndex;
  }
  return { start, end, gap };
}

function joinedGap(text: string, from: number, to: number): number {
  if (to - from > maxGap) return 0;
  for (let at = from; at < to; at += 1) {
    if (!isNumberSeparator(text.charCodeAt(at))) return 0;
  }
  return to - from;
}
