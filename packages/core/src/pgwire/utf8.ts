import { WireViolation } from './violation.ts';

/*
 * UTF-8 both ways (RFC 3629), strictly: an overlong form, a surrogate or a byte out of place is refused, since two
 * readers of one name must not see two names. Written here because core knows no TextDecoder, and because most texts
 * of the protocol are too short for one to be worth its call.
 */

/** So many arguments any engine takes in one call. */
const AT_ONCE = 4096;
/** Up to this length a text is put together character by character. */
const SHORT = 24;

const apply = (units: Uint8Array | Uint16Array): string =>
  Reflect.apply(String.fromCharCode, null, units) as string;

/**
 * @param from first byte
 * @param to behind the last byte
 * @throws WireViolation for bytes that are not UTF-8
 */
export function readUtf8(bytes: Uint8Array, from = 0, to = bytes.length): string {
  if (to - from > SHORT) return readLong(bytes, from, to);
  let text = '';
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return readLong(bytes, from, to);
    text += String.fromCharCode(byte);
  }
  return text;
}

function readLong(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  let at = from;
  while (at < to) {
    const plain = plainUntil(bytes, at, Math.min(to, at + AT_ONCE));
    if (plain > at) {
      text += apply(bytes.subarray(at, plain));
      at = plain;
    } else {
      // Two at least, so that a pair always fits and each turn gets on.
      const units = new Uint16Array(Math.min(AT_ONCE, to - at + 1));
      const [length, next] = decode(bytes, at, to, units);
      text += apply(units.subarray(0, length));
      at = next;
    }
  }
  return text;
}

function plainUntil(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] ?? 0) < 0x80) at += 1;
  return at;
}

/** Fills `units` as far as it goes. @returns how many are filled, and the byte to go on with */
function decode(bytes: Uint8Array, from: number, to: number, units: Uint16Array): [number, number] {
  let at = from;
  let length = 0;
  while (at < to && length < units.length) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      units[length] = first;
      length += 1;
      at += 1;
      continue;
    }
    const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (size === 4 && length + 2 > units.length) break;
    const point = pointAt(bytes, at, to, first, size);
    at += size;
    if (point < 0x10000) {
      units[length] = point;
      length += 1;
    } else {
      units[length] = 0xd7c0 + (point >> 10);
      units[length + 1] = 0xdc00 + (point & 0x3ff);
      length += 2;
    }
  }
  return [length, at];
}

/** The least code point a sequence of so many bytes may stand for. */
const LEAST = [0, 0, 0x80, 0x800, 0x10000];

function pointAt(bytes: Uint8Array, at: number, to: number, first: number, size: number): number {
  let point = first & (0xff >> (size + 1));
  let valid = first >= 0xc2 && first <= 0xf4 && at + size <= to;
  for (let i = 1; i < size && valid; i += 1) {
    const byte = bytes[at + i] ?? 0;
    valid = (byte & 0xc0) === 0x80;
    point = (point << 6) | (byte & 0x3f);
  }
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  if (!valid || point < (LEAST[size] ?? 0) || point > 0x10ffff || surrogate) {
    throw new WireViolation('a text is not UTF-8');
  }
  return point;
}

/** Bytes of a text in UTF-8, for half of a pair as well. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    // Each half of a pair counts two.
    length += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return length;
}

/**
 * Writes a text from `at` on. There must be room for it: `utf8Length`, or three bytes a unit.
 * @returns behind the last byte
 * @throws WireViolation for half of a surrogate pair, which UTF-8 cannot say
 */
export function writeUtf8(into: Uint8Array, text: string, from: number): number {
  let at = from;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      into[at] = unit;
      at += 1;
    } else if (unit < 0x800) {
      into[at] = 0xc0 | (unit >> 6);
      into[at + 1] = 0x80 | (unit & 0x3f);
      at += 2;
    } else if (unit < 0xd800 || unit > 0xdfff) {
      into[at] = 0xe0 | (unit >> 12);
      into[at + 1] = 0x80 | ((unit >> 6) & 0x3f);
      into[at + 2] = 0x80 | (unit & 0x3f);
      at += 3;
    } else {
      i += 1;
      const low = text.charCodeAt(i);
      if (unit > 0xdbff || !(low >= 0xdc00 && low <= 0xdfff)) {
        throw new WireViolation('a text holds half a surrogate pair');
      }
      const point = 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
      into[at] = 0xf0 | (point >> 18);
      into[at + 1] = 0x80 | ((point >> 12) & 0x3f);
      into[at + 2] = 0x80 | ((point >> 6) & 0x3f);
      into[at + 3] = 0x80 | (point & 0x3f);
      at += 4;
    }
  }
  return at;
}
