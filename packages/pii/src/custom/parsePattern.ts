import { anyUnit, classes, oneUnit, type CharSet } from './charSet.ts';

/** A pattern as a tree; every repetition is bounded. */
export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number };

/** Why a pattern is refused. Says the place and the rule, never the pattern. */
export class PatternError extends Error {
  constructor(reason: string, at?: number) {
    super(at === undefined ? reason : `character ${at + 1}: ${reason}`);
    this.name = 'PatternError';
  }
}

const longestPattern = 500;
/** What `*`, `+` and `{n,}` allow at most. */
export const mostRepeats = 64;
const mostDepth = 20;

/**
 * Reads the subset of regular expressions that can be searched in linear time: characters, classes (`\d \w \s [a-z]`),
 * `.`, groups, `|`, and `? * + {n} {n,m}`, where repetition without an end means 64 times at most.
 * @throws {PatternError} for anything else: look-around, references, anchors, named groups, flags, lazy repetition
 */
export function parsePattern(source: string): PatternNode {
  if (source.length > longestPattern) throw new PatternError(`longer than ${longestPattern} characters`);
  return new Parser(source).whole();
}

class Parser {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  whole(): PatternNode {
    const node = this.choice(0);
    if (this.at < this.source.length) throw this.error('a closing bracket without an opening one');
    return node;
  }

  private choice(depth: number): PatternNode {
    if (depth > mostDepth) throw this.error('groups nested too deep');
    const parts = [this.sequence(depth)];
    while (this.take('|')) parts.push(this.sequence(depth));
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts };
  }

  private sequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.peek())) parts.push(this.repeated(depth));
    return { kind: 'sequence', parts };
  }

  private repeated(depth: number): PatternNode {
    const part = this.atom(depth);
    const bounds = this.bounds();
    if (bounds === undefined) return part;
    const [min, max] = bounds;
    if ('?*+{'.includes(this.peek()) && this.at < this.source.length) {
      throw this.error('lazy, possessive or double repetition is not allowed');
    }
    return { kind: 'repeat', part, min, max };
  }

  private bounds(): readonly [min: number, max: number] | undefined {
    if (this.take('?')) return [0, 1];
    if (this.take('*')) return [0, mostRepeats];
    if (this.take('+')) return [1, mostRepeats];
    if (this.peek() !== '{') return undefined;
    const [whole, from = '', comma, to = ''] =
      /^\{(\d{1,3})(,?)(\d{0,3})\}/.exec(this.source.slice(this.at)) ?? [];
    if (whole === undefined) throw this.error('a brace that is no repetition; write \\{ for the character');
    this.at += whole.length;
    const min = Number(from);
    const max = comma === '' ? min : to === '' ? mostRepeats : Number(to);
    if (max < min || max > mostRepeats) throw this.error(`repetition must be at most ${mostRepeats} times`);
    return [min, max];
  }

  private atom(depth: number): PatternNode {
    const char = this.peek();
    if (char === '(') return this.group(depth);
    if (char === '[') return { kind: 'set', set: this.charClass() };
    if (char === '\\') return { kind: 'set', set: this.escape() };
    if (char === '^' || char === '$')
      throw this.error('anchors are not allowed; matches stand as whole words');
    if ('?*+{}'.includes(char)) throw this.error('repetition of nothing');
    this.at += 1;
    return { kind: 'set', set: char === '.' ? anyUnit : oneUnit(char) };
  }

  private group(depth: number): PatternNode {
    this.at += 1;
    if (this.take('?')) {
      if (!this.take(':')) throw this.error('look-around, named groups and flags are not allowed');
    }
    const node = this.choice(depth + 1);
    if (!this.take(')')) throw this.error('a group is not closed');
    return node;
  }

  private escape(): CharSet {
    const char = this.source[this.at + 1];
    if (char === undefined) throw this.error('a backslash at the end');
    const known = classes[char] ?? controls[char];
    if (known === undefined && /[\p{L}\p{N}]/u.test(char)) {
      throw this.error('references, boundaries and escapes other than \\d \\w \\s \\t are not allowed');
    }
    this.at += 2;
    return known ?? oneUnit(char);
  }

  private charClass(): CharSet {
    this.at += 1;
    const negated = this.take('^');
    const ranges: (readonly [number, number])[] = [];
    while (this.peek() !== ']') {
      if (this.at >= this.source.length) throw this.error('a class is not closed');
      const from = this.classPart();
      const single = from.ranges.length === 1 && !from.negated ? from.ranges[0] : undefined;
      if (from.negated) throw this.error('a negated class inside a class is not allowed');
      if (this.peek() !== '-' || this.source[this.at + 1] === ']' || single === undefined) {
        ranges.push(...from.ranges);
        continue;
      }
      this.at += 1;
      const to = this.classPart();
      const end = to.ranges.length === 1 && !to.negated ? to.ranges[0] : undefined;
      if (end === undefined || end[0] !== end[1] || single[0] !== single[1] || end[0] < single[0]) {
        throw this.error('not a range of characters');
      }
      ranges.push([single[0], end[0]]);
    }
    this.at += 1;
    if (ranges.length === 0) throw this.error('an empty class');
    return { ranges, negated };
  }

  private classPart(): CharSet {
    if (this.peek() === '\\') return this.escape();
    const char = this.peek();
    if (char === '') throw this.error('a class is not closed');
    this.at += 1;
    return oneUnit(char);
  }

  private peek(): string {
    return this.source.charAt(this.at);
  }

  private take(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at += 1;
    return true;
  }

  private error(reason: string): PatternError {
    return new PatternError(reason, this.at);
  }
}

const controls: Readonly<Record<string, CharSet>> = { t: oneUnit('\t') };
