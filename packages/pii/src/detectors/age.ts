import { DIGIT } from '../begins.ts';
import { CAPITAL, NONE, NUMBER, PARAGRAPH, SPACE, SYMBOL, WORD, type Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { topics } from './near.ts';

const before =
  /(?<![\w.,-])(\d{1,3})(?:[ -]{0,2}(?:years?|yrs?)[ -]{1,2}(?:old|of age)|[ -]?y\.?[/ ]?o\.?)(?!\w)/iy;
const behind = /["']?(?: (?:is|was|of)|[ \t]{0,2}[:=])?[ \t"']{1,3}(\d{1,3})(?!\w|[,.:/-]\d)/iy;
const turning = /(?<![a-z])(?:i am|i['\u2019]m|im|he is|she is|turned|turning|is) $/i;
const time = / (?:in|on|last|this|yesterday|today|tomorrow|and|before|when|two|three|a|just)(?![\w-])/y;
const someone = /, \p{Lu}\p{Ll}+/uy;
const ofSomebody =
  /, (?:from|of|an?|who|lives|living|has|is|was|died|says|said|married|single|divorced)(?![\w-])/y;
const ageTopics = topics('AGE');
const oldest = 120;

/** Ages of people, the number alone: "age 34", "aged 34", "34 years old", "34-year-old", "34 yo". */
export const age: Detector = {
  name: 'age',
  types: ['AGE'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    for (const token of clues.numbers) {
      const at = scanned.start[token] ?? 0;
      const size = (scanned.end[token] ?? 0) - at;
      if (size > 5) continue;
      const old = isYear(text.charCodeAt(at + size)) || isYear(text.charCodeAt(at + size + 1)) || size > 3;
      const match = old ? matchAt(before, text, at) : null;
      if (match !== null && Number(match[1]) <= oldest) {
        found.push({
          start: at,
          end: scanned.kind[token] === NUMBER ? at + size : at + match[0].length,
          type: 'AGE',
          score: 0.75,
        });
      } else if (size <= 2) {
        const score = saidScore(text, at, size);
        if (score > 0) found.push({ start: at, end: at + size, type: 'AGE', score });
      }
    }
    for (const token of clues.numbers)
      if (besideName(scanned, token))
        found.push({
          start: scanned.start[token] ?? 0,
          end: scanned.end[token] ?? 0,
          type: 'AGE',
          score: 0.42,
        });
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (ageTopics[clues.cueTopic[cue] ?? 0] !== 1) continue;
      const from = scanned.end[(clues.cueTo[cue] ?? 1) - 1] ?? 0;
      const match = matchAt(behind, text, from);
      if (match === null || Number(match[1]) > oldest) continue;
      const end = from + match[0].length;
      found.push({ start: end - (match[1]?.length ?? 0), end, type: 'AGE', score: 0.7 });
    }
    return found;
  },
};

/** "Mira Okafor (31)", "Mira Okafor, 47,", "Mira, 47, from Leeds": words with capitals, and two digits set apart. */
function besideName({ text, start, end, kind, case: casing, gap, clues }: Scan, token: number): boolean {
  const from = start[token] ?? 0;
  const to = end[token] ?? 0;
  if (to - from !== 2 || token < 2 || kind[token] !== NUMBER || kind[token - 1] !== SYMBOL) return false;
  const mark = text[start[token - 1] ?? 0];
  const apart = mark === '(' ? text[to] === ')' : mark === ',' && text[to] === ',';
  const number = Number(text.slice(from, to));
  if (!apart || !(number >= 16) || gap[token - 1] !== (mark === '(' ? SPACE : NONE)) return false;
  const isName = (i: number): boolean =>
    kind[i] === WORD && casing[i] === CAPITAL && (clues.topic[i] ?? 0) === 0;
  if (!isName(token - 2)) return false;
  if (mark === ',' && matchAt(ofSomebody, text, to) !== null) return true;
  return (
    token >= 3 && (isName(token - 3) || text[start[token - 3] ?? 1] === '-') && gap[token - 2] !== PARAGRAPH
  );
}

/** "I am 34.", "turned 60 in May", "At 71, Rosemarie": two digits that nothing but a phrase makes an age. */
function saidScore(text: string, at: number, size: number): number {
  const before = text.slice(Math.max(0, at - 9), at);
  const said = turning.exec(before);
  if (said !== null && endsHere(text, at + size)) {
    const personal = /^s?he/i.test(said[0]) ? size === 2 : !/^is/i.test(said[0]);
    return personal ? 0.45 : 0.2;
  }
  if (said !== null && /^turn/i.test(said[0]) && matchAt(time, text, at + size) !== null) return 0.45;
  return size === 2 && /(?:^|[.!?]\s)At $/.test(before) && matchAt(someone, text, at + size) !== null
    ? 0.45
    : 0;
}

function isYear(code: number): boolean {
  return (code | 0x20) === 0x79;
}

function endsHere(text: string, at: number): boolean {
  const char = text[at];
  if (char === undefined) return true;
  return ('.,;!'.includes(char) && !/\d/.test(text[at + 1] ?? '')) || text.startsWith(' and ', at);
}
