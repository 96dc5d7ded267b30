import { CUE, DIGIT } from '../begins.ts';
import { NUMBER, SYMBOL, UPPER, WORD, type Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { near, topics, type Topics } from './near.ts';
import { letterForms, numberForms, type NationalForm } from './nationalForms.ts';
import { topicId } from './topics.ts';

interface Prepared extends NationalForm {
  readonly wanted: Topics;
}

/** The longest first token any form has. */
const longest = 17;

/** By the size of the first token. */
const prepare = (forms: readonly NationalForm[]): readonly (readonly Prepared[])[] =>
  Array.from({ length: longest + 1 }, (_, size) =>
    forms.filter(({ first }) => first.includes(size)).map((one) => ({ ...one, wanted: topics(one.topic) })),
  );
const byNumber = prepare(numberForms);
const byLetter = prepare(letterForms);
const swiftForms = byLetter.map((forms) => forms.filter(({ type }) => type === 'SWIFT'));
const swiftTopic = topicId('SWIFT');
/** No form has fewer letters and digits. */
const shortest = 6;

/** Numbers of states and their offices that have a form of their own: tax, health, insurance, vehicle, court. */
export const nationalId: Detector = {
  name: 'nationalId',
  types: [...new Set([...numberForms, ...letterForms].map(({ type }) => type))],
  begins: DIGIT | CUE,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    const { start, kind } = scanned;
    for (const token of clues.numbers) {
      if (runLength(scanned, token) < shortest) continue;
      const at = start[token] ?? 0;
      if (kind[token] === NUMBER) {
        tryForms(scanned, byNumber, token, found);
        const before = lettersBefore(scanned, token);
        if (before !== undefined) tryForms(scanned, byLetter, before, found);
      } else {
        tryForms(scanned, isDigitAt(text, at) ? byNumber : byLetter, token, found);
      }
    }
    // A bank code may be all letters: then only its name gives it away.
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (clues.cueTopic[cue] !== swiftTopic) continue;
      const to = clues.cueTo[cue] ?? 0;
      for (let token = to; token < to + 4 && token < scanned.count; token += 1) {
        if (kind[token] === WORD && scanned.case[token] === UPPER)
          tryForms(scanned, swiftForms, token, found);
      }
    }
    return found;
  },
};

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

function tryForms(
  scanned: Scan,
  forms: readonly (readonly Prepared[])[],
  token: number,
  found: Candidate[],
): void {
  const { text, clues } = scanned;
  const at = scanned.start[token] ?? 0;
  const size = (scanned.end[token] ?? 0) - at;
  for (const { type, form, alone, check, checked, wanted, named } of forms[size] ?? []) {
    const match = matchAt(form, text, at);
    if (match === null) continue;
    const value = match[0].replace(/[^A-Za-z0-9]/g, '').toUpperCase();
    const base = check?.(value) === true ? (checked ?? alone) : alone;
    const score = near(scanned, clues, wanted, token, token + 1) ? Math.max(base, named) : base;
    found.push({ start: at, end: at + match[0].length, type, score });
  }
}

/** "AB 12 34 56 C", "MH-12-001-...": two capitals in a token before the digits. */
function lettersBefore(
  { text, start, end, kind, gap, case: casing }: Scan,
  token: number,
): number | undefined {
  const at = kind[token - 1] === SYMBOL && text[start[token - 1] ?? 0] === '-' ? token - 2 : token - 1;
  if (at < 0 || kind[at] !== WORD || casing[at] !== UPPER || (end[at] ?? 0) - (start[at] ?? 0) !== 2)
    return undefined;
  return (gap[token] ?? 0) <= 1 ? at : undefined;
}

/** Letters and digits of a token and those joined to it by one separator each, as far as the shortest form needs. */
function runLength({ start, end, kind, count, gap }: Scan, token: number): number {
  let length = (end[token] ?? 0) - (start[token] ?? 0);
  for (let i = token + 1; i < count && length < shortest && i < token + 8 && (gap[i] ?? 0) <= 1; i += 1) {
    if (kind[i] === SYMBOL) continue;
    if (kind[i] === WORD && ((gap[i] ?? 0) > 0 || (end[i] ?? 0) - (start[i] ?? 0) > 4)) break;
    length += (end[i] ?? 0) - (start[i] ?? 0);
  }
  return length;
}
