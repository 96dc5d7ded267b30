/*
 * The mark of an export that nobody sees. Some pieces of a cell can be written in two ways that mean the same: what was
 * masked, with three dots or four; a time in UTC, with `Z` or `+00:00`; a blank inside longer text, as a blank that may
 * break or one that may not. Which way is chosen by a keyed hash of the cell's own content, so a row carries its mark
 * wherever it goes: rows may be sorted anew, dropped or mixed with others, columns renamed, CSV turned into JSON.
 *
 * It does not survive what writes those pieces anew: blanks made alike, times read and printed by a spreadsheet, text
 * typed off. Each piece says one bit, and equal cells say the same one: a short excerpt may not be enough.
 */

/** HMAC-SHA-256 of the UTF-8 text under the key of one export. */
export type MarkKey = (text: string) => Uint8Array;

/** Fewer blanks than this are a name or a place, which people search for: they stay as they are. */
const LEAST_BLANKS = 6;

/** A blank says no more than a bit: the first ones of a long text are enough. */
const MOST_BLANKS = 16;

/** Masked, or an offset of zero after a time of day, or a blank between two words. */
const PIECES = /\u2022{3,4}|(?<=\d:\d\d(?:\.\d+)?)(?:\+00:00|\+00|Z)(?![\d:])|(?<=\S)[ \u00a0](?=\S)/g;

/** What a spreadsheet guard puts before a cell that looks like a formula. */
const GUARDED = /^'(?=[=+\-@\t\r])/;

interface Piece {
  readonly text: string;
  readonly from: number;
}

/** A cell in its one canonical form, and the bit that each of its pieces says. */
export interface ReadMarks {
  readonly canonical: string;
  readonly bits: readonly boolean[];
}

function piecesOf(cell: string): readonly Piece[] {
  const found = [...cell.matchAll(PIECES)].map(({ 0: text, index }) => ({ text, from: index }));
  const blanks = found.filter(({ text }) => isBlank(text));
  const carrying = new Set(blanks.length < LEAST_BLANKS ? [] : blanks.slice(0, MOST_BLANKS));
  return found.filter((piece) => !isBlank(piece.text) || carrying.has(piece));
}

function isBlank(text: string): boolean {
  return text === ' ' || text === '\u00a0';
}

/** The other way of writing a piece. */
function other(text: string): string {
  if (isBlank(text)) return '\u00a0';
  return text.startsWith('\u2022') ? '\u2022\u2022\u2022\u2022' : '+00:00';
}

function canonicalOf(cell: string): string {
  return cell.replace(GUARDED, '').replaceAll(PIECES, (text) => {
    if (isBlank(text)) return ' ';
    return text.startsWith('\u2022') ? '\u2022\u2022\u2022' : 'Z';
  });
}

/** The bit that a key has for the nth piece of a cell. */
export function bitOf(key: MarkKey, canonical: string, nth: number): boolean {
  return ((key(`${String(nth)} ${canonical}`)[0] ?? 0) & 1) === 1;
}

/** @returns the cell in the forms that its key chooses; it means the same as before */
export function markCell(key: MarkKey, cell: string): string {
  const canonical = canonicalOf(cell);
  let marked = '';
  let at = 0;
  piecesOf(cell).forEach(({ text, from }, nth) => {
    marked += cell.slice(at, from) + (bitOf(key, canonical, nth) ? other(text) : text);
    at = from + text.length;
  });
  return marked + cell.slice(at);
}

/** What the pieces of a cell say, whoever wrote them. */
export function readMarks(cell: string): ReadMarks {
  const bare = cell.replace(GUARDED, '');
  return {
    canonical: canonicalOf(bare),
    bits: piecesOf(bare).map(({ text }) => text === other(text)),
  };
}
