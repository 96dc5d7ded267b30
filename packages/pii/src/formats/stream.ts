import { newCsvHead, splitCsv, wholeRows } from './csv.ts';
import type { FileFormat } from './fileFormat.ts';
import { FormatError } from './formatError.ts';
import { splitJsonLines } from './jsonl.ts';
import type { Split } from './part.ts';
import { assertText, gatherFrom, newTally, replaceIn, type FileOptions, type Tally } from './redactFile.ts';
import { newRedaction, type Redaction } from './redactParts.ts';
import { isRecordingLine, splitOf } from './splits.ts';

/** A document that goes through in pieces, so that its size does not matter: once to be read, once to be written. */
export interface StreamRedaction extends Tally {
  /** First pass: hand in the whole text in pieces of any size, then an empty last one. */
  read(text: string, last: boolean): void;
  /** Second pass, with the same text. @returns what is ready */
  write(text: string, last: boolean): string;
}

/** In UTF-16 units: how much is kept until a place to cut is looked for, and how much at most. */
export interface PieceSizes {
  readonly enough: number;
  readonly most: number;
}

const usual: PieceSizes = { enough: 262_144, most: 8_388_608 };

/** Whether a format can go through in pieces. */
export function streams(format: FileFormat): boolean {
  return format === 'text' || format === 'markdown' || format === 'jsonl' || format === 'csv';
}

/**
 * Redacts a file in two passes over pieces of it: text at empty lines (else at lines over which no value runs), JSON
 * Lines and CSV at whole rows. Memory is bounded by the largest paragraph, line or row; 8 MB are the limit.
 *
 * @throws {FormatError} from `read` and `write`, as `redactFile`
 */
export function newStream(
  format: FileFormat,
  options: FileOptions = {},
  sizes: PieceSizes = usual,
): StreamRedaction {
  const redaction = newRedaction(options);
  const tally = newTally();
  const first = newPieces(format, redaction, options, sizes);
  const second = newPieces(format, redaction, options, sizes);
  return {
    ...tally,
    read(text, last) {
      for (const piece of first.take(text, last)) gatherFrom(piece, first.split, redaction);
    },
    write(text, last) {
      return second
        .take(text, last)
        .map((piece) => replaceIn(piece, second.split, redaction, tally))
        .join('');
    },
  };
}

/** Cuts a text into pieces that can be searched alone. */
interface Pieces {
  take(text: string, last: boolean): string[];
  readonly split: Split;
}

function newPieces(
  format: FileFormat,
  redaction: Redaction,
  options: FileOptions,
  { enough, most }: PieceSizes,
): Pieces {
  let held = '';
  let line = 1;
  const head = newCsvHead();
  const cutAt = (): number => {
    if (format === 'csv') return wholeRows(held, head);
    if (format === 'jsonl') return held.lastIndexOf('\n') + 1;
    return cutOfText(held, redaction, most);
  };
  return {
    take(text, last) {
      assertText(text);
      held += text;
      if (last) {
        const rest = held;
        held = '';
        return rest === '' ? [] : [rest];
      }
      if (held.length < enough) return [];
      if (format === 'jsonl' && line === 1 && isRecordingLine(held)) {
        throw new FormatError('a session recording of more than a piece; give it as one JSON list');
      }
      const at = cutAt();
      if (at === 0 && held.length > most) throw new FormatError('a line or row that is too long');
      const piece = held.slice(0, at);
      held = held.slice(at);
      return piece === '' ? [] : [piece];
    },
    split(source) {
      if (format === 'csv') return splitCsv(source, head);
      if (format !== 'jsonl' || (line === 1 && isRecordingLine(source)))
        return splitOf(format, options)(source);
      const document = splitJsonLines(source, { ...options, line });
      line += source.split('\n').length - 1;
      return document;
    },
  };
}

/** Room behind a cut, so that what runs over it is seen. */
const behind = 2048;
const mostTries = 200;

/** Where a text is cut: after an empty line, else after a line over whose end no value runs; 0 for nowhere yet. */
function cutOfText(text: string, redaction: Redaction, most: number): number {
  const limit = text.length - behind;
  for (const [mark, before] of [
    ['\n\n', 2],
    ['\n', 1],
    [' ', 1],
  ] as const) {
    let at = text.lastIndexOf(mark, limit);
    for (let tries = 0; at > 0 && tries < mostTries; tries += 1) {
      if (redaction.mayCut(text, at + before)) return at + before;
      at = text.lastIndexOf(mark, at - 1);
    }
    if (mark === '\n' && text.length < most) return 0;
  }
  return 0;
}
