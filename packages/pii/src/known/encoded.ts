import { allMatches } from '../detectors/match.ts';
import { decodeUtf8 } from './utf8.ts';

/** Words long enough to hold a value in base64 (RFC 4648, both alphabets) or hexadecimal. */
const words = /[A-Za-z0-9+/_-]{10,}={0,2}/g;
const shortest = 10;
const hex = /^(?:[0-9a-f]{2}){5,}$/i;
/** Bytes that are no text: whoever meets many of them has decoded what was no encoding. */
const mostBroken = 8;

/** A word of the text and the text that is encoded in it. */
export interface Encoded {
  readonly start: number;
  readonly end: number;
  readonly inside: string;
}

/** Words that decode to text. Linear: each word is decoded once in each way. */
export function encodedIn(text: string): Encoded[] {
  const found: Encoded[] = [];
  for (const { 0: word, index } of allMatches(words, text)) {
    found.push(...decodings(word, index));
    // A slash is a digit of base64 and parts the steps of a path.
    if (!word.includes('/')) continue;
    let start = index;
    for (const step of word.split('/')) {
      if (step.length >= shortest) found.push(...decodings(step, start));
      start += step.length + 1;
    }
  }
  return found;
}

function decodings(word: string, start: number): Encoded[] {
  return [hex.test(word) ? fromHex(word) : undefined, fromBase64(word)].flatMap((bytes) => {
    const inside = bytes === undefined ? undefined : textOf(bytes);
    return inside === undefined ? [] : [{ start, end: start + word.length, inside }];
  });
}

const values = new Int8Array(128).fill(-1);
Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789').forEach((char, i) => {
  values[char.charCodeAt(0)] = i;
});
for (const [char, value] of [
  ['+', 62],
  ['-', 62],
  ['/', 63],
  ['_', 63],
] as const)
  values[char.charCodeAt(0)] = value;

/** Stops early at what is plainly no text, as words of a language are not. */
function fromBase64(word: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((word.length * 3) / 4));
  let [bits, count, size, broken] = [0, 0, 0, 0];
  for (let i = 0; i < word.length && word[i] !== '='; i += 1) {
    bits = ((bits << 6) | (values[word.charCodeAt(i)] ?? 0)) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    const byte = (bits >> count) & 0xff;
    if (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) broken += 1;
    if (broken > mostBroken || (size < 6 && broken > 1)) return undefined;
    bytes[size] = byte;
    size += 1;
  }
  return bytes.subarray(0, size);
}

function fromHex(word: string): Uint8Array {
  return Uint8Array.from(word.match(/../g) ?? [], (byte) => parseInt(byte, 16));
}

/** Bytes as text; undefined when they are plainly something else. */
function textOf(bytes: Uint8Array): string | undefined {
  const text = decodeUtf8(bytes);
  const broken = text.match(/[\ufffd\u0000-\u0008]/g)?.length ?? 0;
  return broken > mostBroken || broken * 8 > text.length ? undefined : text;
}
