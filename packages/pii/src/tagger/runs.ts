import { PARAGRAPH, type Scan } from '../scan.ts';
import { margin, type Room } from './room.ts';

/** Places around a token that may be part of a value which are decided together with it. */
const reach = 1;

/** Most tokens decided together; a longer run is cut, which bounds the room that is needed. */
export const longestRun = 256;

/** Calls `each` for the paragraphs of a text: tokens [from, to). */
export function forParagraphs({ count, gap }: Scan, each: (from: number, to: number) => void): void {
  let from = 0;
  for (let token = 1; token < count; token += 1) {
    if (gap[token] !== PARAGRAPH) continue;
    each(from, token);
    from = token;
  }
  if (from < count) each(from, count);
}

/**
 * Calls `each` for the runs of the tokens [first, behind) with something in them that may be part of a value. What is
 * between is outside.
 */
export function forRuns(
  room: Room,
  first: number,
  behind: number,
  each: (from: number, to: number) => void,
): void {
  let from = -1;
  let to = 0;
  for (let token = first; token < behind; token += 1) {
    if (room.active[token + margin] === 0) continue;
    const begin = Math.max(token - reach, first);
    if (from >= 0 && (begin > to || token - from >= longestRun - reach)) {
      each(from, to);
      from = Math.max(begin, to);
    } else if (from < 0) {
      from = begin;
    }
    to = Math.min(token + reach + 1, behind);
  }
  if (from >= 0) each(from, to);
}
