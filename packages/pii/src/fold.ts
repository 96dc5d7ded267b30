import { hiddenChar, hiddenCode } from './hidden.ts';
import { lookAlikes } from './lookAlikes.ts';

/**
 * A text reduced to what people mean by it: letters and digits only, lower case, without accents, width or
 * script variants of digits, look-alikes of other scripts as Latin. Unit i came from the UTF-16 range [start[i], end[i]) of the text; combining
 * marks and invisible characters belong to the unit before them.
 */
export interface Folded {
  readonly units: Uint16Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly length: number;
}

/** Letters that no Unicode decomposition takes apart, and the final form of sigma. */
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
};

const transparent = /^[\p{M}\p{Cf}]$/u;
const kept = /[\p{L}\p{Nd}]/u;
const asciiFold = asciiTable();

function asciiTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0x30; code <= 0x39; code += 1) table[code] = code;
  for (let code = 0x61; code <= 0x7a; code += 1) {
    table[code] = code;
    table[code - 0x20] = code;
  }
  return table;
}

/** Where a text is folded to. */
export type Room = Omit<Folded, 'length'>;

/** Room for a text of so many UTF-16 units, unless many of its characters stand for several. */
export function roomFor(length: number): Room {
  const size = length + 8;
  return { units: new Uint16Array(size), start: new Uint32Array(size), end: new Uint32Array(size) };
}

/**
 * Folds a text; linear in its length.
 * @param room at least as for the text's length; what was folded there before is gone
 */
export function fold(text: string, room: Room = roomFor(text.length)): Folded {
  let { units, start, end } = room;
  let length = 0;
  let foldings: Map<number, string | null> | undefined;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      const unit = asciiFold[code] ?? 0;
      if (unit !== 0) {
        units[length] = unit;
        start[length] = at;
        end[length] = at + 1;
        length += 1;
      }
      at += 1;
      continue;
    }
    const point = text.codePointAt(at) ?? code;
    const next = at + (point > 0xffff ? 2 : 1);
    foldings ??= new Map();
    let folding = foldings.get(point);
    if (folding === undefined) {
      folding = foldPoint(point);
      foldings.set(point, folding);
    }
    if (folding === null) {
      if (length > 0 && end[length - 1] === at) end[length - 1] = next;
    } else {
      // Room for what is left of the text plus this expansion (one character can become eighteen).
      if (length + folding.length + text.length - at > units.length) {
        const size = units.length * 2 + folding.length;
        units = grown(units, new Uint16Array(size));
        start = grown(start, new Uint32Array(size));
        end = grown(end, new Uint32Array(size));
      }
      for (let i = 0; i < folding.length; i += 1) {
        units[length] = folding.charCodeAt(i);
        start[length] = at;
        end[length] = next;
        length += 1;
      }
    }
    at = next;
  }
  // Whoever looks one further sees no text that was folded here before.
  units[length] = 0;
  return { units, start, end, length };
}

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The folding of one character outside ASCII; `null` when it is invisible or a combining mark. */
export function foldPoint(point: number): string | null {
  // Stays in, so that no value is found across a placeholder.
  if (point === hiddenCode) return hiddenChar;
  const char = String.fromCodePoint(point);
  if (transparent.test(char)) return null;
  let folded = '';
  for (const part of char.toLowerCase().normalize('NFKD').toLowerCase()) {
    if (!kept.test(part)) continue;
    folded += /\p{Nd}/u.test(part) ? digitOf(part) : (special[part] ?? lookAlikes.get(part) ?? part);
  }
  return folded;
}

/** Decimal digits of any script come in runs of ten from zero up (Unicode standard, 4.6). */
function digitOf(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  if (point < 0x80) return char;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

/** The folded text as a string, for values and for comparing. */
export function foldText(text: string): string {
  const plain = foldPlain(text);
  if (plain !== undefined) return plain;
  const { units, length } = fold(text);
  let out = '';
  for (let i = 0; i < length; i += 1) out += String.fromCharCode(units[i] ?? 0);
  return out;
}

/** The same for ASCII, which most values are; undefined for anything else. */
function foldPlain(text: string): string | undefined {
  let out = '';
  let from = -1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return undefined;
    if (asciiFold[code] !== 0) {
      if (from < 0) from = i;
    } else if (from >= 0) {
      out += text.slice(from, i);
      from = -1;
    }
  }
  if (from >= 0) out += text.slice(from);
  return out.toLowerCase();
}
