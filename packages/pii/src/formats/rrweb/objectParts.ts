import { splitJson } from '../json.ts';
import type { Part } from '../part.ts';
import { isMark, readAs } from '../splitBuilder.ts';

/** A string in an object, and how another is put in its place. */
export interface Place {
  readonly text: string;
  set(redacted: string): void;
  /** Places with the same key show one thing as it grows, letter by letter. */
  readonly grows?: string;
}

/** Collects the parts of a tree of objects, which is changed in place. */
export interface ObjectParts {
  readonly parts: readonly Part[];
  readonly dropped: ReadonlyMap<string, number>;
  part(pieces: readonly (Place | string)[], about?: Omit<Part, 'fragments'>): void;
  /** Any JSON value: its strings, numbers and keys. */
  value(value: unknown, set: (redacted: unknown) => void): void;
  /** Counts something that is left out. */
  drop(what: string): void;
  /** Writes the redacted fragments of each part back. @returns whether anything changed */
  write(redacted: readonly (readonly string[])[]): boolean;
}

const mostCompared = 50;

export function objectParts(): ObjectParts {
  const parts: Part[] = [];
  const dropped = new Map<string, number>();
  const writers: ((redacted: readonly (readonly string[])[]) => boolean)[] = [];
  const growing = new Map<string, { readonly place: Place; readonly part: number; readonly at: number }[]>();
  return {
    parts,
    dropped,
    part(pieces, about) {
      const part = parts.length;
      const marks = new Set(
        pieces.flatMap((piece, at) => (typeof piece === 'string' && isMark(piece) ? [at] : [])),
      );
      parts.push({
        ...about,
        ...(marks.size === 0 ? {} : { marks }),
        fragments: pieces.map((piece) => (typeof piece === 'string' ? readAs(piece) : piece.text)),
      });
      for (const [at, place] of pieces.entries()) {
        if (typeof place === 'string' || place.grows === undefined) continue;
        const same = growing.get(place.grows);
        if (same === undefined) growing.set(place.grows, [{ place, part, at }]);
        else same.push({ place, part, at });
      }
      writers.push((redacted) => {
        let changed = false;
        for (const [at, place] of pieces.entries()) {
          const text = redacted[part]?.[at];
          if (typeof place === 'string' || text === undefined || text === place.text) continue;
          place.set(text);
          changed = true;
        }
        return changed;
      });
    },
    value(value, set) {
      const document = splitJson(JSON.stringify(value ?? null));
      const from = parts.length;
      parts.push(...document.parts);
      const to = parts.length;
      writers.push((redacted) => {
        const pieces = redacted.slice(from, to);
        const changed = pieces.some((piece, index) => piece[0] !== document.parts[index]?.fragments[0]);
        if (changed) set(JSON.parse(document.join(pieces)));
        return changed;
      });
    },
    drop: (what) => void dropped.set(what, (dropped.get(what) ?? 0) + 1),
    write(redacted) {
      let changed = false;
      for (const writer of writers) changed = writer(redacted) || changed;
      for (const states of growing.values()) hideBeginnings(states, redacted);
      return changed;
    },
  };
}

/** "mira@mai" is no address yet: what later turns out to be a value is hidden from its first letter on. */
function hideBeginnings(
  states: readonly { readonly place: Place; readonly part: number; readonly at: number }[],
  redacted: readonly (readonly string[])[],
): void {
  if (states.length < 2) return;
  const after = (part: number, at: number): string => redacted[part]?.[at] ?? '';
  const hidden = states
    .filter(({ place, part, at }) => after(part, at) !== place.text)
    .sort((a, b) => b.place.text.length - a.place.text.length)
    .slice(0, mostCompared);
  for (const { place, part, at } of states) {
    if (after(part, at) !== place.text || place.text === '') continue;
    const whole = hidden.find((other) => other.place.text.startsWith(place.text));
    if (whole !== undefined) place.set(after(whole.part, whole.at));
  }
}
