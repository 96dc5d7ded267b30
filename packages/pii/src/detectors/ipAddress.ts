import { COLON, DIGIT } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { isAlnum, isHex, runEnd } from './chars.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';

const v4 = /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\/\d{1,2})?(?![\w]|\.\d)/y;
const longestV6 = 45;

/** IPv4 addresses, with a prefix length if there is one, and IPv6 addresses (RFC 4291 section 2.2). */
export const ipAddress: Detector = {
  name: 'ipAddress',
  types: ['IP'],
  begins: DIGIT | COLON,
  find(text, scanned) {
    const found: Candidate[] = [];
    const { groupStart, groupEnd } = cluesOf(scanned);
    for (let i = 0; i + 3 < groupStart.length; i += 1) {
      if (text.charCodeAt(groupEnd[i] ?? 0) !== 0x2e || groupStart[i + 1] !== (groupEnd[i] ?? 0) + 1)
        continue;
      const match = matchAt(v4, text, groupStart[i] ?? 0);
      if (match === null || !isV4(match[0].split('/')[0] ?? '')) continue;
      found.push({ start: match.index, end: match.index + match[0].length, type: 'IP', score: 0.8 });
    }
    findV6(text, found);
    return found;
  },
};

function isV4(address: string): boolean {
  return address.split('.').every((octet) => Number(octet) <= 255);
}

function isV6Char(code: number): boolean {
  return isHex(code) || code === 0x3a || code === 0x2e;
}

/** Runs of hex digits, colons and dots are read once; only short ones that hold two colons are parsed. */
function findV6(text: string, found: Candidate[]): void {
  let colon = text.indexOf(':');
  let done = 0;
  while (colon >= 0) {
    let start = colon;
    while (start > done && isV6Char(text.charCodeAt(start - 1))) start -= 1;
    if (text[start] === ':' && text[start + 1] !== ':') start += 1;
    const stop = runEnd(text, colon, isV6Char);
    let end = stop;
    while (end > start && '.:'.includes(text[end - 1] ?? '') && !text.startsWith('::', end - 2)) end -= 1;
    const glued = isAlnum(text.charCodeAt(start - 1)) || isAlnum(text.charCodeAt(stop));
    if (!glued && end - start <= longestV6) {
      const score = scoreV6(text.slice(start, end));
      if (score > 0) found.push({ start, end: zoneEnd(text, end), type: 'IP', score });
    }
    done = stop;
    colon = text.indexOf(':', stop);
  }
}

/** 0 when it is no address; low for short forms such as `ab::cd`, which program code is full of. */
function scoreV6(run: string): number {
  const halves = run.split('::');
  if (halves.length > 2) return 0;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const tail = groups.at(-1) ?? '';
  const hasV4 = tail.includes('.');
  const hexGroups = hasV4 ? groups.slice(0, -1) : groups;
  if (!hexGroups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return 0;
  if (hasV4 && !(/^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(tail) && isV4(tail))) return 0;
  const count = hexGroups.length + (hasV4 ? 2 : 0);
  if (halves.length === 1) return count === 8 ? 0.95 : 0;
  if (count === 0 || count > 7) return 0;
  return count >= 3 || (count === 2 && /\d/.test(run)) ? 0.85 : 0.3;
}

/** Scoped addresses carry an interface name (RFC 4007): `fe80::1%eth0`. */
function zoneEnd(text: string, end: number): number {
  if (text[end] !== '%') return end;
  const zone = runEnd(text, end + 1, isAlnum, 16);
  return zone > end + 1 ? zone : end;
}
