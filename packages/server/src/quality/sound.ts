import { coverRecording, isPlainWav } from '@cordon/pii/audio';
import type { Times } from '@cordon/core/quality';
import { FormatError } from '@cordon/pii';
import { inScratch } from '../platform/scratch.ts';

/** What stands of a recording beside its bytes: no word of it. */
export interface SoundFacts {
  readonly mediaType: 'audio/wav' | 'audio/ogg';
  /** Stretches that are silent, in seconds. */
  readonly covered: readonly { readonly start: number; readonly end: number }[];
}

export interface CoveredSound extends SoundFacts {
  readonly bytes: Uint8Array;
}

/** Each of ffmpeg's steps, in seconds. */
const STEP_SECONDS = 120;

/**
 * Makes a recording silent wherever something was taken out of its transcript, and wherever the transcript has no word.
 * WAV stays WAV, the rest becomes Opus.
 * @returns null for what is not read here (ffmpeg is missing, the file is damaged, the transcript is of a longer one)
 */
export async function coverSound(bytes: Uint8Array, times: Times): Promise<CoveredSound | null> {
  try {
    const done = await inScratch(bytes, async (from, to) => {
      const as = (await isPlainWav(from)) ? 'wav' : 'opus';
      const ranges = await coverRecording(from, to, times, { cover: 'mute', as, seconds: STEP_SECONDS });
      return { as, ranges };
    });
    const { as, ranges } = done.made;
    const covered = ranges.map(({ start, end }) => ({ start: hundredths(start), end: hundredths(end) }));
    return { mediaType: as === 'wav' ? 'audio/wav' : 'audio/ogg', covered, bytes: done.bytes };
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

function hundredths(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
