import { createReadStream } from 'node:fs';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import {
  attachmentsOf,
  FormatError,
  newStream,
  redactFile,
  streams,
  type FileFormat,
  type FileOptions,
} from '../../src/formats/index.ts';
import type { PiiType } from '../../src/index.ts';
import { redactAttachments, type AttachmentRedactor } from './attachments.ts';
import { decodeUtf8, utf8Chunks } from './utf8.ts';

/** Formats that are read whole have a limit. */
const mostBytes = 67_108_864;
/** Above it a file that can go through in pieces does. */
const small = 1_048_576;

export interface Redaction {
  readonly counts: ReadonlyMap<PiiType, number>;
  readonly dropped: ReadonlyMap<string, number>;
}

/**
 * Redacts a text file. Plain text, Markdown, JSON Lines and CSV go through in pieces, twice; the others are read whole,
 * 64 MB at most.
 * @param done told how much of the file is done, from 0 to 1
 * @throws {FormatError} whenever the file has to be withheld; what was written to `to` must then be removed
 */
export async function redactTextFile(
  from: string,
  to: string,
  format: FileFormat,
  options: FileOptions,
  attachments: AttachmentRedactor,
  done: (share: number) => void,
): Promise<Redaction> {
  const { size } = await stat(from);
  if (streams(format) && size > small) return streamed(from, to, format, options, size, done);
  if (size > mostBytes) throw new FormatError('larger than 64 MB, and of a format that has to be read whole');
  const bytes = await readFile(from);
  if (format !== 'email') {
    const { text, ...redaction } = redactFile(decodeUtf8(bytes), format, options);
    await writeFile(to, text, { mode: 0o600 });
    return redaction;
  }
  const binary = bytes.toString('latin1');
  const redacted = await redactAttachments(attachmentsOf(binary), attachments);
  const { text, ...redaction } = redactFile(binary, format, { ...options, attachments: redacted });
  await writeFile(to, text, { encoding: 'latin1', mode: 0o600 });
  return redaction;
}

async function streamed(
  from: string,
  to: string,
  format: FileFormat,
  options: FileOptions,
  size: number,
  done: (share: number) => void,
): Promise<Redaction> {
  const stream = newStream(format, options);
  const target = await open(to, 'w', 0o600);
  let passed = 0;
  try {
    for (const pass of ['read', 'write'] as const) {
      let mark = true;
      for await (const chunk of utf8Chunks(createReadStream(from))) {
        const bom = mark && chunk.startsWith('\ufeff') ? '\ufeff' : '';
        mark = mark && chunk === '';
        const text = stream[pass](chunk.slice(bom.length), false);
        if (pass === 'write') await target.write(bom + (text ?? ''));
        passed += Buffer.byteLength(chunk);
        done(passed / size / 2);
      }
      const text = stream[pass]('', true);
      if (pass === 'write') await target.write(text ?? '');
    }
  } finally {
    await target.close();
  }
  return stream;
}
