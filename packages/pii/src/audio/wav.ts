import { FormatError } from '../formats/formatError.ts';

/** How the samples of a WAV file lie in it. */
export interface Wav {
  readonly coding: 'integer' | 'float';
  readonly channels: number;
  /** Samples a second. */
  readonly rate: number;
  /** Bits of a sample: 8, 16, 24 or 32 of an integer, 32 or 64 of a float. */
  readonly bits: number;
  /** Bytes of one sample of all channels. */
  readonly frame: number;
  /** Where the samples begin in the file, and how many bytes they are. */
  readonly dataStart: number;
  readonly dataBytes: number;
}

const codings: ReadonlyMap<number, Wav['coding']> = new Map([
  [1, 'integer'],
  [3, 'float'],
]);
const extensible = 0xfffe;

/** How much of a file is read to find its samples; more metadata before them than this is refused. */
export const wavHeadBytes = 1_048_576;

/** Bytes of the header that `wavHeader` makes. */
export const wavHeaderBytes = 44;

/**
 * Reads the head of a RIFF WAVE file: PCM of 8 to 32 bits or floating point.
 * @param head the first bytes of the file
 * @param size of the whole file
 * @throws {FormatError} for another coding, and for a file that is shorter than it says
 */
export function readWav(head: Uint8Array, size: number): Wav {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const name = (at: number): string => String.fromCharCode(...head.subarray(at, at + 4));
  if (head.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') throw new FormatError('not a WAV file');
  let format: Omit<Wav, 'dataStart' | 'dataBytes'> | undefined;
  for (let at = 12; at + 8 <= head.length;) {
    const bytes = view.getUint32(at + 4, true);
    const start = at + 8;
    if (name(at) === 'fmt ') {
      if (bytes < 16 || start + bytes > head.length) throw new FormatError('not a WAV file');
      format = readFormat(view, start, bytes);
    }
    if (name(at) === 'data') {
      if (format === undefined) throw new FormatError('not a WAV file');
      if (start + bytes > size || bytes % format.frame !== 0)
        throw new FormatError('ends inside its samples');
      return { ...format, dataStart: start, dataBytes: bytes };
    }
    at = start + bytes + (bytes % 2);
  }
  throw new FormatError('a WAV file without samples');
}

function readFormat(view: DataView, at: number, bytes: number): Omit<Wav, 'dataStart' | 'dataBytes'> {
  const tag = view.getUint16(at, true);
  // The first two bytes of the sub-format are the tag that would stand here without the extension.
  const coding = codings.get(tag === extensible && bytes >= 40 ? view.getUint16(at + 24, true) : tag);
  const channels = view.getUint16(at + 2, true);
  const rate = view.getUint32(at + 4, true);
  const frame = view.getUint16(at + 12, true);
  const bits = view.getUint16(at + 14, true);
  const known = coding === 'integer' ? [8, 16, 24, 32] : [32, 64];
  if (coding === undefined || !known.includes(bits))
    throw new FormatError('a WAV file in a coding that is not known');
  if (channels === 0 || rate === 0 || frame !== (channels * bits) / 8)
    throw new FormatError('not a WAV file');
  return { coding, channels, rate, bits, frame };
}

/** Whether the samples of a file are of a coding that is read here; companded ones of telephones, for one, are not. */
export function isPlainWav(head: Uint8Array): boolean {
  try {
    readWav(head, Number.MAX_SAFE_INTEGER);
    return true;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** The header of a WAV file with these samples and nothing else: no title, no artist, no place. */
export function wavHeader({ coding, channels, rate, bits, frame, dataBytes }: Wav): Uint8Array {
  const bytes = new Uint8Array(wavHeaderBytes);
  const view = new DataView(bytes.buffer);
  const name = (at: number, text: string): void => {
    for (let i = 0; i < text.length; i += 1) bytes[at + i] = text.charCodeAt(i);
  };
  name(0, 'RIFF');
  view.setUint32(4, wavHeaderBytes - 8 + dataBytes + (dataBytes % 2), true);
  name(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, coding === 'integer' ? 1 : 3, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * frame, true);
  view.setUint16(32, frame, true);
  view.setUint16(34, bits, true);
  name(36, 'data');
  view.setUint32(40, dataBytes, true);
  return bytes;
}

/** Length of the recording in seconds. */
export function secondsOf({ dataBytes, frame, rate }: Wav): number {
  return dataBytes / frame / rate;
}
