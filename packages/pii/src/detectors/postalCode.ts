import { DIGIT } from '../begins.ts';
import { CAPITAL, MIXED, NUMBER, SPACE, WORD, type Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { state, ukPostcode, zip } from './addressParts.ts';
import { isDigit } from './chars.ts';
import { cluesOf } from './cluesOf.ts';
import { labelledValues } from './label.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';

const american = new RegExp(`(?<![\\w-])${zip}`, 'y');
const town = "[A-Z][A-Za-z.'\u2019-]{1,20}";
const stateBefore = new RegExp(`(?<![\\w-])((?:${town}(?: ${town}){0,2}, ?)?)${state},? $`);
/** A form of a country: digits in its first token (0: it begins with a letter), and how telling it is alone. */
interface Form {
  readonly first: number;
  readonly form: RegExp;
  readonly alone: number;
}

const forms: readonly Form[] = [
  { first: 0, form: new RegExp(`(?<![\\w-])${ukPostcode}(?!-)`, 'y'), alone: 0.6 },
  { first: 0, form: /(?<![\w-])[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d(?![\w-])/y, alone: 0.6 },
  { first: 0, form: /(?<![\w-])(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}(?![\w-])/y, alone: 0.3 },
  { first: 0, form: /(?<![\w-])(?:CH|D|A|F|I|L|B|DK|SE?|FI?N)-\d{4,5}(?![\w-])/y, alone: 0.5 },
  { first: 4, form: /(?<![\w-])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\w-])/y, alone: 0.3 },
  { first: 2, form: /(?<![\w-])\d{2}-\d{3}(?![\w-])/y, alone: 0.3 },
  { first: 4, form: /(?<![\w-])\d{4}-\d{3}(?![\w-])/y, alone: 0.25 },
  { first: 3, form: /(?<![\w-])\u3012?\d{3}-\d{4}(?![\w-])/y, alone: 0.25 },
  { first: 5, form: /(?<![\w-])\d{5}-\d{3}(?![\w-])/y, alone: 0.35 },
  { first: 5, form: /(?<![\w-])\d{5}-\d{4}(?![\w-])/y, alone: 0.45 },
];
const byFirst: readonly (readonly Form[])[] = [0, 1, 2, 3, 4, 5].map((size) =>
  forms.filter(({ first }) => first === size),
);
const placeTopics = topics('ZIP', 'ADDRESS', 'STREET');
const deliveryTopics = topics('ADDRESS');
const zipTopics = topics('ZIP');
const code =
  /\d{3,7}(?:[- ]\d{2,5})?(?![A-Za-z\d])|(?=[A-Za-z]{0,3}\d)[A-Za-z\d]{2,4}[ -]?(?:(?=[A-Za-z]{0,3}\d)[A-Za-z\d]{2,4}|[A-Z]{2,4})(?![A-Za-z\d])|[A-Za-z\d-]{4,10}/y;

/** Postal codes without a street: "Springfield, IL 62704", telling forms of some twenty countries, any after its name. */
export const postalCode: Detector = {
  name: 'postalCode',
  types: ['ZIP', 'LOC'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    for (const token of clues.numbers) {
      const at = scanned.start[token] ?? 0;
      const size = (scanned.end[token] ?? 0) - at;
      if (size > 8) continue;
      const local = size === 5 ? afterState(text, at) : undefined;
      if (local !== undefined) {
        found.push({ start: at, end: local.end, type: 'ZIP', score: 0.7 });
        if (local.start < at)
          found.push({ start: local.start, end: local.stateEnd, type: 'LOC', score: 0.6 });
      }
      if (local === undefined && (size === 4 || size === 5) && scanned.kind[token] === NUMBER) {
        const score = plainScore(scanned, token, size);
        if (score > 0) found.push({ start: at, end: at + size, type: 'ZIP', score });
      }
      const first = formStart(scanned, token);
      const letters = first < at || (scanned.kind[token] === MIXED && !isDigit(text.charCodeAt(at)));
      for (const { form, alone } of byFirst[letters ? 0 : size] ?? []) {
        const match = matchAt(form, text, first);
        if (match === null) continue;
        const end = match.index + match[0].length;
        const parted = match[0].includes(' ') || match[0].includes('-');
        const lone = parted ? (besideTown(scanned, token, end) ? Math.max(alone, 0.5) : alone) : alone / 2;
        found.push({
          start: match.index,
          end,
          type: 'ZIP',
          score: near(scanned, clues, placeTopics, token, token + 2) ? 0.75 : lone,
        });
        break;
      }
    }
    for (const { start } of labelledValues(scanned, zipTopics)) {
      const match = matchAt(code, text, start);
      if (match !== null) found.push({ start, end: start + match[0].length, type: 'ZIP', score: 0.7 });
    }
    return found;
  },
};

/** What a postal code has right before or right behind it in no text: letters, digits and these. */
const before = signs('_.$#/-');
const behind = signs('_%:/-');

function signs(chars: string): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => {
    const char = String.fromCharCode(code);
    return /[A-Za-z0-9]/.test(char) || chars.includes(char) ? 1 : 0;
  });
}

/** NaN, past either end, is among none. */
function isAmong(table: Uint8Array, code: number): boolean {
  return code < 128 ? table[code] === 1 : table === before && (code === 0xa3 || code === 0x20ac);
}

/** Four or five digits: "Elm 9, 22711 Joensuu", "Prelog 42557.", "deliver to 34741". */
function plainScore(scanned: Scan, token: number, size: number): number {
  const { text, start, end, clues } = scanned;
  const from = start[token] ?? 0;
  const to = end[token] ?? 0;
  if (isAmong(before, text.charCodeAt(from - 1)) || isAmong(behind, text.charCodeAt(to))) return 0;
  if ('.,'.includes(text[to] ?? ' ') && isDigit(text.charCodeAt(to + 1))) return 0;
  if (!isDigit(text.charCodeAt(from)) || !isDigit(text.charCodeAt(to - 1))) return 0;
  const afterComma = text[from - 2] === ',';
  if (size === 4) {
    const year = /^(?:19|20)/.test(text.slice(from, from + 2));
    return afterComma && !year && isTown(scanned, token + 1) ? 0.42 : 0;
  }
  if (afterComma && isTown(scanned, token + 1)) return 0.5;
  const ends = token + 1 >= scanned.count || /[.,;?!\n]/.test(text[to] ?? '\n');
  if (ends && isTown(scanned, token - 1) && (scanned.gap[token] ?? 0) === SPACE) return 0.42;
  return ends && near(scanned, clues, deliveryTopics, token, token + 1, 3, 0) ? 0.42 : 0.1;
}

/** A word with a capital that names nothing else. */
function isTown({ kind, case: casing, clues, start, end }: Scan, token: number): boolean {
  const long = (end[token] ?? 0) - (start[token] ?? 0) > 2;
  return long && kind[token] === WORD && casing[token] === CAPITAL && (clues.topic[token] ?? 0) === 0;
}

function besideTown(scanned: Scan, token: number, end: number): boolean {
  let next = token + 1;
  while (next < scanned.count && (scanned.start[next] ?? 0) < end) next += 1;
  return isTown(scanned, next) || isTown(scanned, token - 1);
}

/** "D-10115": the country is a token of its own. */
function formStart({ start, kind, text }: Scan, token: number): number {
  const at = start[token] ?? 0;
  if (kind[token] === MIXED || token < 2 || text[at - 1] !== '-') return at;
  return start[token - 2] ?? at;
}

function afterState(text: string, at: number): { start: number; end: number; stateEnd: number } | undefined {
  const found = matchAt(american, text, at);
  if (found === null) return undefined;
  const base = Math.max(0, at - 90);
  const before = stateBefore.exec(text.slice(base, at));
  if (before === null) return undefined;
  return {
    start: base + before.index,
    end: at + found[0].length,
    stateEnd: at - (text[at - 2] === ',' ? 2 : 1),
  };
}
