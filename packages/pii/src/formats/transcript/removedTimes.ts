import { FormatError } from '../formatError.ts';
import type { Part, TimeRange } from '../part.ts';
import type { Found } from '../redactParts.ts';
import type { PiiType } from '../../span.ts';

/** A stretch of a recording in which a value is said, in seconds. */
export interface RemovedTime extends TimeRange {
  readonly type: PiiType;
}

/** What a transcript tells of its recording. */
export interface TranscriptTimes {
  readonly removed: readonly RemovedTime[];
  /** Every stretch in which the transcript has words. */
  readonly spoken: readonly TimeRange[];
}

/**
 * When the values were said that were found in a transcript. Where there are words with times, a value found in a whole
 * segment only counts for all of the segment.
 *
 * @throws {FormatError} when a value cannot be placed in time: the recording must then be withheld
 */
export function transcriptTimes(parts: readonly Part[], found: readonly Found[]): TranscriptTimes {
  const timed = parts.filter(({ times }) => times !== undefined);
  if (timed.length === 0) throw new FormatError('the transcript has no times');
  const fine = new Set(timed.filter(isWords));
  const byWord: RemovedTime[] = [];
  const bySegment: RemovedTime[] = [];
  const unplaced = new Map<PiiType, number>();
  for (const { type, part: index, from, to } of found) {
    const part = parts[index];
    const range = part?.times?.slice(from, to + 1).filter((time) => time !== undefined);
    if (part === undefined || range === undefined) {
      if (isSpoken(part)) unplaced.set(type, (unplaced.get(type) ?? 0) + 1);
      continue;
    }
    const untimed = part.fragments.slice(from, to + 1).some((text, at) => {
      return /[\p{L}\p{N}]/u.test(text) && part.times?.[from + at] === undefined;
    });
    if (untimed) throw new FormatError('a word of the transcript has no time');
    const times = {
      start: Math.min(...range.map(({ start }) => start)),
      end: Math.max(...range.map(({ end }) => end)),
      type,
    };
    (fine.has(part) ? byWord : bySegment).push(times);
  }
  const removed = [
    ...byWord,
    ...bySegment.filter((time) => !byWord.some((word) => word.type === time.type && overlap(word, time))),
  ].sort((a, b) => a.start - b.start);
  for (const [type, count] of unplaced) {
    if (removed.filter((time) => time.type === type).length < count) {
      throw new FormatError('a value of the transcript has no time');
    }
  }
  const words = fine.size > 0 ? [...fine] : timed;
  const spoken = words.flatMap(({ times = [] }) => times.filter((time) => time !== undefined));
  return { removed, spoken: spoken.sort((a, b) => a.start - b.start) };
}

/** Whether the fragments of a part are single words. */
function isWords({ fragments, times = [] }: Part): boolean {
  const texts = fragments.filter((_, index) => times[index] !== undefined);
  const single = texts.filter((text) => !/\S\s+\S/.test(text));
  return single.length >= texts.length * 0.8;
}

/** The running text of a recogniser repeats what its words say. */
function isSpoken(part: Part | undefined): boolean {
  return part?.label === 'transcript' || part?.label === 'text';
}

function overlap(a: TimeRange, b: TimeRange): boolean {
  return a.start < b.end && b.start < a.end;
}
