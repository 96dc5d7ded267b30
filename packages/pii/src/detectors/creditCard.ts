import { DIGIT } from '../begins.ts';
import type { Clues } from '../clues.ts';
import type { Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { isAlnum } from './chars.ts';
import { cluesOf } from './cluesOf.ts';
import { hasDigits } from './digitGroups.ts';
import { luhn } from './checksums.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';

const minDigits = 12;
const maxDigits = 19;
const cardTopics = topics('CARD', 'CREDIT');
/** A card number that a spreadsheet or a cleaned transcript has rounded: 4.53E+15, "453 e 15". */
const rounded = /\d(?:\.\d{1,15})?E\+?1[1-8](?![\w.])|\d{3,4} e 1[1-8](?!\w)/y;

/** Payment card numbers (ISO/IEC 7812): 12 to 19 digits, in one piece or in groups parted by one character. */
export const creditCard: Detector = {
  name: 'creditCard',
  types: ['CREDIT_CARD'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    let next = 0;
    while (next < clues.groupStart.length) {
      const best = bestFrom(scanned, clues, next) ?? inExponents(text, clues, next);
      if (best === undefined) {
        next += 1;
      } else {
        found.push(best.candidate);
        next = best.next;
      }
    }
    return found;
  },
};

interface Best {
  readonly candidate: Candidate;
  readonly next: number;
}

/** The most card-like run of groups that begins with group `first`, and the group to go on with. */
function bestFrom(scanned: Scan, clues: Clues, first: number): Best | undefined {
  const { text } = scanned;
  const { groupStart, groupEnd, groupGap, groupToken } = clues;
  const start = groupStart[first] ?? 0;
  const size = (groupEnd[first] ?? 0) - start;
  if (size < minDigits && (groupGap[first + 1] !== 1 || !hasDigits(clues, first, minDigits)))
    return undefined;
  let digits = '';
  let sizes = '';
  let best: Best | undefined;
  for (let i = first; i < groupStart.length; i += 1) {
    if (i > first && groupGap[i] !== 1) break;
    const from = groupStart[i] ?? 0;
    const end = groupEnd[i] ?? 0;
    if (digits.length + end - from > maxDigits) break;
    digits += text.slice(from, end);
    sizes += String(end - from);
    if (digits.length < minDigits) continue;
    const glued = isAlnum(text.charCodeAt(start - 1)) || isAlnum(text.charCodeAt(end));
    const base = cardScore(digits, sizes, i === first);
    const score = glued ? base / 2 : base;
    const longer = best !== undefined && best.candidate.score < 0.9 && score >= 0.42;
    if (best === undefined || longer || score >= best.candidate.score) {
      best = { candidate: { start, end, type: 'CREDIT_CARD', score }, next: i + 1 };
    }
  }
  if (best === undefined) return undefined;
  const { candidate, next } = best;
  const from = groupToken[first] ?? 0;
  const to = (groupToken[next - 1] ?? 0) + 1;
  if (candidate.score >= 0.9 || !near(scanned, clues, cardTopics, from, to)) return best;
  return { candidate: { ...candidate, score: Math.min(0.9, candidate.score + 0.3) }, next };
}

function inExponents(text: string, { groupStart, groupEnd }: Clues, first: number): Best | undefined {
  const start = groupStart[first] ?? 0;
  const size = (groupEnd[first] ?? 0) - start;
  const after = text[start + size];
  if (
    (size !== 1 && size !== 3 && size !== 4) ||
    (after !== '.' && after !== ' ' && after !== 'E' && after !== 'e')
  )
    return undefined;
  if (after === ' ' && text[start + size + 1] !== 'e') return undefined;
  if (isAlnum(text.charCodeAt(start - 1)) || text[start - 1] === '.') return undefined;
  const match = matchAt(rounded, text, start);
  if (match === null) return undefined;
  const end = start + match[0].length;
  let next = first + 1;
  while ((groupStart[next] ?? end) < end) next += 1;
  return { candidate: { start, end, type: 'CREDIT_CARD', score: 0.6 }, next };
}

/** Score by issuer range, check digit and grouping, before context. */
function cardScore(digits: string, sizes: string, onePiece: boolean): number {
  const issuer = issued(digits);
  const grouped = sizes === '465' || sizes === '464' || /^4{3,4}[1-4]?$/.test(sizes);
  if (digits.length > minDigits && luhn(digits))
    return issuer ? 0.97 : grouped ? 0.6 : onePiece && digits.length > 13 ? 0.5 : 0.35;
  if (grouped) return issuer ? 0.6 : 0.45;
  if (!onePiece || digits.length === minDigits) return 0.2;
  // A wrong check digit is often a typing error. Thirteen digits from 1 are milliseconds since 1970 in every log.
  return issuer ? 0.45 : digits.length === 13 && digits.startsWith('1') ? 0.2 : 0.42;
}

/** Whether the first digits and the length belong to a card scheme (issuer identification number ranges). */
function issued(digits: string): boolean {
  const length = digits.length;
  const two = Number(digits.slice(0, 2));
  const four = Number(digits.slice(0, 4));
  if (digits.startsWith('4')) return length === 13 || length === 16 || length === 19;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length === 16;
  if (two === 34 || two === 37) return length === 15;
  if (two === 36 || two === 38 || two === 39 || (four >= 3000 && four <= 3059)) return length >= 14;
  if (four >= 3528 && four <= 3589) return length >= 16;
  // Discover, UnionPay, Maestro
  return (two === 50 || (two >= 56 && two <= 69)) && length >= 16;
}
