import { jsonLimits, JsonRefused, type JsonLimits } from './limits.ts';
import { JsonNumber, type Json, type JsonObject } from './value.ts';

/*
 * The grammar of RFC 8259 and nothing beside it. Two readers of one text must not see two values, so what parsers are
 * known to disagree about is refused: a name twice in an object (section 4), a lone surrogate (section 8.2), a text
 * after the value. Names are compared decoded: "em\u0061il" is email.
 */

/**
 * @throws JsonRefused
 */
export function parseJson(text: string, limits: JsonLimits = jsonLimits): Json {
  const reader = new Reader(text, limits);
  const value = reader.value(0);
  reader.end();
  return value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** Escapes, what must be escaped, and halves of a pair. */
const ODD = /[\\\u0000-\u001f\ud800-\udfff]/g;
/** What stands for itself in a string. */
const PLAIN = /[^"\\\u0000-\u001f]*/y;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  readonly #text: string;
  readonly #limits: JsonLimits;
  #at = 0;
  #values = 0;
  #odd = -1;
  /** By place in the object: the last name there. */
  readonly #names: { readonly name: string; readonly spelled: string }[] = [];

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  value(depth: number): Json {
    this.#values += 1;
    if (this.#values > this.#limits.values) throw new JsonRefused('too-many-values');
    const code = this.#next();
    switch (code) {
      case OPEN_OBJECT:
        return this.#object(depth + 1);
      case OPEN_ARRAY:
        return this.#array(depth + 1);
      case QUOTE:
        return this.#string();
      case 0x74:
        return this.#word('true', true);
      case 0x66:
        return this.#word('false', false);
      case 0x6e:
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  end(): void {
    if (!Number.isNaN(this.#next())) throw new JsonRefused('not-json');
  }

  #object(depth: number): JsonObject {
    const members = new Map<string, Json>();
    this.#enter(depth);
    if (this.#next() === CLOSE_OBJECT) {
      this.#at += 1;
      return members;
    }
    for (;;) {
      if (this.#next() !== QUOTE) throw new JsonRefused('not-json');
      const name = this.#name(members.size);
      if (members.has(name)) throw new JsonRefused('duplicate-member');
      if (members.size >= this.#limits.members) throw new JsonRefused('too-many-members');
      this.#take(COLON);
      members.set(name, this.value(depth));
      if (this.#next() === CLOSE_OBJECT) break;
      this.#take(COMMA);
    }
    this.#at += 1;
    return members;
  }

  /** Objects of a list mostly have the same names in the same order: one that is spelled as before is not read again. */
  #name(nth: number): string {
    const before = this.#names[nth];
    if (before !== undefined && this.#text.startsWith(before.spelled, this.#at)) {
      this.#at += before.spelled.length;
      return before.name;
    }
    const from = this.#at;
    const name = this.#string();
    this.#names[nth] = { name, spelled: this.#text.slice(from, this.#at) };
    return name;
  }

  #array(depth: number): readonly Json[] {
    const elements: Json[] = [];
    this.#enter(depth);
    if (this.#next() === CLOSE_ARRAY) {
      this.#at += 1;
      return elements;
    }
    for (;;) {
      elements.push(this.value(depth));
      if (this.#next() === CLOSE_ARRAY) break;
      this.#take(COMMA);
    }
    this.#at += 1;
    return elements;
  }

  #enter(depth: number): void {
    if (depth > this.#limits.depth) throw new JsonRefused('too-deep');
    this.#at += 1;
  }

  #string(): string {
    const from = this.#at + 1;
    const end = this.#text.indexOf('"', from);
    if (end === -1) throw new JsonRefused('not-json');
    if (end <= this.#oddFrom(from)) {
      this.#at = end + 1;
      return this.#text.slice(from, end);
    }
    return this.#oddString(from);
  }

  /** Where the next character is that a string has only escaped, or in a pair; most strings end before it. */
  #oddFrom(from: number): number {
    if (this.#odd >= from) return this.#odd;
    ODD.lastIndex = from;
    this.#odd = ODD.test(this.#text) ? ODD.lastIndex - 1 : this.#text.length;
    return this.#odd;
  }

  #oddString(from: number): string {
    this.#at = from;
    let decoded = '';
    for (;;) {
      PLAIN.lastIndex = this.#at;
      PLAIN.test(this.#text);
      decoded += this.#text.slice(this.#at, PLAIN.lastIndex);
      this.#at = PLAIN.lastIndex;
      const code = this.#text.charCodeAt(this.#at);
      this.#at += 1;
      if (code === QUOTE) break;
      if (code !== BACKSLASH) throw new JsonRefused('not-json');
      decoded += this.#escape();
    }
    if (!decoded.isWellFormed()) throw new JsonRefused('lone-surrogate');
    return decoded;
  }

  #escape(): string {
    const letter = this.#text.charAt(this.#at);
    this.#at += 1;
    const plain = ESCAPES[letter];
    if (plain !== undefined) return plain;
    const digits = this.#text.slice(this.#at, this.#at + 4);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits)) throw new JsonRefused('not-json');
    this.#at += 4;
    return String.fromCharCode(parseInt(digits, 16));
  }

  #number(): JsonNumber {
    NUMBER.lastIndex = this.#at;
    if (!NUMBER.test(this.#text)) throw new JsonRefused('not-json');
    const text = this.#text.slice(this.#at, NUMBER.lastIndex);
    this.#at = NUMBER.lastIndex;
    return new JsonNumber(text);
  }

  #word<T extends boolean | null>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw new JsonRefused('not-json');
    this.#at += word.length;
    return value;
  }

  #take(code: number): void {
    if (this.#next() !== code) throw new JsonRefused('not-json');
    this.#at += 1;
  }

  /** The next character after blanks (RFC 8259 section 2); not a number at the end. */
  #next(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.#at += 1;
    }
  }
}
