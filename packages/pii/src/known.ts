import { buildAutomaton } from './automaton.ts';
import { fold, roomFor, type Folded } from './fold.ts';
import { hiddenCode } from './hidden.ts';
import { ideographic, kindOf, variantsOf, type KnownKind, type Variant } from './knownVariants.ts';
import type { Candidate, Detector, PiiType } from './span.ts';

/** A value of the case's own customer, from the customer database or the ticket. */
export interface KnownValue {
  readonly type: PiiType;
  readonly value: string;
  /** How to search; by default what fits the type. */
  readonly kind?: KnownKind;
}

interface Entry extends Variant {
  readonly type: PiiType;
}

/** Most characters that may stand in one gap unless the value itself has a wider one: " (", ") ", ".  ", "\n  ". */
const widestGap = 4;
const weakScore = 0.3;
/** Digits in front of a phone number's last nine: calling code, trunk zero, area. */
const mostPhoneHead = 6;

/** A search is over before the next begins, so all but long texts are folded in one place: making it anew costs as much. */
const longestUsual = 16_384;
const usualRoom = roomFor(longestUsual);

/**
 * Makes a detector for the known values of one case: whole values and their telling parts, whatever the case,
 * accents, separators or way to write a phone number. One pass over the text however many values there are;
 * compile once and use it for every text of the case.
 */
export function compileKnown(values: readonly KnownValue[]): Detector {
  const entries = new Map<string, Entry[]>();
  for (const { type, value, kind } of values) {
    for (const variant of variantsOf(value, kind ?? kindOf(type))) {
      const same = entries.get(variant.text);
      if (same === undefined) entries.set(variant.text, [{ ...variant, type }]);
      else if (!same.some((entry) => covers(entry, variant, type))) same.push({ ...variant, type });
    }
  }
  const patterns = [...entries.keys()];
  const lists = [...entries.values()];
  const automaton = buildAutomaton(patterns);
  return {
    name: 'known',
    types: [...new Set(values.map(({ type }) => type))],
    find(text) {
      const folded = fold(text, text.length <= longestUsual ? usualRoom : roomFor(text.length));
      const found: Candidate[] = [];
      automaton.scan(folded.units, folded.length, (pattern, end) => {
        const start = end - (patterns[pattern]?.length ?? 0);
        for (const entry of lists[pattern] ?? []) {
          if (!standsAlone(folded, start, end, entry) || !gapsAllowed(folded, start, end, entry)) continue;
          found.push(candidate(text, folded, start, end, entry));
        }
      });
      return found;
    },
  };
}

/** Whether an entry already finds all that a variant of the same spelling would. */
function covers(entry: Entry, variant: Variant, type: PiiType): boolean {
  const gaps = entry.gaps;
  const wide = gaps === 'any' || (variant.gaps !== 'any' && [...variant.gaps].every((gap) => gaps.has(gap)));
  const wider = (entry.widest ?? 0) >= (variant.widest ?? 0);
  const firm = entry.score >= variant.score && (entry.common !== true || variant.common === true);
  return entry.type === type && wide && wider && firm && entry.phoneTail === variant.phoneTail;
}

/** A letter may not touch another letter outside, nor a digit a digit; scripts without spaces are excused. */
function standsAlone(folded: Folded, start: number, end: number, entry: Entry): boolean {
  const { units } = folded;
  if (touches(folded, start) && clash(units[start - 1] ?? 0, units[start] ?? 0)) {
    if (entry.phoneTail !== true || digitsBefore(folded, start) > mostPhoneHead) return false;
  }
  return (
    !touches(folded, end) || !clash(units[end - 1] ?? 0, units[end] ?? 0) || isPluralS(folded, start, end)
  );
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

function isDigitUnit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** How many digits touch the front of a phone number's tail; counting stops when there are too many. */
function digitsBefore(folded: Folded, start: number): number {
  let count = 0;
  while (
    count <= mostPhoneHead &&
    touches(folded, start - count) &&
    isDigitUnit(folded.units[start - count - 1] ?? 0)
  ) {
    count += 1;
  }
  return count;
}

/** "annas order": an s without its apostrophe. */
function isPluralS(folded: Folded, start: number, end: number): boolean {
  return end - start >= 4 && folded.units[end] === 0x73 && !touches(folded, end + 1);
}

function gapsAllowed(folded: Folded, start: number, end: number, { gaps, widest = 0 }: Entry): boolean {
  const limit = Math.max(widestGap, widest);
  for (let i = start + 1; i < end; i += 1) {
    const gap = (folded.start[i] ?? 0) - (folded.end[i - 1] ?? 0);
    if (gap > limit || (gap > 0 && gaps !== 'any' && !gaps.has(i - start))) return false;
  }
  return true;
}

function candidate(text: string, folded: Folded, from: number, to: number, entry: Entry): Candidate {
  const start = folded.start[from] ?? 0;
  const end = folded.end[to - 1] ?? 0;
  const first = text.slice(start, start + 1);
  const weak = entry.common === true && first === first.toLowerCase() && first !== first.toUpperCase();
  return {
    start: entry.phoneTail === true ? phoneStart(text, start) : start,
    end,
    type: entry.type,
    score: weak ? weakScore : entry.score,
  };
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
