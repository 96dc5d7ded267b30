import type { Candidate, Detector } from '../span.ts';
import { isAlnum } from './chars.ts';
import { digitGroups, type DigitGroups } from './digitGroups.ts';
import { luhn } from './checksums.ts';
import { nearWord } from './match.ts';

const minDigits = 13;
const maxDigits = 19;
const cardWords = /\b(?:cards?|visa|mastercard|amex|american express|discover|maestro|debit|credit|cc)\b/i;

/** Payment card numbers (ISO/IEC 7812): 13 to 19 digits, in one piece or in groups parted by one character. */
export const creditCard: Detector = {
  name: 'creditCard',
  types: ['CREDIT_CARD'],
  digits: true,
  find(text) {
    const groups = digitGroups(text);
    const found: Candidate[] = [];
    let next = 0;
    while (next < groups.start.length) {
      const best = bestFrom(text, groups, next);
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

/** The most card-like run of groups that begins with group `first`, and the group to go on with. */
function bestFrom(
  text: string,
  groups: DigitGroups,
  first: number,
): { candidate: Candidate; next: number } | undefined {
  const start = groups.start[first] ?? 0;
  const glued = start > 0 && isAlnum(text.charCodeAt(start - 1));
  let digits = '';
  let sizes = '';
  let best: { candidate: Candidate; next: number } | undefined;
  for (let i = first; i < groups.start.length; i += 1) {
    if (i > first && groups.gap[i] !== 1) break;
    const from = groups.start[i] ?? 0;
    const end = groups.end[i] ?? 0;
    if (digits.length + end - from > maxDigits) break;
    digits += text.slice(from, end);
    sizes += String(end - from);
    if (digits.length < minDigits) continue;
    const base = cardScore(digits, sizes, i === first);
    const score = glued || isAlnum(text.charCodeAt(end)) ? base / 2 : base;
    if (best === undefined || score >= best.candidate.score) {
      best = { candidate: { start, end, type: 'CREDIT_CARD', score }, next: i + 1 };
    }
  }
  if (best === undefined) return undefined;
  const { candidate, next } = best;
  if (candidate.score >= 0.9 || !nearWord(text, candidate.start, candidate.end, cardWords)) return best;
  return { candidate: { ...candidate, score: Math.min(0.9, candidate.score + 0.3) }, next };
}

/** Score by issuer range, check digit and grouping, before context. */
function cardScore(digits: string, sizes: string, onePiece: boolean): number {
  const issuer = issued(digits);
  const grouped = sizes === '4444' || sizes === '465' || sizes === '464' || sizes === '44443';
  if (luhn(digits)) return issuer ? 0.97 : grouped ? 0.6 : 0.35;
  if (grouped) return issuer ? 0.6 : 0.45;
  // A wrong check digit is often a typing error; 16 digits are what a card has and little else does.
  return onePiece && issuer && digits.length >= 15 ? 0.45 : 0.2;
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
