import { allMatches, emptyLine, matchAt } from './match.ts';

/** A value that stands beside its name; `tight` when nothing but "number is:" and the like parts them. */
export interface LabelledValue {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly tight: boolean;
}

const connector =
  /(?:['\u2019]s)?(?:[\s_-]{0,2}(?:numbers?|num|no|nr|id|code|ref|reference)\b\.?)?["'\s):#=,\u2013-]{0,6}(?:(?:is|was|are|ending in|ending with|ends in|ends with|of)\b["'\s:#(=]{0,4})?/iy;
const value = /(?=[A-Za-z_/-]{0,39}\d)[A-Za-z0-9][A-Za-z0-9_/-]{0,39}(?: \d{2,12}(?![\w/-])){0,5}/y;
const plainWord = /[A-Za-z\u2019']{1,15}(?=[\s,:#])[\s,:#]{1,2}/y;
const valueBefore =
  /(?<![\w-])([A-Za-z0-9][A-Za-z0-9_/-]{3,29})[ ,]{1,2}(?:is|was|as)(?: (?:my|the|our|your|his|her|their))? $/;
const furthest = 36;

/**
 * The labels of `labelledValues` from a list of words; "orderNumber" and "acctNo" count, "orders" does not.
 *
 * @param words alternatives of a regular expression, with bounded repetitions only
 */
export function labelPattern(words: string): RegExp {
  return new RegExp(`(?<![A-Za-z])(?:${words})(?=[^A-Za-z]|(?:number|num|no|nr|id|ref)(?![a-z]))`, 'gi');
}

/**
 * Finds identifiers by the word they are called by: behind the word ("order no. 48291"), a few words further
 * ("the order I placed was 48291"), or before it ("48291 is my order number"). A value must hold a digit.
 *
 * @param labels made by `labelPattern`
 */
export function labelledValues(text: string, labels: RegExp): LabelledValue[] {
  const found: LabelledValue[] = [];
  for (const match of allMatches(labels, text)) {
    const label = match[0];
    const from = match.index + label.length;
    for (const range of [valueBehind(text, from), valueAhead(text, match.index)]) {
      if (range !== undefined && !acrossEmptyLine(text, from, range.start)) found.push({ label, ...range });
    }
  }
  return found;
}

function acrossEmptyLine(text: string, from: number, to: number): boolean {
  return from < to && emptyLine.test(text.slice(from, to));
}

function valueBehind(text: string, from: number): Omit<LabelledValue, 'label'> | undefined {
  const joined = matchAt(connector, text, from);
  let at = from + (joined?.[0].length ?? 0);
  let tight = true;
  while (at - from < furthest) {
    const range = valueAt(text, at);
    if (range !== undefined) return { ...range, tight };
    const word = matchAt(plainWord, text, at);
    if (word === null) return undefined;
    at += word[0].length;
    while (text[at] === ' ' || text[at] === '#') at += 1;
    tight = false;
  }
  return undefined;
}

/** A token with a digit in it, and the digit groups that follow it ("1234 5678 90"). */
function valueAt(text: string, at: number): { start: number; end: number } | undefined {
  const token = matchAt(value, text, at);
  if (token === null) return undefined;
  const end = at + token[0].replace(/[_/-]+$/, '').length;
  return { start: at, end };
}

function valueAhead(text: string, labelStart: number): Omit<LabelledValue, 'label'> | undefined {
  const from = Math.max(0, labelStart - 50);
  const match = valueBefore.exec(text.slice(from, labelStart));
  const token = match?.[1];
  if (match === null || token === undefined || !/\d/.test(token)) return undefined;
  const start = from + match.index;
  return { start, end: start + token.length, tight: true };
}
