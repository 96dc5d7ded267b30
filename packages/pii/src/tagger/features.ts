import { SYMBOL, WORD } from '../scan.ts';
import type { Room } from './room.ts';

/** Features of a token; each is one row of the weights. */
export const featureCount = 41;

/** Rows of the weights: what is left of a feature's 32-bit hash. */
export const rowBits = 18;
export const rowCount = 1 << rowBits;

const golden = 0x9e3779b1;
const shift = 32 - rowBits;

/** Row of the feature `template` with value `a`, and of one with two and with three values. */
function one(template: number, a: number): number {
  const mixed = Math.imul(a ^ Math.imul(template, 0x85ebca6b), 0xc2b2ae35);
  return Math.imul(mixed ^ (mixed >>> 15), golden) >>> shift;
}

function two(template: number, a: number, b: number): number {
  return one(template, Math.imul(a ^ (a >>> 16), 0x27d4eb2f) ^ b);
}

function three(template: number, a: number, b: number, c: number): number {
  return two(template, Math.imul(a ^ (a >>> 16), 0x165667b1) ^ b, c);
}

/** The six lowest bits of what is known: first name, surname, plain word. */
const asName = 0x3f;
const wordKind = (SYMBOL - WORD) << 2;

/**
 * The rows of the features of the token at place `at` of the room, into `rows` from `to` on. Whole numbers only, and no
 * string: training and detecting run this very function.
 */
export function features(room: Room, at: number, rows: Int32Array, to: number): void {
  const { word, known, shape, length } = room;
  const w0 = word[at] ?? 0;
  const w1 = word[at - 1] ?? 0;
  const w2 = word[at - 2] ?? 0;
  const v1 = word[at + 1] ?? 0;
  const v2 = word[at + 2] ?? 0;
  const s0 = shape[at] ?? 0;
  const s1 = shape[at - 1] ?? 0;
  const s2 = shape[at - 2] ?? 0;
  const r1 = shape[at + 1] ?? 0;
  const r2 = shape[at + 2] ?? 0;
  const k0 = known[at] ?? 0;
  const k1 = known[at - 1] ?? 0;
  const k2 = known[at - 2] ?? 0;
  const j1 = known[at + 1] ?? 0;
  const j2 = known[at + 2] ?? 0;
  const n0 = k0 & asName;
  const n1 = k1 & asName;
  const m1 = j1 & asName;
  const p0 = (k0 >> 4) & 0xff;
  const p1 = (k1 >> 4) & 0xff;
  const q1 = (j1 >> 4) & 0xff;
  const l0 = length[at] ?? 0;
  const lineCase = room.lineCase[at] ?? 0;
  const from = room.lineStart[at] ?? at;
  const behind = room.lineEnd[at] ?? at + 1;
  const left = Math.min(3, at - from);
  const right = Math.min(3, behind - 1 - at);
  const place = left * 4 + right;
  const lineLength = behind - from;
  const lineSize = lineLength < 5 ? lineLength : lineLength < 9 ? 5 : lineLength < 17 ? 6 : 7;
  const previous = wordBefore(room, at, from);
  const first = word[from] ?? 0;

  rows[to] = two(1, lineCase, place);
  rows[to + 1] = one(2, w0);
  rows[to + 2] = three(3, w0, s0, lineCase);
  rows[to + 3] = one(4, w1);
  rows[to + 4] = one(5, v1);
  rows[to + 5] = one(6, w2);
  rows[to + 6] = one(7, v2);
  rows[to + 7] = two(8, w1, w0);
  rows[to + 8] = two(9, w0, v1);
  rows[to + 9] = two(10, w2, w1);
  rows[to + 10] = two(11, v1, v2);
  rows[to + 11] = two(12, w1, v1);
  rows[to + 12] = two(13, room.suffix3[at] ?? 0, s0);
  rows[to + 13] = two(14, room.suffix2[at] ?? 0, l0);
  rows[to + 14] = two(15, room.prefix3[at] ?? 0, s0);
  rows[to + 15] = three(16, s1, s0, r1);
  rows[to + 16] = three(17, s0, l0, lineCase);
  rows[to + 17] = three(18, (s2 << 8) | s1, s0, (r1 << 8) | r2);
  rows[to + 18] = two(19, n0, s0);
  rows[to + 19] = three(20, n0, s0, lineCase);
  rows[to + 20] = three(21, n1, n0, s0);
  rows[to + 21] = three(22, n0, m1, s0);
  rows[to + 22] = three(23, (n1 << 6) | n0, m1, (s0 << 2) | lineCase);
  rows[to + 23] = three(24, p0, s0, lineCase);
  rows[to + 24] = three(25, p1, p0, s0);
  rows[to + 25] = three(26, p0, q1, s0);
  rows[to + 26] = two(27, w1, (n0 << 4) | s0);
  rows[to + 27] = two(28, v1, (n0 << 4) | s0);
  rows[to + 28] = three(29, w2, w1, n0);
  rows[to + 29] = three(30, place, s0, (n0 << 8) | lineSize);
  rows[to + 30] = three(31, (p1 << 8) | ((k2 >> 4) & 0xff), p0, s0);
  rows[to + 31] = three(32, (q1 << 8) | ((j2 >> 4) & 0xff), p0, s0);
  rows[to + 32] = two(33, previous, n0);
  rows[to + 33] = two(34, previous, (s0 << 4) | l0);
  rows[to + 34] = three(35, w1, s1, (s0 << 4) | r1);
  rows[to + 35] = three(36, v1, s0, r2);
  rows[to + 36] = three(37, first, s0, lineSize);
  rows[to + 37] = three(38, nearStreet(room, at, from, behind), s0, p0);
  rows[to + 38] = three(39, k0, s0, (r1 << 4) | s1);
  rows[to + 39] = three(40, first, previous, s0);
  rows[to + 40] = three(41, room.topic[at] ?? 0, p0, (s0 << 6) | n0);
}

/** The nearest word ahead on this line, symbols not counted, four places back at most; 0 when there is none. */
function wordBefore({ word, shape }: Room, at: number, from: number): number {
  const last = Math.max(from, at - 4);
  for (let i = at - 1; i >= last; i -= 1) {
    if ((shape[i] ?? 0) < wordKind) return word[i] ?? 0;
  }
  return 0;
}

const streetBit = 1 << 8;

/** How far a number is behind, and a word for streets ahead or behind, within five places on this line. */
function nearStreet({ known, shape }: Room, at: number, from: number, behind: number): number {
  let number = 0;
  let back = 0;
  for (let i = 1; i <= 5 && at - i >= from; i += 1) {
    const is = (shape[at - i] ?? 0) >> 2;
    if (number === 0 && (is === 1 || is === 2)) number = i;
    if (back === 0 && ((known[at - i] ?? 0) & streetBit) !== 0) back = i;
  }
  let ahead = 0;
  for (let i = 1; i <= 5 && at + i < behind; i += 1) {
    if (((known[at + i] ?? 0) & streetBit) !== 0) {
      ahead = i;
      break;
    }
  }
  return (number << 8) | (back << 4) | ahead;
}
