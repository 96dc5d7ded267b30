import type { Clues } from '../clues.ts';
import { NONE, NUMBER, PARAGRAPH, SYMBOL, WORD, type Scan } from '../scan.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { wordOf } from './lexicon.ts';
import type { Topics } from './near.ts';

/** A value that stands beside its name; `tight` when nothing but "number is:" and the like parts them. */
export interface LabelledValue {
  /** number of the topic that names it */
  readonly topic: number;
  readonly start: number;
  readonly end: number;
  readonly tight: boolean;
}

/** A token with a digit in it, and the groups that follow it ("1234 5678 90"). */
const value =
  /(?=[A-Za-z_./-]{0,39}\d)[A-Za-z0-9](?:[A-Za-z0-9_/-]|[.:](?=[A-Za-z0-9])){0,39}(?:[ ]\d{2,12}(?![\w/-])){0,5}/y;
const valueBefore =
  /(?<![\w-])([A-Za-z0-9][A-Za-z0-9_/-]{3,29})[ ,]{1,2}(?:is|was|as)(?: (?:my|the|our|your|his|her|their))? $/;
const furthest = 7;
const furthestMarks = 12;
const nearestAhead = 9;

/**
 * Finds identifiers by the word they are called by: behind the word ("order no. 48291"), a few words further ("the
 * order I placed was 48291"), before it ("48291 is my order number"), or grown together with it ("MRN-48291",
 * "acct12345"). A value must hold a digit.
 */
export function labelledValues(scanned: Scan, wanted: Topics): LabelledValue[] {
  const clues = cluesOf(scanned);
  const found: LabelledValue[] = [];
  const { numbers } = clues;
  if (numbers.length === 0) return found;
  let next = 0;
  for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
    const topic = clues.cueTopic[cue] ?? 0;
    if (wanted[topic] !== 1) continue;
    const from = clues.cueFrom[cue] ?? 0;
    const to = clues.cueTo[cue] ?? 0;
    while (next < numbers.length && (numbers[next] ?? 0) < to) next += 1;
    if ((numbers[next] ?? Infinity) < to + furthestMarks) {
      const behind = valueBehind(scanned, from, to);
      if (behind !== undefined) found.push({ topic, ...behind });
    }
    if ((numbers[next - 1] ?? -Infinity) > from - nearestAhead) {
      const ahead = valueAhead(scanned, from);
      if (ahead !== undefined) found.push({ topic, ...ahead });
    }
  }
  labelInside(scanned, clues, wanted, found);
  return found;
}

type Range = Omit<LabelledValue, 'topic'>;

function valueBehind(scanned: Scan, from: number, to: number): Range | undefined {
  const { text, start, end, kind, gap, count, hash } = scanned;
  let tight = true;
  let words = 0;
  for (let i = to; i < count && i < to + furthestMarks; i += 1) {
    if (gap[i] === PARAGRAPH) return undefined;
    const at = start[i] ?? 0;
    if (kind[i] === SYMBOL) {
      if (sentenceEnds(scanned, i)) return undefined;
      continue;
    }
    if (kind[i] === WORD) {
      const joined = joins(text.charCodeAt(end[i] ?? at));
      if (!joined && wordOf(hash[i] ?? 0)?.filler === true) continue;
      if (!joined) {
        words += 1;
        if (words > furthest) return undefined;
        tight = false;
        continue;
      }
    } else if (kind[i] === NUMBER && isLastFour(scanned, i)) {
      continue;
    }
    const match = matchAt(value, text, at);
    if (match !== null) {
      const glued =
        i > from && gap[to] === NONE && i <= to + 1 && gap[i] === NONE && joins(text.charCodeAt(at - 1));
      const stop = at + match[0].replace(/[_/.:-]+$/, '').length;
      return { start: glued ? (start[from] ?? at) : at, end: stop, tight };
    }
    words += 1;
    if (words > furthest) return undefined;
    tight = false;
  }
  return undefined;
}

/** The 4 of "last 4 digits". */
function isLastFour({ text, start, end, hash }: Scan, i: number): boolean {
  const size = (end[i] ?? 0) - (start[i] ?? 0);
  return size === 1 && text[start[i] ?? 0] === '4' && wordOf(hash[i + 1] ?? 0)?.filler === true;
}

function joins(code: number): boolean {
  return code === 0x2d || code === 0x5f || code === 0x2f;
}

/** A full stop before a capital, or a question mark: what comes then is said of something else. */
function sentenceEnds({ text, start, count, gap }: Scan, i: number): boolean {
  const char = text[start[i] ?? 0];
  if (char === '?' || char === '!') return true;
  if (char !== '.' || i + 1 >= count || gap[i + 1] === NONE) return false;
  return (
    /[A-Z]/.test(text[start[i + 1] ?? 0] ?? '') &&
    !/(?:\bno|\bnum|\bnr)$/i.test(text.slice(Math.max(0, (start[i] ?? 0) - 5), start[i]))
  );
}

function valueAhead({ text, start, gap, kind }: Scan, from: number): Range | undefined {
  if (from < 2 || gap[from] === PARAGRAPH || kind[from - 1] === SYMBOL) return undefined;
  const to = start[from] ?? 0;
  // "is my", "was the": most words before a cue end in other letters.
  if (text.charCodeAt(to - 1) !== 0x20 || !'syer'.includes(text[to - 2] ?? ' ')) return undefined;
  const base = Math.max(0, to - 50);
  const match = valueBefore.exec(text.slice(base, to));
  const token = match?.[1];
  if (match === null || token === undefined || !/\d/.test(token)) return undefined;
  return { start: base + match.index, end: base + match.index + token.length, tight: true };
}

/** "acct12345": the label is in the token itself. */
function labelInside(
  { text, start, end }: Scan,
  { numbers, topic }: Clues,
  wanted: Topics,
  found: LabelledValue[],
): void {
  for (const token of numbers) {
    const named = topic[token] ?? 0;
    if (wanted[named] !== 1) continue;
    const from = start[token] ?? 0;
    const stop = end[token] ?? 0;
    const tail = matchAt(value, text, from);
    found.push({
      topic: named,
      start: from,
      end: Math.max(stop, from + (tail?.[0].replace(/[_/.:-]+$/, '').length ?? 0)),
      tight: true,
    });
  }
}
