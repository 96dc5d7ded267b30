import type { PiiType } from '../span.ts';
import type { FileFormat } from './fileFormat.ts';
import { FormatError } from './formatError.ts';
import type { Split } from './part.ts';
import { newRedaction, type PartsOptions, type Redaction } from './redactParts.ts';
import { splitOf, type SplitOptions } from './splits.ts';
import { transcriptTimes, type TranscriptTimes } from './transcript/removedTimes.ts';

export type FileOptions = PartsOptions & SplitOptions;

export interface RedactedFile {
  readonly text: string;
  /** How many values of each type were replaced. */
  readonly counts: ReadonlyMap<PiiType, number>;
  /** What was left out because it cannot be searched, and how often. */
  readonly dropped: ReadonlyMap<string, number>;
}

/**
 * Redacts the content of a whole file. Numbered placeholders mean the same value all over the file, and a value found
 * for sure in one place is searched in all.
 *
 * @param source the text; for `email` the bytes, one character (0 to 255) each
 * @throws {FormatError} when the content is not of that format, or not whole; then nothing of it may be passed on
 */
export function redactFile(source: string, format: FileFormat, options: FileOptions = {}): RedactedFile {
  const mark = source.startsWith('\ufeff') ? '\ufeff' : '';
  const text = source.slice(mark.length);
  if (format !== 'email') assertText(text);
  const redaction = newRedaction(options);
  const split = splitOf(format, options);
  const tally = newTally();
  gatherFrom(text, split, redaction);
  return { ...tally, text: mark + replaceIn(text, split, redaction, tally) };
}

/**
 * When the values of a transcript are said, for its recording.
 * @throws {FormatError} when it is no transcript, not whole, or a value has no time
 */
export function timesOf(source: string, format: FileFormat, options: FileOptions = {}): TranscriptTimes {
  const text = source.replace(/^\ufeff/, '');
  assertText(text);
  const redaction = newRedaction(options);
  const split = splitOf(format, options);
  gatherFrom(text, split, redaction);
  const { parts } = split(text);
  return transcriptTimes(parts, redaction.replace(parts).found);
}

/** @throws {FormatError} for UTF-16 read as UTF-8: it is full of NULs, and no value in it would be seen */
export function assertText(source: string): void {
  if (source.includes('\0')) throw new FormatError('not a text file in UTF-8');
}

/** Counts of what was replaced and dropped, while a document goes through. */
export interface Tally {
  readonly counts: Map<PiiType, number>;
  readonly dropped: Map<string, number>;
}

export function newTally(): Tally {
  return { counts: new Map(), dropped: new Map() };
}

/** First pass over a document, or a piece of one: what is in it is known afterwards. */
export function gatherFrom(source: string, split: Split, redaction: Redaction): void {
  redaction.reserve(source);
  redaction.gather(split(source).parts);
}

/** Second pass: the redacted document. */
export function replaceIn(source: string, split: Split, redaction: Redaction, tally: Tally): string {
  const document = split(source);
  const { fragments, found } = redaction.replace(document.parts);
  for (const { type } of found) add(tally.counts, type, 1);
  for (const [what, count] of document.dropped) add(tally.dropped, what, count);
  return document.join(fragments);
}

function add<T>(counts: Map<T, number>, key: T, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
