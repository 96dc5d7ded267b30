import { readFile, rm } from 'node:fs/promises';
import type { Cover, SpokenTimes } from '../../src/audio/index.ts';
import { FormatError, formatOf, timesOf, type FileOptions, type TimeRange } from '../../src/formats/index.ts';
import type { PiiType } from '../../src/index.ts';
import { decodeUtf8 } from '../files/utf8.ts';
import { decodeToWav, encodeToOpus } from './ffmpeg.ts';
import { coverWav, isPlainWav } from './wavFile.ts';

export interface SoundOptions {
  readonly cover: Cover;
  readonly as: 'wav' | 'opus';
  /** Seconds each step of ffmpeg may take. */
  readonly seconds: number;
}

export interface CoveredRecording {
  readonly counts: ReadonlyMap<PiiType, number>;
  /** Stretches that were covered: values, and what the transcript does not have. */
  readonly covered: readonly TimeRange[];
}

/**
 * Covers the values of a recording by the times of its transcript, and writes it as WAV or Opus without its tags.
 * @param to path of the result; paths that begin with it are used meanwhile, and removed
 * @throws {FormatError} whenever the recording has to be withheld
 */
export async function redactRecording(
  from: string,
  transcript: string | undefined,
  to: string,
  sound: SoundOptions,
  options: FileOptions,
): Promise<CoveredRecording> {
  if (transcript === undefined) throw new FormatError('a recording without its transcript');
  const format = formatOf(transcript);
  if (format !== 'json' && format !== 'vtt' && format !== 'srt')
    throw new FormatError('not a transcript with times');
  const times = timesOf(decodeUtf8(await readFile(transcript)), format, options);
  const covered = await coverRecording(from, to, times, sound);
  const counts = new Map<PiiType, number>();
  for (const { type } of times.removed) counts.set(type, (counts.get(type) ?? 0) + 1);
  return { counts, covered };
}

/**
 * Covers a recording where its transcript is known to have values, and where it has no words, as `redactRecording`.
 * @returns the stretches that were covered
 * @throws {FormatError} whenever the recording has to be withheld
 */
export async function coverRecording(
  from: string,
  to: string,
  times: SpokenTimes,
  sound: SoundOptions,
): Promise<readonly TimeRange[]> {
  const decoded = `${to}.decoded`;
  const covered = `${to}.covered`;
  try {
    const isWav = await isPlainWav(from);
    if (!isWav) await decodeToWav(from, decoded, sound.seconds);
    const ranges = await coverWav(
      isWav ? from : decoded,
      sound.as === 'wav' ? to : covered,
      times,
      sound.cover,
    );
    if (sound.as === 'opus') await encodeToOpus(covered, to, sound.seconds);
    return ranges;
  } finally {
    await rm(decoded, { force: true });
    await rm(covered, { force: true });
  }
}
