import { PDF, PdfArray, PdfDict, PdfName, PdfStream, type PdfObject } from '@libpdf/core';
import { inflateAtMost } from './inflate.ts';

export interface PdfLimits {
  readonly pages: number;
  readonly objects: number;
  /** Bytes that all streams that are read may come to, decoded. */
  readonly decoded: number;
  /** Signs of text. */
  readonly text: number;
}

export type PdfText =
  | { readonly ok: true; readonly pages: readonly string[] }
  | { readonly ok: false; readonly why: 'encrypted' | 'too-large' | 'unreadable' };

/** Lines further apart than this many line heights are paragraphs. */
const PARAGRAPH_GAP = 1.45;

class TooLarge extends Error {}

/**
 * The text of each page of a PDF that nobody trusts. Call it in a worker only: it changes how the library decodes streams
 * for the whole thread, and a file can still make the library slow.
 */
export async function pdfText(bytes: Uint8Array, limits: PdfLimits): Promise<PdfText> {
  if (countOf(bytes, ' obj') > limits.objects) return { ok: false, why: 'too-large' };
  // Where its cross-references are broken the library reads on as if nothing were locked.
  if (isLocked(bytes)) return { ok: false, why: 'encrypted' };
  const budget = boundDecoding(limits.decoded);
  try {
    const pdf = await PDF.load(bytes);
    if (pdf.isEncrypted) return { ok: false, why: 'encrypted' };
    const count = pdf.getPageCount();
    if (count > limits.pages) return { ok: false, why: 'too-large' };
    if (count === 0) return { ok: false, why: 'unreadable' };
    const pages: string[] = [];
    let length = 0;
    for (const page of pdf.getPages()) {
      const text = paragraphsOf(page.extractText().lines);
      length += text.length;
      if (length > limits.text || budget.spent()) return { ok: false, why: 'too-large' };
      pages.push(text);
    }
    return { ok: true, pages };
  } catch {
    return { ok: false, why: budget.spent() ? 'too-large' : 'unreadable' };
  }
}

/**
 * The library decodes every stream (pages, fonts, object and cross-reference streams) through this one method, without
 * any limit. Here each step of each chain of filters is measured before the library may do it; it swallows errors of
 * streams it can do without, so a limit once passed is remembered.
 */
function boundDecoding(most: number): { spent(): boolean } {
  let left = most;
  let spent = false;
  const prototype = PdfStream.prototype;
  const decode = Reflect.get<PdfStream, 'getDecodedData'>(prototype, 'getDecodedData');
  const overrun = (): never => {
    spent = true;
    throw new TooLarge();
  };
  prototype.getDecodedData = function (this: PdfStream): Uint8Array {
    if (spent) return overrun();
    const filters = listOf(this.get('Filter'));
    const settings = listOf(this.get('DecodeParms') ?? this.get('DP'));
    let data = this.data;
    filters.forEach((filter, at) => {
      if (!(filter instanceof PdfName)) throw new Error('a filter without a name');
      const size = sizeBehind(filter.value, data, left);
      if (size > left) overrun();
      const setting = settings[at];
      const step = new PdfStream([['Filter', filter]], data);
      if (setting instanceof PdfDict) step.set('DecodeParms', setting);
      data = decode.call(step);
      left -= Math.max(size, data.length);
      if (left < 0) overrun();
    });
    return data;
  };
  return { spent: () => spent };
}

function listOf(value: PdfObject | undefined): readonly (PdfObject | undefined)[] {
  if (value === undefined) return [];
  return value instanceof PdfArray ? Array.from({ length: value.length }, (_, at) => value.at(at)) : [value];
}

/** At most how many bytes a filter makes of these; images, which hold no text, and rare filters count as endless. */
function sizeBehind(filter: string, data: Uint8Array, most: number): number {
  switch (filter) {
    case 'FlateDecode': {
      const inflated = inflateAtMost(data, most, 'zlib');
      // What is not deflated all through comes to less than `most` before it breaks off.
      return inflated === 'too-large' ? Infinity : (inflated?.length ?? 0);
    }
    case 'ASCIIHexDecode':
      return data.length;
    case 'ASCII85Decode':
      return 4 * data.length;
    case 'RunLengthDecode':
      return 64 * data.length;
    default:
      return Infinity;
  }
}

interface TextLine {
  readonly text: string;
  readonly baseline: number;
  readonly bbox: { readonly height: number };
}

/** Lines of a page, with an empty one where a gap shows a new paragraph. */
function paragraphsOf(lines: readonly TextLine[]): string {
  return lines
    .map(({ text, baseline, bbox }, at) => {
      const before = lines[at - 1];
      if (before === undefined) return text;
      const gap = Math.abs(before.baseline - baseline);
      return gap > PARAGRAPH_GAP * Math.max(before.bbox.height, bbox.height) ? `\n\n${text}` : `\n${text}`;
    })
    .join('');
}

/** Whether a trailer names an encryption dictionary (ISO 32000-2, 7.5.5); trailers are never packed or encrypted. */
function isLocked(bytes: Uint8Array): boolean {
  return /\/(?:E|#45)ncrypt(?![A-Za-z])/.test(Buffer.from(bytes).toString('latin1'));
}

function countOf(bytes: Uint8Array, word: string): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = buffer.indexOf(word); at !== -1; at = buffer.indexOf(word, at + word.length)) count++;
  return count;
}
