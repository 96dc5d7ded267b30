import type { CharSet } from './charSet.ts';
import { PatternError, type PatternNode } from './parsePattern.ts';

/**
 * A pattern as the positions of its characters and which may follow which (Glushkov 1961): an automaton without empty
 * moves. `follow[p]` are the positions after p; a match begins at one of `first` and ends at one of `last`.
 */
export interface Positions {
  readonly sets: readonly CharSet[];
  readonly follow: readonly ReadonlySet<number>[];
  readonly first: ReadonlySet<number>;
  readonly last: ReadonlySet<number>;
}

/** A match is never longer than the positions are many, which bounds the time for each place in a text. */
const mostPositions = 256;
/** Moves from one character to the next, which bound the time for each character of a text. */
const mostMoves = 4096;

/** @throws {PatternError} for a pattern that matches nothing at all, or is too long with its repetitions written out */
export function positionsOf(pattern: PatternNode): Positions {
  const sets: CharSet[] = [];
  const follow: Set<number>[] = [];
  const whole = build(pattern, sets, follow);
  if (follow.reduce((sum, { size }) => sum + size, 0) > mostMoves)
    throw new PatternError('too many alternatives');
  if (whole.empty) throw new PatternError('it would match nothing at all');
  return { sets, follow, first: whole.first, last: whole.last };
}

interface Part {
  readonly first: Set<number>;
  readonly last: Set<number>;
  /** Whether it matches nothing, too. */
  readonly empty: boolean;
}

function build(node: PatternNode, sets: CharSet[], follow: Set<number>[]): Part {
  switch (node.kind) {
    case 'set': {
      if (sets.length === mostPositions) {
        throw new PatternError(`longer than ${mostPositions} characters with its repetitions written out`);
      }
      const position = sets.push(node.set) - 1;
      follow.push(new Set());
      return { first: new Set([position]), last: new Set([position]), empty: false };
    }
    case 'sequence':
      return node.parts.reduce<Part>(
        (left, part) => then(left, build(part, sets, follow), follow),
        nothing(),
      );
    case 'choice':
      return node.parts
        .map((part) => build(part, sets, follow))
        .reduce((a, b) => ({
          first: new Set([...a.first, ...b.first]),
          last: new Set([...a.last, ...b.last]),
          empty: a.empty || b.empty,
        }));
    case 'repeat': {
      const copies = Array.from({ length: node.max }, () => build(node.part, sets, follow));
      // From the right, x{0,3} is (x(x(x)?)?)?: so no copy can be left out between two others.
      return copies.reduceRight<Part>((rest, copy, i) => {
        const both = then(copy, rest, follow);
        return i < node.min ? both : { ...both, empty: true };
      }, nothing());
    }
  }
}

function nothing(): Part {
  return { first: new Set(), last: new Set(), empty: true };
}

function then(a: Part, b: Part, follow: readonly Set<number>[]): Part {
  for (const end of a.last) for (const start of b.first) follow[end]?.add(start);
  return {
    first: a.empty ? new Set([...a.first, ...b.first]) : a.first,
    last: b.empty ? new Set([...a.last, ...b.last]) : b.last,
    empty: a.empty && b.empty,
  };
}
