import { LONG } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { bech32 } from './checksums.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';

const walletTopics = topics('WALLET');
const segwit = /(?<![A-Za-z0-9])(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{11,87}(?![A-Za-z0-9])/iy;
const hexAddress = /(?<![A-Za-z0-9])0x[0-9a-fA-F]{40}(?![A-Za-z0-9])/y;
/** Base58 (no 0, O, I, l): Bitcoin 1 and 3, Litecoin L and M, Tron T, Monero 4 and 8. */
const base58 =
  /(?<![A-Za-z0-9+/=_-])(?:[13LMT][1-9A-HJ-NP-Za-km-z]{25,34}|[48][1-9A-HJ-NP-Za-km-z]{94})(?![A-Za-z0-9+/=_-])/y;

/** Addresses of crypto-currency wallets. */
export const crypto: Detector = {
  name: 'crypto',
  types: ['CRYPTO'],
  begins: LONG,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    const push = (match: RegExpExecArray, score: number): void => {
      found.push({ start: match.index, end: match.index + match[0].length, type: 'CRYPTO', score });
    };
    for (const token of clues.long) {
      const at = scanned.start[token] ?? 0;
      if ((scanned.end[token] ?? 0) - at < 14) continue;
      const bech = matchAt(segwit, text, at);
      if (bech !== null) push(bech, bech32(bech[0].toLowerCase()) ? 0.98 : 0.6);
      const hex = matchAt(hexAddress, text, at);
      if (hex !== null) push(hex, 0.9);
      const base = matchAt(base58, text, at);
      if (base !== null && mixed(base[0]))
        push(base, near(scanned, clues, walletTopics, token, token + 1) ? 0.85 : 0.5);
    }
    return found;
  },
};

/** Real addresses mix digits, upper and lower case; a long word or number does not. */
function mixed(value: string): boolean {
  return /\d/.test(value.slice(1)) && /[a-z]/.test(value) && /[A-Z]/.test(value.slice(1));
}
