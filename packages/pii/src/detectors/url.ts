import { COLON, DOT } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { isAlnum, isBreak, isDigit, runEnd, runStart } from './chars.ts';
import { hostEnd } from './hostNames.ts';

const longestScheme = 20;
/** A page address alone: nobody's by itself, but people are found by what they link to. */
const bare = 0.42;
const host = 0.45;
const longestLabel = 63;

/**
 * URLs (RFC 3986). What makes one personal is what it carries: credentials before the host, a query or fragment,
 * an identifier in the path. A bare page address or host name scores just above the default line.
 */
export const url: Detector = {
  name: 'url',
  types: ['URL'],
  begins: COLON | DOT,
  find(text) {
    const found: Candidate[] = [];
    let done = 0;
    for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', Math.max(at + 3, done))) {
      const start = runStart(text, at, isSchemeChar, Math.min(longestScheme, at - done));
      if (start === at) continue;
      done = push(text, start, at + 3, found);
    }
    done = 0;
    for (let at = text.indexOf('www.'); at >= 0; at = text.indexOf('www.', Math.max(at + 4, done))) {
      if (isAlnum(text.charCodeAt(at - 1)) || text[at - 1] === '/') continue;
      done = push(text, at, at + 4, found);
    }
    hosts(text, found);
    return found;
  },
};

/** Host names without scheme and "www", in small letters: "Booking.com" is how a company calls itself. */
function hosts(text: string, found: Candidate[]): void {
  let done = 0;
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', Math.max(at + 1, done))) {
    if (!isLower(text.charCodeAt(at + 1)) || !isHostChar(text.charCodeAt(at - 1))) continue;
    const start = runStart(text, at, isHostChar, Math.min(longestLabel, at - done));
    const before = text[start - 1] ?? ' ';
    if (text.startsWith('www.', start) || isAlnum(before.charCodeAt(0)) || '@/._:=\\'.includes(before))
      continue;
    const end = hostEnd(text, start);
    if (end === undefined) continue;
    done = text[end] === '/' ? push(text, start, end, found) : end;
    if (done === end) found.push({ start, end, type: 'URL', score: host });
  }
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isHostChar(code: number): boolean {
  return isLower(code) || isDigit(code) || code === 0x2d || (code >= 0xdf && code <= 0x24f);
}

function isSchemeChar(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || code === 0x2b;
}

function isUrlChar(code: number): boolean {
  return !isBreak(code) && code !== 0x22 && code !== 0x3c && code !== 0x3e && code !== 0x60 && code !== 0x7f;
}

/** Adds the URL whose authority begins at `authority`; returns where reading goes on. */
function push(text: string, start: number, authority: number, found: Candidate[]): number {
  const stop = runEnd(text, authority, isUrlChar);
  const end = trimEnd(text, authority, stop);
  if (end > authority)
    found.push({
      start,
      end,
      type: 'URL',
      score: score(text.slice(start, authority), text.slice(authority, end)),
    });
  return stop;
}

/** Sentence marks and a bracket that was opened before the URL do not belong to it. */
function trimEnd(text: string, from: number, to: number): number {
  const hasOpenBracket = text.slice(from, to).includes('(');
  let end = to;
  while (end > from) {
    const char = text[end - 1] ?? '';
    const closing = char === ')' && !hasOpenBracket;
    if (!closing && !".,;:!?'*]}|".includes(char)) break;
    end -= 1;
  }
  return end;
}

function score(scheme: string, rest: string): number {
  const page = /^(?:https?:|ftp:|www)/i.test(scheme) && /[.:]/.test(rest) ? bare : 0.3;
  const slash = rest.search(/[/?#]/);
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  if (authority.includes('@')) return 0.95;
  if (slash < 0) return page;
  const tail = rest.slice(slash);
  if (/[?#][^\s]/.test(tail)) return 0.8;
  return /@|%40|\d{5}|[0-9a-f]{12}/i.test(tail) ? 0.6 : page;
}
