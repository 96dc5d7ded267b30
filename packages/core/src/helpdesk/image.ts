import { fileKind } from './fileKind.ts';

/** A picture with its pixels and nothing else. */
export interface CleanImage {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

/** A browser unpacks a picture to four bytes a pixel: a small file may say that it is a huge one. */
const MOST_PIXELS = 40_000_000;

/**
 * A PNG or JPEG rewritten from its own parts, keeping those that draw and no others: positions, owners, comments, previews
 * and whatever is hung on behind stay out.
 * @returns null for anything else, and for one that does not read to its end
 */
export function cleanImage(bytes: Uint8Array): CleanImage | null {
  const kind = fileKind(bytes);
  const clean = kind === 'png' ? cleanPng(bytes) : kind === 'jpeg' ? cleanJpeg(bytes) : null;
  return clean === null ? null : { mediaType: kind === 'png' ? 'image/png' : 'image/jpeg', bytes: clean };
}

/** Chunks that draw (PNG, W3C Recommendation, section 11.2), transparency and colour without profiles (11.3). */
const PNG_KEPT: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
]);

function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if ((at === 8) !== (type === 'IHDR')) return null;
    if (type === 'IHDR' && !sized(view.getUint32(at + 8), view.getUint32(at + 12))) return null;
    if (PNG_KEPT.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return joined(kept);
    at = end;
  }
  return null;
}

/** Segments of JPEG (ITU T.81, Table B.1): frames, tables and the scan; APPn and COM are left out, JFIF and Adobe's colour kept. */
function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let framed = false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9 || (marker >= 0xd0 && marker <= 0xd8)) return null;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) {
      const [height, width] = [5, 7].map((off) => ((bytes[at + off] ?? 0) << 8) | (bytes[at + off + 1] ?? 0));
      if (framed || !sized(width ?? 0, height ?? 0)) return null;
      framed = true;
    }
    if (marker === 0xda) end = endOfScan(bytes, end);
    const draws = marker < 0xe0 ? marker >= 0xc0 : marker === 0xe0 || marker === 0xee;
    if (draws) kept.push(bytes.subarray(at, end));
    at = end;
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) {
      return framed ? joined([...kept, bytes.subarray(at, at + 2)]) : null;
    }
  }
  return null;
}

/** A scan goes on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff) return at;
  }
  return bytes.length;
}

function sized(width: number, height: number): boolean {
  return width > 0 && height > 0 && width * height <= MOST_PIXELS;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
