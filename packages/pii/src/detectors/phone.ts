import { DIGIT } from '../begins.ts';
import type { Clues } from '../clues.ts';
import type { Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { isLetter } from './chars.ts';
import { cluesOf } from './cluesOf.ts';
import { hasDigits } from './digitGroups.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';
import { phoneShape } from './phoneShapes.ts';

const phoneTopics = topics('PHONE', 'CALL');
const extension = /[ ,]{0,2}(?:ext|extn|extension|x|poste|anexo|durchwahl)[ .:]{0,2}\d{1,6}(?!\d)/iy;
const least = 7;
const maxDigits = 15;
const maxGroups = 7;

/** A run of groups that reads as a number: up to and without group `next`. */
interface Reading {
  readonly next: number;
  readonly score: number;
}

/**
 * Phone numbers: international (+ or 00), North American, national with trunk 0, and, with a context word or a
 * low score, any other 7 to 15 digits. Phone numbers carry no check digit, so shape and context are all
 * there is.
 */
export const phone: Detector = {
  name: 'phone',
  types: ['PHONE'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    let first = 0;
    while (first < clues.groupStart.length) {
      const reading = read(text, clues, first);
      if (reading === undefined) {
        first += 1;
      } else {
        found.push(candidate(scanned, clues, first, reading));
        first = reading.next;
      }
    }
    return found;
  },
};

function candidate(scanned: Scan, clues: Clues, first: number, reading: Reading): Candidate {
  const { text } = scanned;
  let start = clues.groupStart[first] ?? 0;
  const end = clues.groupEnd[reading.next - 1] ?? 0;
  if (text[start - 1] === '(') start -= 1;
  if (text[start - 1] === '+') start -= 1;
  if (text[start - 1] === '(') start -= 1;
  const known = near(
    scanned,
    clues,
    phoneTopics,
    clues.groupToken[first] ?? 0,
    (clues.groupToken[reading.next - 1] ?? 0) + 1,
  );
  const ext = matchAt(extension, text, end);
  const score = known ? Math.max(reading.score, Math.min(0.95, reading.score + 0.3)) : reading.score;
  return { start, end: ext === null ? end : extension.lastIndex, type: 'PHONE', score };
}

/** The first reading that fits, most telling first. */
function read(text: string, clues: Clues, first: number): Reading | undefined {
  const start = clues.groupStart[first] ?? 0;
  const before = text.charCodeAt(start - 1);
  // Digits inside a word belong to an identifier, not to a phone number.
  if (isLetter(before) || !hasDigits(clues, first, least)) return undefined;
  const run = collect(text, clues, first);
  const plus = text[start - 1] === '+' || (text[start - 1] === '(' && text[start - 2] === '+');
  if (plus)
    return international(run, first, '', 0.9) ?? anyNumber(run, first, startsApart(text, clues, first));
  const prefix = /^(?:00|011)(?=[1-9])/.exec(run.digits)?.[0];
  const abroad = prefix === undefined ? undefined : international(run, first, prefix, 0.75);
  return (
    abroad ??
    trunk(run, first) ??
    northAmerican(run, first) ??
    bracketed(text, run, first, start) ??
    anyNumber(run, first, startsApart(text, clues, first))
  );
}

/** The digits of the groups from one on, as far as they can belong to one number. */
interface Run {
  readonly digits: string;
  /** sizes[i]: digits in the i-th group; totals[i]: digits up to and with it */
  readonly sizes: readonly number[];
  readonly totals: readonly number[];
  /** "(0)" as in +44 (0)20: written, but not dialled from abroad */
  readonly optionalZero: boolean;
  readonly gluedAt: number;
}

function collect(text: string, clues: Clues, first: number): Run {
  const sizes: number[] = [];
  const totals: number[] = [];
  let digits = '';
  let optionalZero = false;
  let gluedAt = -1;
  for (let i = first; i < clues.groupStart.length && sizes.length < maxGroups; i += 1) {
    if (i > first && (clues.groupGap[i] ?? 0) === 0) break;
    const from = clues.groupStart[i] ?? 0;
    const end = clues.groupEnd[i] ?? 0;
    if (digits.length + end - from > maxDigits + 5) break;
    const group = text.slice(from, end);
    if (group === '0' && text[from - 1] === '(' && text[end] === ')') optionalZero = true;
    digits += group;
    sizes.push(end - from);
    totals.push(digits.length);
    const after = text.charCodeAt(end);
    if (
      isLetter(after) &&
      !/^x\d/i.test(text.slice(end, end + 2)) &&
      !/^ext/i.test(text.slice(end, end + 3))
    ) {
      gluedAt = i - first;
      break;
    }
  }
  return { digits, sizes, totals, optionalZero, gluedAt };
}

/** The most groups, at least one, whose digits together stay within [least, most]; 0 when there are none. */
function groupsWithin(run: Run, least: number, most: number): number {
  for (let count = run.totals.length; count > 0; count -= 1) {
    const total = run.totals[count - 1] ?? 0;
    if (total >= least && total <= most && count - 1 !== run.gluedAt) return count;
  }
  return 0;
}

function international(run: Run, first: number, prefix: string, score: number): Reading | undefined {
  const shape = phoneShape(run.digits.slice(prefix.length));
  const fixed = prefix.length + shape.code + (run.optionalZero ? 1 : 0);
  const fits = groupsWithin(run, fixed + shape.least, fixed + shape.most);
  if (fits > 0) return { next: first + fits, score };
  const loose = groupsWithin(run, fixed + 5, maxDigits + prefix.length);
  return loose > 0 ? { next: first + loose, score: score - 0.3 } : undefined;
}

/** Sizes of groups, one hexadecimal digit each: 3-3-4, 1-3-3-4, 3-7, 1-3-7, 6-4, 10, 11, 1-10. */
const americanGroupings = new Set([0x334, 0x1334, 0x37, 0x137, 0x64, 0xa, 0xb, 0x1a]);
const mostInGroup = 15;

/** North American numbering plan: area and exchange begin with 2 to 9; made-up numbers often break that. */
function northAmerican(run: Run, first: number): Reading | undefined {
  for (let count = Math.min(4, run.sizes.length); count > 0; count -= 1) {
    if (count - 1 === run.gluedAt || !americanGroupings.has(groupingOf(run, count))) continue;
    const digits = run.digits.slice(0, run.totals[count - 1]);
    const national = digits.length === 11 ? digits.slice(1) : digits;
    if (digits.length === 11 && !digits.startsWith('1')) continue;
    const inPlan = /^[2-9]\d\d[2-9]/.test(national);
    const written = count > 1;
    if (written) return { next: first + count, score: inPlan ? 0.8 : 0.6 };
    return { next: first + count, score: inPlan ? 0.45 : 0.25 };
  }
  if (run.sizes[0] === 3 && run.sizes[1] === 4 && run.sizes[2] !== 4 && run.gluedAt !== 1) {
    return { next: first + 2, score: /^[2-9]/.test(run.digits) ? 0.35 : 0.2 };
  }
  return undefined;
}

/** The sizes of the first groups as one number, 0 when one is too large for it. */
function groupingOf({ sizes }: Run, count: number): number {
  let grouping = 0;
  for (let i = 0; i < count; i += 1) {
    const size = sizes[i] ?? 0;
    if (size > mostInGroup) return 0;
    grouping = grouping * 16 + size;
  }
  return grouping;
}

/** National numbers with trunk prefix 0, as in most of Europe, Asia and Oceania: 9 to 11 digits. */
function trunk(run: Run, first: number): Reading | undefined {
  // "0.3931": a decimal fraction.
  if (!/^0[1-9]/.test(run.digits) || run.sizes[0] === 1 || dateLike(run)) return undefined;
  const count = groupsWithin(run, 9, 12);
  return count > 0 ? { next: first + count, score: count > 1 ? 0.65 : 0.5 } : undefined;
}

/** An area code in brackets: "(67) 1891-5270". */
function bracketed(text: string, run: Run, first: number, start: number): Reading | undefined {
  const size = run.sizes[0] ?? 0;
  if (text[start - 1] !== '(' || text[start + size] !== ')' || size < 2 || size > 5) return undefined;
  const count = groupsWithin(run, 8, 13);
  return count > 1 ? { next: first + count, score: 0.55 } : undefined;
}

/** Any 7 to 15 digits: reported low, so that a context word or a strict reader can have them. */
function anyNumber(run: Run, first: number, apart: boolean): Reading | undefined {
  const count = dateLike(run) ? 0 : groupsWithin(run, 7, maxDigits);
  return count > 0 ? { next: first + count, score: apart && inPairs(run, count) ? 0.42 : 0.2 } : undefined;
}

/** Whether the run begins here and is no date or time of day: no group before it, no slash in it, no colon behind. */
function startsApart(text: string, { groupStart, groupEnd, groupGap }: Clues, first: number): boolean {
  if ((groupGap[first] ?? 0) > 0) return false;
  let last = first;
  while ((groupGap[last + 1] ?? 0) > 0 && last < first + maxGroups) last += 1;
  const end = groupEnd[last] ?? 0;
  return text[end] !== ':' && !text.slice(groupStart[first], end).includes('/');
}

/** Three groups and more, of two to four digits and not all alike: "571 95 09 37", as most of Europe writes numbers. */
function inPairs({ sizes, totals }: Run, count: number): boolean {
  const groups = sizes.slice(0, count);
  const total = totals[count - 1] ?? 0;
  if (count === 2 && total === 10 && groups.every((size) => size >= 4)) return true;
  if (count < 3 || total < 8 || total > 12 || groups.some((size, i) => size > 4 || (size < 2 && i > 0)))
    return false;
  return groups.includes(2) || groups[0] === 1 || new Set(groups).size > 1;
}

/** 2026-11-23, 23.11.2026 and the like at the front of the run. */
function dateLike(run: Run): boolean {
  const [a = 0, b = 0, c = 0] = run.sizes;
  if (a === 4 && b <= 2 && c <= 2 && c > 0) return /^(?:19|20)/.test(run.digits);
  return a <= 2 && b <= 2 && c === 4 && /^(?:19|20)/.test(run.digits.slice(a + b));
}
