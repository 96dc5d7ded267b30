import { spokenDigits } from './detectors/lexicon.ts';
import type { PiiType, Span } from './span.ts';

/** A number that a speaker has not come to the end of, perhaps, and what others have said since. */
export interface Unfinished {
  readonly type: PiiType;
  readonly since: readonly string[];
}

const continuationScore = 0.6;

/** What is said in passing before the rest of a number, and the number: "dash 88", "and then 4 2". */
const rest =
  /^\s{0,3}(?:(?:and|then|dash|hyphen|minus|slash|dot|point|space|the rest is|next is)[\s,:]{1,3}|[-/.\s]){0,4}([\p{L}\d][\p{L}\d\s./-]{0,30})[\s.,!]{0,3}$/iu;
const joined = /^\s{0,3}(?:dash|hyphen|minus|slash|dot|point|[-/])(?![\p{L}])/iu;
const longestPrompt = 30;
const asks = /(?:^|[^\p{L}])(?:how|what|which|when|where|why|who|your|any|many|much)(?![\p{L}])/iu;
const number = new Set<PiiType>([
  ...([
    'ACCOUNT',
    'PHONE',
    'CREDIT_CARD',
    'SSN',
    'IBAN',
    'PASSPORT',
    'DRIVER_ID',
    'NATIONAL_ID',
    'TAX_ID',
  ] as const),
  ...(['HEALTH_ID', 'MRN', 'BANK_ROUTING', 'ZIP', 'LICENSE_PLATE', 'PIN', 'CARD_CVV', 'SWIFT'] as const),
]);

/** The number that a turn ends with, or `undefined` when it ends with anything else. */
export function unfinished(text: string, spans: readonly Span[]): Unfinished | undefined {
  const last = spans.at(-1);
  if (last === undefined || !number.has(last.type)) return undefined;
  return /^[\s.,:-]*$/.test(text.slice(last.end)) ? { type: last.type, since: [] } : undefined;
}

/**
 * The rest of a number that the same speaker began in the turn before, whatever another one said in between ("7731" -
 * "go on" - "dash 88"): as a span of this turn, or `undefined` when the turn is more than digits.
 */
export function continuation(text: string, { type, since }: Unfinished): Span | undefined {
  const value = rest.exec(text)?.[1]?.trimEnd();
  if (value === undefined || !(joined.test(text) || since.every(isPrompt))) return undefined;
  if (!/^(?:[\s./-]{0,3}(?:\d{1,12}|[a-z]{1,6}))+$/i.test(value)) return undefined;
  const parts = value.split(/[\s./-]+/).filter(Boolean);
  if (
    parts.length > 8 ||
    !parts.some(isDigits) ||
    !parts.every((part) => isDigits(part) || part.length === 1)
  )
    return undefined;
  const start = text.lastIndexOf(value);
  return { start, end: start + value.length, type, score: continuationScore, by: 'continuation' };
}

/** "go on", "okay": what is said while a number is taken down. After a question, a number is its answer. */
function isPrompt(text: string): boolean {
  return text.length <= longestPrompt && !asks.test(text);
}

function isDigits(part: string): boolean {
  return /^\d+$/.test(part) || spokenDigits.has(part.toLowerCase());
}
