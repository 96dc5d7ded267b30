import { open, type FileHandle } from 'node:fs/promises';
import {
  coverRanges,
  coveredRanges,
  isPlainWav as isPlain,
  readWav,
  secondsOf,
  wavHeadBytes,
  wavHeader,
  type Cover,
  type SpokenTimes,
} from '../../src/audio/index.ts';
import { FormatError, type TimeRange } from '../../src/formats/index.ts';

const framesAtOnce = 65_536;

/**
 * Writes a WAV file anew with the values of its transcript covered; everything but the samples is dropped. Reads and
 * writes piece by piece.
 *
 * @returns the stretches that were covered
 * @throws {FormatError} for a file that is no WAV or not whole, and for a transcript that does not fit it
 */
export async function coverWav(
  from: string,
  to: string,
  times: SpokenTimes,
  cover: Cover,
): Promise<readonly TimeRange[]> {
  const source = await open(from, 'r');
  const target = await open(to, 'w', 0o600);
  try {
    const { size } = await source.stat();
    const wav = readWav(await readAt(source, 0, Math.min(size, wavHeadBytes)), size);
    const ranges = coveredRanges(times, secondsOf(wav));
    await target.write(wavHeader(wav));
    for (let done = 0; done < wav.dataBytes;) {
      const samples = await readAt(
        source,
        wav.dataStart + done,
        Math.min(framesAtOnce * wav.frame, wav.dataBytes - done),
      );
      coverRanges(samples, done / wav.frame, wav, ranges, cover);
      await target.write(samples);
      done += samples.length;
    }
    if (wav.dataBytes % 2 === 1) await target.write(new Uint8Array(1));
    return ranges;
  } finally {
    await source.close();
    await target.close();
  }
}

/** Whether a file is a WAV file that needs no decoder. */
export async function isPlainWav(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return isPlain(await readAt(file, 0, Math.min(size, wavHeadBytes)));
  } finally {
    await file.close();
  }
}

/** How long a WAV file is. @throws {FormatError} for a file that is none */
export async function wavSeconds(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return secondsOf(readWav(await readAt(file, 0, Math.min(size, wavHeadBytes)), size));
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new FormatError('ends inside its samples');
    done += bytesRead;
  }
  return bytes;
}
