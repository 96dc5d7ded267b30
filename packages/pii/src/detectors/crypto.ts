import type { Candidate, Detector } from '../span.ts';
import { bech32 } from './checksums.ts';
import { allMatches, nearWord } from './match.ts';

const words =
  /\b(?:btc|bitcoin|eth|ethereum|usdt|litecoin|ltc|monero|xmr|tron|trx|crypto|wallet|coins?|blockchain)\b/i;
const segwit = /(?<![A-Za-z0-9])(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{11,87}(?![A-Za-z0-9])/gi;
const hexAddress = /(?<![A-Za-z0-9])0x[0-9a-fA-F]{40}(?![A-Za-z0-9])/g;
/** Base58 (no 0, O, I, l): Bitcoin 1 and 3, Litecoin L and M, Tron T, Monero 4 and 8. */
const base58 =
  /(?<![A-Za-z0-9+/=_-])(?:[13LMT][1-9A-HJ-NP-Za-km-z]{25,34}|[48][1-9A-HJ-NP-Za-km-z]{94})(?![A-Za-z0-9+/=_-])/g;

/** Addresses of crypto-currency wallets. */
export const crypto: Detector = {
  name: 'crypto',
  types: ['CRYPTO'],
  find(text) {
    const found: Candidate[] = [];
    const push = (match: RegExpExecArray, score: number): void => {
      found.push({ start: match.index, end: match.index + match[0].length, type: 'CRYPTO', score });
    };
    for (const match of allMatches(segwit, text)) push(match, bech32(match[0].toLowerCase()) ? 0.98 : 0.6);
    for (const match of allMatches(hexAddress, text)) push(match, 0.9);
    for (const match of allMatches(base58, text)) {
      if (!mixed(match[0])) continue;
      const named = nearWord(text, match.index, match.index + match[0].length, words);
      push(match, named ? 0.85 : 0.5);
    }
    return found;
  },
};

/** Real addresses mix digits, upper and lower case; a long word or number does not. */
function mixed(value: string): boolean {
  return /\d/.test(value.slice(1)) && /[a-z]/.test(value) && /[A-Z]/.test(value.slice(1));
}
