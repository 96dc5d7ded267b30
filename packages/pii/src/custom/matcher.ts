import { includes } from './charSet.ts';
import { parsePattern } from './parsePattern.ts';
import { positionsOf, type Positions } from './positions.ts';

/** Finds the matches of one pattern in a text. */
export interface PatternMatcher {
  /** Matches that begin and end between words, the longest from each place; they may overlap. */
  find(text: string): { readonly start: number; readonly end: number }[];
}

/**
 * A matcher that reads a text once and keeps all places of the pattern it may be at (Thompson 1968), so time is linear
 * in the text whatever the pattern: nothing is tried and taken back.
 * @throws {PatternError} for a pattern that is not of the allowed subset
 */
export function compilePattern(source: string, ignoreCase: boolean): PatternMatcher {
  const positions = positionsOf(parsePattern(source));
  const ascii = positions.sets.map((set) =>
    Uint8Array.from({ length: 128 }, (_, unit) => (includes(set, unit, ignoreCase) ? 1 : 0)),
  );
  const matches = (position: number, unit: number): boolean => {
    if (unit < 128) return ascii[position]?.[unit] === 1;
    const set = positions.sets[position];
    return set !== undefined && includes(set, unit, ignoreCase);
  };
  const follow = positions.follow.map((set) => [...set]);
  return { find: (text) => run(text, positions, follow, matches) };
}

function run(
  text: string,
  { first, last, sets }: Positions,
  follow: readonly (readonly number[])[],
  matches: (position: number, unit: number) => boolean,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const starts = [...first];
  const began = new Float64Array(sets.length);
  const seen = new Int32Array(sets.length).fill(-1);
  const begins = (unit: number): boolean => starts.some((position) => matches(position, unit));
  let active: { readonly position: number; readonly start: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (active.length === 0 && !begins(unit)) continue;
    const reached: number[] = [];
    const reach = (position: number, start: number): void => {
      if (!matches(position, unit)) return;
      if (seen[position] !== at) {
        seen[position] = at;
        began[position] = start;
        reached.push(position);
      } else if (start < (began[position] ?? 0)) {
        began[position] = start;
      }
    };
    for (const { position, start } of active) for (const next of follow[position] ?? []) reach(next, start);
    if (!isInside(text, at)) for (const position of starts) reach(position, at);
    active = reached.map((position) => ({ position, start: began[position] ?? at }));
    if (active.length === 0 || isInside(text, at + 1)) continue;
    const ends = active.filter(({ position }) => last.has(position));
    if (ends.length === 0) continue;
    keep(found, Math.min(...ends.map(({ start }) => start)), at + 1);
  }
  return found;
}

/** A longer match from the same place takes the place of a shorter one. */
function keep(found: { start: number; end: number }[], start: number, end: number): void {
  const before = found.at(-1);
  if (before?.start === start) before.end = end;
  else found.push({ start, end });
}

const alnum = /[\p{L}\p{N}]/u;

/** Whether a place lies inside a word or number: a match that begins or ends there is part of another one. */
function isInside(text: string, at: number): boolean {
  return at > 0 && at < text.length && isAlnum(text.charCodeAt(at - 1)) && isAlnum(text.charCodeAt(at));
}

function isAlnum(unit: number): boolean {
  if (unit >= 128) return alnum.test(String.fromCharCode(unit));
  const lower = unit | 0x20;
  return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}
