import { open, readFile, writeFile } from 'node:fs/promises';
import { FormatError, sniffed, type FileOptions, type TimeRange } from '../../src/formats/index.ts';
import type { PiiType } from '../../src/index.ts';
import type { SoundOptions } from '../audio/redactRecording.ts';
import type { TextReader } from '../images/index.ts';
import type { AttachmentRedactor } from './attachments.ts';
import { kindOf, type Kind } from './kinds.ts';
import { redactTextFile } from './textFile.ts';

export interface PathOptions {
  readonly redaction: FileOptions;
  readonly sound: SoundOptions;
  /** The transcript of a recording, where there is one. */
  readonly transcriptOf: (file: string) => Promise<string | undefined>;
  /** The reader of pictures; started when the first one comes. */
  readonly reader: () => Promise<TextReader>;
}

/** What became of a file. */
export interface RedactedPath {
  readonly kind: Kind;
  readonly counts: ReadonlyMap<PiiType, number>;
  readonly dropped: ReadonlyMap<string, number>;
  /** Stretches of a recording that were covered. */
  readonly covered: readonly TimeRange[];
}

const mostImageBytes = 67_108_864;

/**
 * Redacts one file of any type into another.
 * @param done told how much of the file is done, from 0 to 1
 * @throws {FormatError} whenever the file has to be withheld; what was written to `to` must then be removed
 */
export async function redactPath(
  from: string,
  to: string,
  options: PathOptions,
  done: (share: number) => void,
): Promise<RedactedPath> {
  const kind = kindOf(from, await headOf(from));
  const { redaction } = options;
  switch (kind.is) {
    case 'text': {
      const result = await redactTextFile(
        from,
        to,
        kind.format,
        redaction,
        attachmentRedactor(options),
        done,
      );
      return { kind, covered: [], ...result };
    }
    case 'image': {
      const bytes = await readFile(from);
      if (bytes.length > mostImageBytes) throw new FormatError('a picture of more than 64 MB');
      const { bytes: painted, counts, dropped } = await image(bytes, kind.format, options);
      await writeFile(to, painted, { mode: 0o600 });
      return { kind, counts, dropped, covered: [] };
    }
    case 'sound': {
      const { redactRecording } = await import('../audio/redactRecording.ts');
      const transcript = await options.transcriptOf(from);
      const result = await redactRecording(from, transcript, to, options.sound, redaction);
      return { kind, dropped: new Map(), ...result };
    }
  }
}

async function image(
  bytes: Uint8Array,
  format: 'png' | 'jpeg',
  { reader, redaction }: PathOptions,
): ReturnType<typeof import('../images/index.ts').redactImage> {
  const { redactImage } = await import('../images/index.ts');
  return redactImage(bytes, format, await reader(), redaction);
}

/** Pictures in a message are painted as any picture is; whatever else is no text is withheld. */
function attachmentRedactor(options: PathOptions): AttachmentRedactor {
  return async ({ bytes: binary, type }) => {
    const format = type === 'image/png' ? 'png' : type === 'image/jpeg' ? 'jpeg' : undefined;
    if (format === undefined) throw new FormatError('files of this type cannot be redacted');
    const bytes = Buffer.from(binary, 'latin1');
    kindOf(`attachment.${format}`, bytes.subarray(0, sniffed));
    return { bytes: (await image(bytes, format, options)).bytes, type };
  };
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(sniffed), 0, sniffed, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
