import type { Folded } from '../fold.ts';
import { hiddenCode } from '../hidden.ts';
import type { Candidate } from '../span.ts';
import type { Entries } from './entries.ts';
import { isDigitUnit, mostPhoneHead } from './written.ts';

/** Most units of other words between digits of one number: "415 555, okay, and then the rest is 2671". */
const mostBetween = 72;
const looseScore = 0.75;
/** Letters in front of a number's first digits that belong to it: the HH of HH-2026. */
const mostPrefix = 6;

/** The digits of a text alone; a unit that is in no value stands where other words are too many. */
export function digitsAlone({ units, start, end, length }: Folded): Folded {
  const at = new Uint32Array(length + 1);
  let count = 0;
  let skipped = 0;
  for (let i = 0; i < length; i += 1) {
    const unit = units[i] ?? 0;
    if (isDigitUnit(unit) || unit === hiddenCode || skipped === mostBetween) {
      at[count] = i;
      count += 1;
      skipped = isDigitUnit(unit) ? 0 : mostBetween + 1;
    } else if (skipped < mostBetween) {
      skipped += 1;
    }
  }
  const taken = at.subarray(0, count);
  return {
    length: count,
    units: Uint16Array.from(taken, (i) => (isDigitUnit(units[i] ?? 0) ? (units[i] ?? 0) : hiddenCode)),
    start: Uint32Array.from(taken, (i) => start[i] ?? 0),
    end: Uint32Array.from(taken, (i) => end[i] ?? 0),
  };
}

/**
 * Finds long numbers whose digits stand apart, with other words between them. Each run of digits that belongs to the
 * number is reported by itself; what stands between them is not.
 * @param text the text that the digits' offsets count in
 */
export function findLoose(
  text: string,
  digits: Folded,
  { texts, lists, automaton }: Entries,
  visit: (pieces: readonly Candidate[]) => void,
): void {
  automaton.scan(digits.units, digits.length, (index, to) => {
    const from = to - (texts[index]?.length ?? 0);
    const entry = lists[index]?.[0];
    if (entry === undefined || touchesDigit(digits, to)) return;
    const first = entry.phoneTail === true ? phoneHead(text, digits, from) : from;
    if (touchesDigit(digits, first)) return;
    visit(runsOf(text, digits, first, to).map((run) => ({ ...run, type: entry.type, score: looseScore })));
  });
}

/** A number that goes on is another number. */
function touchesDigit({ start, end, length }: Folded, at: number): boolean {
  return at > 0 && at < length && end[at - 1] === start[at];
}

/** Digits of the calling code and the area that stand close before a tail. */
function phoneHead(text: string, { units, start, end }: Folded, tail: number): number {
  let head = tail;
  while (head > 0 && tail - head < mostPhoneHead && isDigitUnit(units[head - 1] ?? 0)) {
    const between = text.slice(end[head - 1], start[head]);
    if (between.length > 3 || /[^\s\-.()/]/.test(between)) break;
    head -= 1;
  }
  return head;
}

function runsOf(
  text: string,
  { start, end }: Folded,
  from: number,
  to: number,
): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (let i = from; i < to; i += 1) {
    const last = runs.at(-1);
    const [at, until] = [start[i] ?? 0, end[i] ?? 0];
    if (last !== undefined && (at <= last.end || /^[\s\-.()/]{1,3}$/.test(text.slice(last.end, at)))) {
      if (!text.slice(last.end, at).includes('\n')) {
        last.end = Math.max(last.end, until);
        continue;
      }
    }
    runs.push({ start: i === from ? prefixStart(text, at) : at, end: until });
  }
  return runs;
}

function prefixStart(text: string, start: number): number {
  const prefix = new RegExp(`[A-Za-z]{1,${mostPrefix}}[-#/]?$`).exec(
    text.slice(Math.max(0, start - mostPrefix - 1), start),
  );
  return prefix === null ? start : start - prefix[0].length;
}
