import { newNumbering } from '../numbering.ts';
import { redact, type RedactOptions } from '../redact.ts';
import { compileKnown } from '../known.ts';
import type { PiiType } from '../span.ts';
import { redactCsv } from './csv.ts';
import { FormatError } from './formatError.ts';
import { redactJson } from './json.ts';
import { redactJsonLines } from './jsonl.ts';

export type FileFormat = 'text' | 'json' | 'jsonl' | 'csv';

const byExtension: ReadonlyMap<string, FileFormat> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['log', 'text'],
  ['md', 'text'],
  ['json', 'json'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
]);

/** The format of a file by its extension; `undefined` for one that cannot be redacted. */
export function formatOf(fileName: string): FileFormat | undefined {
  const dot = fileName.lastIndexOf('.');
  return dot < 0 ? undefined : byExtension.get(fileName.slice(dot + 1).toLowerCase());
}

export interface RedactedFile {
  readonly text: string;
  /** How many values of each type were replaced. */
  readonly counts: ReadonlyMap<PiiType, number>;
}

/**
 * Redacts the content of a whole file. Numbered placeholders mean the same value all over the file.
 *
 * @throws {FormatError} when the content is not of that format; then nothing of it may be passed on
 */
export function redactFile(source: string, format: FileFormat, options: RedactOptions = {}): RedactedFile {
  // UTF-16 read as UTF-8 is full of NULs, and no value in it would be seen.
  if (source.includes('\0')) throw new FormatError('not a text file in UTF-8');
  const counts = new Map<PiiType, number>();
  const numbering = options.numbering ?? newNumbering();
  numbering.reserve(source);
  const known =
    options.known !== undefined && 'length' in options.known ? compileKnown(options.known) : options.known;
  const shared: RedactOptions = { ...options, numbering, ...(known === undefined ? {} : { known }) };
  const redactPart = (text: string, label?: string): string => {
    const redacted = redact(text, label === undefined ? shared : { ...shared, label });
    for (const { type } of redacted.spans) counts.set(type, (counts.get(type) ?? 0) + 1);
    return redacted.text;
  };
  return { text: formats[format](source, redactPart), counts };
}

const formats = {
  text: (source: string, redactPart: (text: string) => string) => redactPart(source),
  json: redactJson,
  jsonl: redactJsonLines,
  csv: redactCsv,
} as const;
