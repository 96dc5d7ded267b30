import { jsonLimits, JsonRefused, type JsonLimits } from './limits.ts';
import { parseJson } from './parse.ts';

/*
 * A long array, element by element, in the memory of its largest one. What stands around the array is read by the same
 * grammar and dropped.
 */

/** Characters of one element, or of one member beside the array. */
const LONGEST = 1_048_576;

export interface ElementReader {
  /** @returns the texts of the elements that this piece completed. @throws JsonRefused */
  push(piece: string): readonly string[];
  /** @throws JsonRefused when the text stopped in the middle */
  end(): void;
}

/**
 * Reads the array that stands below these member names; none: the text is the array.
 * @param limits bound each element and each value beside the array; `longest` in characters
 */
export function readElements(
  path: readonly string[],
  limits: JsonLimits & { readonly longest?: number } = jsonLimits,
): ElementReader {
  const input = new Input(limits.longest ?? LONGEST);
  const found: string[] = [];
  const reading = document(input, path, limits, found);
  const step = (): readonly string[] => {
    reading.next();
    return found.splice(0);
  };
  return {
    push(piece) {
      input.add(piece);
      return step();
    },
    end() {
      input.close();
      if (reading.next().done !== true) throw new JsonRefused('not-json');
    },
  };
}

/** A coroutine that yields when it needs more of the text. */
type Reading<T = void> = Generator<undefined, T, void>;

function* document(input: Input, path: readonly string[], limits: JsonLimits, found: string[]): Reading {
  yield* below(input, path, limits, found);
  if ((yield* input.next()) !== '') throw new JsonRefused('not-json');
}

function* below(input: Input, path: readonly string[], limits: JsonLimits, found: string[]): Reading {
  const [name, ...rest] = path;
  if (name === undefined) yield* array(input, found);
  else yield* object(input, { name, rest }, limits, found);
}

function* object(
  input: Input,
  on: { readonly name: string; readonly rest: readonly string[] },
  limits: JsonLimits,
  found: string[],
): Reading {
  const names = new Set<string>();
  yield* input.take('{');
  if ((yield* input.next()) === '}') {
    input.skip();
    return;
  }
  for (;;) {
    const name = parseJson(yield* input.value(), limits);
    if (typeof name !== 'string') throw new JsonRefused('not-json');
    if (names.has(name)) throw new JsonRefused('duplicate-member');
    if (names.size >= limits.members) throw new JsonRefused('too-many-members');
    names.add(name);
    yield* input.take(':');
    if (name === on.name) yield* below(input, on.rest, limits, found);
    else parseJson(yield* input.value(), limits);
    if ((yield* input.next()) === '}') break;
    yield* input.take(',');
  }
  input.skip();
}

function* array(input: Input, found: string[]): Reading {
  yield* input.take('[');
  if ((yield* input.next()) === ']') {
    input.skip();
    return;
  }
  for (;;) {
    found.push(yield* input.value());
    if ((yield* input.next()) === ']') break;
    yield* input.take(',');
  }
  input.skip();
}

/** What means something within quotes, and what does within an object or an array. */
const IN_QUOTES = /["\\]/g;
const IN_DEPTH = /["{}[\]]/g;

/** The text that has come and is not read yet. */
class Input {
  readonly #longest: number;
  #text = '';
  #at = 0;
  #closed = false;

  constructor(longest: number) {
    this.#longest = longest;
  }

  add(piece: string): void {
    this.#text = this.#text.slice(this.#at) + piece;
    this.#at = 0;
  }

  close(): void {
    this.#closed = true;
  }

  skip(): void {
    this.#at += 1;
  }

  *take(wanted: string): Reading {
    if ((yield* this.next()) !== wanted) throw new JsonRefused('not-json');
    this.#at += 1;
  }

  /** The next character that is no blank, without taking it; '' at the end. */
  *next(): Reading<string> {
    for (;;) {
      const char = this.#text.charAt(this.#at);
      if (char === '' && !this.#closed) yield;
      else if (char === ' ' || char === '\n' || char === '\r' || char === '\t') this.#at += 1;
      else return char;
    }
  }

  /** The text of one whole value, unchecked but for where it ends. */
  *value(): Reading<string> {
    const first = yield* this.next();
    const nests = first === '"' || first === '{' || first === '[';
    let end = this.#at;
    let depth = 0;
    let quoted = false;
    for (;;) {
      // Most of a long text means nothing here: to the next character that does.
      if (quoted) end = this.#find(IN_QUOTES, end);
      else if (depth > 0) end = this.#find(IN_DEPTH, end);
      const char = this.#text.charAt(end);
      if (end - this.#at > this.#longest) throw new JsonRefused('too-many-values');
      // An escape is two characters: both, or wait for the second.
      const halved = quoted && char === '\\' && end + 1 === this.#text.length && !this.#closed;
      if (char === '' || halved) {
        if (this.#closed) throw new JsonRefused('not-json');
        // What was taken before is cut off when more comes.
        const scanned = end - this.#at;
        yield;
        end = this.#at + scanned;
        continue;
      }
      if (quoted) {
        if (char === '\\') end += 1;
        else quoted = false;
      } else if (char === '"') quoted = true;
      else if (char === '{' || char === '[') depth += 1;
      else if (char === '}' || char === ']') depth -= 1;
      else if (depth === 0 && (char === ',' || isBlank(char))) break;
      if (depth < 0) break;
      end += 1;
      if (depth === 0 && !quoted && nests) break;
    }
    const text = this.#text.slice(this.#at, end);
    this.#at = end;
    return text;
  }

  /** Where the next character of a kind is, or the end of what has come. */
  #find(kind: RegExp, from: number): number {
    kind.lastIndex = from;
    return kind.test(this.#text) ? kind.lastIndex - 1 : this.#text.length;
  }
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\r' || char === '\t';
}
