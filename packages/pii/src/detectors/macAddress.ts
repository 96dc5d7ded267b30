import { DIGIT } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';

const pairs =
  /(?<!\w|[0-9A-Fa-f][:-])[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2})?(?![\w]|[:-][0-9A-Fa-f])/y;
const quads = /(?<![\w.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![\w]|\.[0-9A-Fa-f])/y;
const plain = /(?<!\w)[0-9A-Fa-f]{12}(?!\w)/y;
const mostBefore = 5;
const macTopics = topics('NETWORK');

/** EUI-48 and EUI-64 hardware addresses with colons, hyphens or, as on network gear, dots; without any after a word. */
export const macAddress: Detector = {
  name: 'macAddress',
  types: ['MAC'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    let done = 0;
    for (const token of clues.numbers) {
      const from = scanned.start[token] ?? 0;
      const end = scanned.end[token] ?? 0;
      const size = end - from;
      if (from < done || (size !== 2 && size !== 4 && size !== 12)) continue;
      const match = size === 12 ? matchAt(plain, text, from) : joined(text, from, end, done);
      if (match === null) continue;
      if (size === 12 && !near(scanned, clues, macTopics, token, token + 1)) continue;
      done = match.index + match[0].length;
      found.push({ start: match.index, end: done, type: 'MAC', score: size === 12 ? 0.6 : 0.9 });
    }
    return found;
  },
};

/** The groups before may be letters only: tried from each place where the first could begin. */
function joined(text: string, from: number, end: number, done: number): RegExpExecArray | null {
  if (!isSeparator(text.charCodeAt(end)) && !isSeparator(text.charCodeAt(from - 1))) return null;
  const form = end - from === 2 ? pairs : quads;
  const step = end - from + 1;
  for (let back = 0; back <= mostBefore && from - back * step >= done; back += 1) {
    const match = matchAt(form, text, from - back * step);
    if (match !== null) return match;
    if (!isSeparator(text.charCodeAt(from - back * step - 1))) return null;
  }
  return null;
}

function isSeparator(code: number): boolean {
  return code === 0x3a || code === 0x2d || code === 0x2e;
}
