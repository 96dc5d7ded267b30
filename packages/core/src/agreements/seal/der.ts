import { fromUtf8 } from '@cordon/ledger';
import { sameBytes } from './bytes.ts';
import { must, SealError } from './sealError.ts';

/** Identifier octets of the types that certificates and signatures are made of (X.690). */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** Context-specific, constructed and primitive. */
  context: (n: number): number => 0xa0 | n,
  implicit: (n: number): number => 0x80 | n,
} as const;

const CONSTRUCTED = 0x20;
const MAX_DEPTH = 24;

/** One value: its identifier octet, its whole encoding, and what stands in it. */
export interface Der {
  readonly tag: number;
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
  /** The values inside a constructed one; empty for a primitive one. */
  readonly inside: readonly Der[];
}

/**
 * Reads exactly one DER value (X.690, 10 and 11). There is one encoding of each value: lengths in the shortest form,
 * numbers without leading octets, no indefinite length, nothing behind. So no byte of it can be changed unseen.
 * @throws SealError
 */
export function readDer(bytes: Uint8Array): Der {
  const value = readAt(bytes, 0, 0);
  must(value.whole.length === bytes.length, 'Something follows a value that should be alone.');
  return value;
}

/** The length of the one DER value at the start of these bytes. @throws SealError */
export function lengthOfDer(bytes: Uint8Array): number {
  return readAt(bytes, 0, 0).whole.length;
}

function readAt(bytes: Uint8Array, start: number, depth: number): Der {
  must(depth < MAX_DEPTH, 'Values are nested too deep.');
  const tag = bytes[start];
  must(tag !== undefined && (tag & 0x1f) !== 0x1f, 'A value has a tag nobody uses here.');
  const { length, at } = readLength(bytes, start + 1);
  must(at + length <= bytes.length, 'A value is cut short.');
  const content = bytes.subarray(at, at + length);
  const inside: Der[] = [];
  if ((tag & CONSTRUCTED) !== 0) {
    for (let next = 0; next < length;) {
      const value = readAt(content, next, depth + 1);
      inside.push(value);
      next += value.whole.length;
    }
  }
  const value = { tag, whole: bytes.subarray(start, at + length), content, inside };
  checkForm(value);
  return value;
}

function readLength(bytes: Uint8Array, start: number): { readonly length: number; readonly at: number } {
  const first = bytes[start];
  must(first !== undefined, 'A value is cut short.');
  if (first < 0x80) return { length: first, at: start + 1 };
  const octets = first & 0x7f;
  must(octets >= 1 && octets <= 3, 'A length is not in DER.');
  let length = 0;
  for (let n = 1; n <= octets; n += 1) length = length * 256 + (bytes[start + n] ?? Number.NaN);
  must(Number.isFinite(length), 'A value is cut short.');
  must(length >= (octets === 1 ? 0x80 : 256 ** (octets - 1)), 'A length is longer than it needs to be.');
  return { length, at: start + 1 + octets };
}

/** The one spelling of each type's values. */
function checkForm({ tag, content }: Der): void {
  const [first = 0, second = 0] = content;
  switch (tag) {
    case tags.boolean:
      must(content.length === 1 && (first === 0 || first === 0xff), 'A truth value is not in DER.');
      return;
    case tags.integer:
      must(content.length > 0, 'A number is empty.');
      must(
        content.length === 1 || !((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)),
        'A number is longer than it needs to be.',
      );
      return;
    case tags.bitString:
      must(
        content.length > 0 && first <= 7 && (content.length > 1 || first === 0),
        'A bit string is not in DER.',
      );
      must(
        ((content.at(-1) ?? 0) & ((1 << first) - 1)) === 0 || content.length === 1,
        'Unused bits are not zero.',
      );
      return;
    case tags.null:
      must(content.length === 0, 'Nothing is not nothing.');
      return;
    case tags.oid:
      checkOid(content);
      return;
    case tags.utf8:
      textOf(content);
      return;
    default:
      // Universal types have one form each: strings primitive, sequences and sets constructed.
      must((tag & 0xc0) !== 0 || isKnown(tag), 'A value is of a type nobody uses here.');
  }
}

function isKnown(tag: number): boolean {
  const number = tag & 0x1f;
  // OCTET STRING, ENUMERATED, the character strings and the times are primitive.
  const primitive = [0x04, 0x0a, 0x12, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1a, 0x1e];
  return (tag & CONSTRUCTED) !== 0 ? number === 0x10 || number === 0x11 : primitive.includes(number);
}

function checkOid(content: Uint8Array): void {
  must(content.length > 0 && (content.at(-1) ?? 0x80) < 0x80, 'An object identifier is cut short.');
  const starts = content.every((byte, index) => byte !== 0x80 || (content[index - 1] ?? 0) >= 0x80);
  must(starts, 'An object identifier is longer than it needs to be.');
}

/** @throws SealError unless it is valid UTF-8 */
export function textOf(content: Uint8Array): string {
  try {
    return fromUtf8(content);
  } catch {
    throw new SealError('A text is not valid UTF-8.');
  }
}

/** Takes the values of a sequence one after the other. */
export class Fields {
  private readonly values: readonly Der[];
  private readonly what: string;
  private at = 0;

  constructor(value: Der | undefined, what: string, tag: number = tags.sequence) {
    must(value?.tag === tag, `${what} is not what it should be.`);
    this.values = value.inside;
    this.what = what;
  }

  /** The next value, which must be of this type. @throws SealError */
  take(tag: number): Der {
    const value = this.optional(tag);
    must(value !== null, `${this.what} lacks a part.`);
    return value;
  }

  /** The next value, whatever it is. @throws SealError at the end */
  any(): Der {
    const value = this.values[this.at];
    must(value !== undefined, `${this.what} lacks a part.`);
    this.at += 1;
    return value;
  }

  /** The next value if it is of this type. */
  optional(tag: number): Der | null {
    const value = this.values[this.at];
    if (value?.tag !== tag) return null;
    this.at += 1;
    return value;
  }

  /** @throws SealError unless everything was taken */
  end(): void {
    must(this.at === this.values.length, `${this.what} has a part nobody asked for.`);
  }
}

/** Dotted form of an OBJECT IDENTIFIER. Arcs beyond 2^53 are rounded; ours are compared by bytes where it matters. */
export function oidOf(value: Der): string {
  must(value.tag === tags.oid, 'An object identifier is missing.');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of value.content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - 40 * root, ...rest].join('.');
}

/** A small number. @throws SealError for one below zero or above 2^31 */
export function smallOf(value: Der): number {
  must(
    value.tag === tags.integer && value.content.length <= 4 && (value.content[0] ?? 0) < 0x80,
    'A number is too large.',
  );
  return value.content.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** A UTCTime or GeneralizedTime in the one form DER knows, as epoch milliseconds. @throws SealError */
export function timeOf(value: Der): number {
  const text = String.fromCharCode(...value.content);
  const utc = value.tag === tags.utcTime;
  must(utc || value.tag === tags.generalizedTime, 'A time is missing.');
  const match = (
    utc
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{0,2}[1-9]))?Z$/
  ).exec(text);
  must(match !== null, 'A time is not in DER.');
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = ''] = match;
  const full = utc ? `${Number(year) < 50 ? '20' : '19'}${year}` : year;
  const iso = `${full}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`;
  const at = Date.parse(iso);
  must(Number.isFinite(at) && new Date(at).toISOString() === iso, 'There is no such time.');
  return at;
}

/** Whether two values are the same bytes. */
export function sameDer(a: Der, b: Der): boolean {
  return sameBytes(a.whole, b.whole);
}
