import { LONG } from '../begins.ts';
import type { Candidate, Detector, PiiType } from '../span.ts';
import { isAlnum } from './chars.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';

const run = /[A-Za-z0-9+/_-]{8,400}={0,2}/y;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648) that decodes to text with a name, an address or a number in it. */
export const encodedText: Detector = {
  name: 'encodedText',
  types: ['PERSON', 'EMAIL', 'OTHER'],
  begins: LONG,
  find(text, scanned) {
    const found: Candidate[] = [];
    let done = 0;
    for (const token of cluesOf(scanned).long) {
      const at = scanned.start[token] ?? 0;
      if (at < done || isAlnum(text.charCodeAt(at - 1))) continue;
      const before = text.charCodeAt(at - 1);
      if (before === 0x2f || before === 0x2b || before === 0x2d || before === 0x5f || before === 0x2e)
        continue;
      const match = matchAt(run, text, at);
      if (match === null) continue;
      done = at + match[0].length;
      const type = typeOf(decode(match[0]));
      if (type !== undefined) found.push({ start: at, end: done, type, score: 0.7 });
    }
    return found;
  },
};

/** The bytes as Latin-1, or '' when they are not printable text. */
function decode(value: string): string {
  let out = '';
  let rest = 0;
  let bits = 0;
  for (const char of value.replace(/=+$/, '')) {
    const six = alphabet.indexOf(char === '-' ? '+' : char === '_' ? '/' : char);
    rest = ((rest << 6) | six) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    const byte = (rest >> bits) & 0xff;
    if (byte < 0x20 || byte > 0x7e) return '';
    out += String.fromCharCode(byte);
  }
  return out;
}

function typeOf(decoded: string): PiiType | undefined {
  if (decoded.length < 5) return undefined;
  if (/[\w.+-]@[\w-]+\.\w/.test(decoded)) return 'EMAIL';
  if (/^[A-Z][a-z'-]+(?: [A-Z][a-z'.-]*)+$/.test(decoded)) return 'PERSON';
  if (/\d{4}/.test(decoded) || /[:=]/.test(decoded) || /[A-Za-z]{2} [A-Za-z]{2}/.test(decoded))
    return 'OTHER';
  return undefined;
}
