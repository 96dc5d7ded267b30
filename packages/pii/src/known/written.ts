import type { Folded } from '../fold.ts';
import { hiddenCode } from '../hidden.ts';
import type { Candidate } from '../span.ts';
import { context } from './context.ts';
import type { Entries, Entry } from './entries.ts';
import { ideographic, type Variant } from './variants/index.ts';

/** Most characters that may stand in one gap unless the value itself has a wider one: " (", ") ", ".  ", "\n  ". */
const widestGap = 4;
export const weakScore = 0.3;
/** Digits in front of a phone number's last nine: calling code, trunk zero, area. */
export const mostPhoneHead = 6;

/** Finds values as they are written: whatever the case, accents or separators. `visit` gets units [from, to) too. */
export function findWritten(
  text: string,
  folded: Folded,
  { texts, lists, automaton }: Entries,
  visit: (candidate: Candidate, from: number, to: number) => void,
): void {
  automaton.scan(folded.units, folded.length, (index, to) => {
    const from = to - (texts[index]?.length ?? 0);
    for (const entry of lists[index] ?? []) {
      if (!standsAlone(folded, from, to, entry) || !gapsAllowed(folded, from, to, entry)) continue;
      visit(candidate(text, folded, from, to, entry), from, to);
    }
  });
}

/** A letter may not touch another letter outside, nor a digit a digit; scripts without spaces are excused. */
export function standsAlone(folded: Folded, from: number, to: number, entry: Variant): boolean {
  const { units } = folded;
  if (touches(folded, from) && clash(units[from - 1] ?? 0, units[from] ?? 0)) {
    if (entry.phoneTail !== true || digitsBefore(folded, from) > mostPhoneHead) return false;
  }
  return !touches(folded, to) || !clash(units[to - 1] ?? 0, units[to] ?? 0) || isPluralS(folded, from, to);
}

/** Whether nothing stands between unit i - 1 and unit i. */
function touches(folded: Folded, i: number): boolean {
  return i > 0 && i < folded.length && folded.end[i - 1] === folded.start[i];
}

function clash(a: number, b: number): boolean {
  if (a === hiddenCode || b === hiddenCode) return false;
  const bothDigits = isDigitUnit(a) && isDigitUnit(b);
  const bothLetters = !isDigitUnit(a) && !isDigitUnit(b);
  return bothDigits || (bothLetters && !ideographic.test(String.fromCharCode(a, b)));
}

export function isDigitUnit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** How many digits touch the front of a phone number's tail; counting stops when there are too many. */
function digitsBefore(folded: Folded, from: number): number {
  let count = 0;
  while (
    count <= mostPhoneHead &&
    touches(folded, from - count) &&
    isDigitUnit(folded.units[from - count - 1] ?? 0)
  ) {
    count += 1;
  }
  return count;
}

/** "annas order": an s without its apostrophe. */
function isPluralS(folded: Folded, from: number, to: number): boolean {
  return to - from >= 4 && folded.units[to] === 0x73 && !touches(folded, to + 1);
}

/** Whether other characters stand only where the value has some, and not too many of them. */
export function gapsAllowed(
  folded: Folded,
  from: number,
  to: number,
  { gaps, widest = 0 }: Variant,
): boolean {
  const limit = Math.max(widestGap, widest);
  for (let i = from + 1; i < to; i += 1) {
    const gap = (folded.start[i] ?? 0) - (folded.end[i - 1] ?? 0);
    if (gap > limit || (gap > 0 && gaps !== 'any' && !gaps.has(i - from))) return false;
  }
  return true;
}

function candidate(text: string, folded: Folded, from: number, to: number, entry: Entry): Candidate {
  const start = folded.start[from] ?? 0;
  return {
    start: entry.phoneTail === true ? phoneStart(text, start) : start,
    end: folded.end[to - 1] ?? 0,
    type: entry.type,
    score: scoreOf(text, start, entry),
  };
}

/** A common word in lower case is weak, and so is a part that needs words before it which are not there. */
export function scoreOf(text: string, start: number, entry: Entry): number {
  const first = text.slice(start, start + 1);
  if (entry.common === true && first === first.toLowerCase() && first !== first.toUpperCase())
    return weakScore;
  if (entry.needs !== undefined && !context[entry.needs](text, start)) return weakScore;
  return entry.score;
}

/** Takes the head of a phone number along: digits and separators, brackets, plus. */
function phoneStart(text: string, tail: number): number {
  let start = tail;
  let at = tail;
  for (let digits = 0, separators = 0; at > 0; at -= 1) {
    const char = text[at - 1] ?? '';
    if (char >= '0' && char <= '9' && digits < mostPhoneHead) {
      digits += 1;
      separators = 0;
      start = at - 1;
    } else if (' -.()/\u00a0'.includes(char) && separators < 2) {
      separators += 1;
    } else {
      break;
    }
  }
  if (text[start - 1] === '(') start -= 1;
  return text[start - 1] === '+' ? start - 1 : start;
}
