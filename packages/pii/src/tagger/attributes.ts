import { foldPoint } from '../fold.ts';
import { CAPITAL, LINE, LOWER, MIXED_CASE, SYMBOL, UPPER, WORD, type Scan } from '../scan.ts';
import { asking, business, lookUp, plain, type Lexicon } from './lexicon.ts';
import { margin, type Room } from './room.ts';

/** Words that are not there, before the first token and after the last. */
const before = 0x51ed270b;
const after = 0x2f0b4f27;

/**
 * Fills the room with what is known of each token of a text; token i stands at place i + margin. The tokens [from, to)
 * are a paragraph or the whole text: nothing beyond them is looked at, so that text put past an empty line hides nothing.
 */
export function attributes(scanned: Scan, lexicon: Lexicon, room: Room, from = 0, to = scanned.count): void {
  const { hash, kind, case: casing, start, end, gap, text } = scanned;
  clear(room, from, from + margin, before);
  clear(room, to + margin, to + 2 * margin, after);
  let lineFrom = from;
  for (let token = from; token < to; token += 1) {
    const at = token + margin;
    const known = lookUp(lexicon, hash[token] ?? 0);
    const is = kind[token] ?? WORD;
    room.word[at] = hash[token] ?? 0;
    room.known[at] = known;
    room.shape[at] = ((is - WORD) << 2) | (casing[token] ?? LOWER);
    const length = (end[token] ?? 0) - (start[token] ?? 0);
    room.length[at] = Math.min(length, 15);
    room.active[at] = is === SYMBOL || (known & plain) !== 0 ? 0 : 1;
    if (is !== SYMBOL) affixes(text, start[token] ?? 0, end[token] ?? 0, room, at);
    else {
      room.suffix2[at] = 0;
      room.suffix3[at] = 0;
      room.prefix3[at] = 0;
    }
    if (token > from && (gap[token] ?? 0) >= LINE) {
      line(room, scanned, lineFrom, token);
      lineFrom = token;
    }
  }
  line(room, scanned, lineFrom, to);
}

/** What features look at of a neighbour, at places where there is none. */
function clear({ word, known, shape }: Room, from: number, to: number, none: number): void {
  for (let at = from; at < to; at += 1) {
    word[at] = none;
    known[at] = 0;
    shape[at] = 15;
  }
}

function line(room: Room, { kind, case: casing }: Scan, from: number, to: number): void {
  let about = 0;
  let small = 0;
  let capitals = 0;
  let upper = 0;
  for (let token = from; token < to; token += 1) {
    if (kind[token] !== WORD) continue;
    about |= room.known[token + margin] ?? 0;
    const how = casing[token];
    if (how === UPPER) upper += 1;
    else if (how === CAPITAL || how === MIXED_CASE) capitals += 1;
    else small += 1;
  }
  const lineCase = capitals + upper === 0 ? 0 : small + capitals === 0 && upper > 1 ? 2 : 1;
  const topic = ((about & business) !== 0 ? 1 : 0) | ((about & asking) !== 0 ? 2 : 0);
  for (let at = from + margin; at < to + margin; at += 1) {
    room.topic[at] = topic;
    room.lineCase[at] = lineCase;
    room.lineStart[at] = from + margin;
    room.lineEnd[at] = to + margin;
  }
}

/** Folded first unit of a character beyond ASCII; 0 when it is invisible. Bounded: a text can hold a million others. */
const folded = new Map<number, number>();
const mostFolded = 4096;

function unitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    if (code >= 0x30 && code <= 0x39) return 0x30;
    return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
  }
  const known = folded.get(code);
  if (known !== undefined) return known;
  const fold = code >= 0xd800 && code <= 0xdfff ? '' : foldPoint(code);
  const unit = fold === null ? 0 : fold === '' ? code : fold.charCodeAt(0);
  if (folded.size < mostFolded) folded.set(code, unit);
  return unit;
}

function affixes(text: string, start: number, end: number, room: Room, at: number): void {
  let value = 0x811c9dc5;
  let taken = 0;
  for (let i = end - 1; i >= start && taken < 3; i -= 1) {
    const unit = unitAt(text, i);
    if (unit === 0) continue;
    value = Math.imul(value ^ unit, 0x01000193);
    taken += 1;
    if (taken === 2) room.suffix2[at] = value;
  }
  if (taken < 2) room.suffix2[at] = value;
  room.suffix3[at] = value;
  value = 0x2c1b3c6d;
  taken = 0;
  for (let i = start; i < end && taken < 3; i += 1) {
    const unit = unitAt(text, i);
    if (unit === 0) continue;
    value = Math.imul(value ^ unit, 0x01000193);
    taken += 1;
  }
  room.prefix3[at] = value;
}
