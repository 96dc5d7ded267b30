import { FormatError } from '../formats/formatError.ts';
import type { TimeRange } from '../formats/part.ts';

/** What is known of a recording by its transcript, in order. */
export interface SpokenTimes {
  /** When values are said. */
  readonly removed: readonly TimeRange[];
  /** Every stretch in which the transcript has words. */
  readonly spoken: readonly TimeRange[];
}

/** Recognisers put a word's edges some hundredths of a second off. */
export const paddingSeconds = 0.15;

/** What is further than this from every word was not transcribed: who knows what is said there. */
export const unheardSeconds = 1;

/** How much longer than the recording its transcript may be. */
const slackSeconds = 1;

/**
 * The stretches of a recording to be covered: every value, with padding on both sides, and everything that the
 * transcript does not cover. In order, not overlapping.
 *
 * @param seconds length of the recording
 * @throws {FormatError} when the transcript is of a longer recording
 */
export function coveredRanges({ removed, spoken }: SpokenTimes, seconds: number): TimeRange[] {
  const last = Math.max(0, ...spoken.map(({ end }) => end));
  if (last > seconds + slackSeconds) throw new FormatError('the transcript is longer than the recording');
  const padded = removed.map(({ start, end }) => ({
    start: start - paddingSeconds,
    end: end + paddingSeconds,
  }));
  return merged([...padded, ...unheard(spoken, seconds)], seconds);
}

function unheard(spoken: readonly TimeRange[], seconds: number): TimeRange[] {
  const heard = merged(
    spoken.map(({ start, end }) => ({ start: start - unheardSeconds, end: end + unheardSeconds })),
    seconds,
  );
  const edges = [0, ...heard.flatMap(({ start, end }) => [start, end]), seconds];
  const gaps: TimeRange[] = [];
  for (let at = 0; at < edges.length; at += 2) {
    const [start = 0, end = 0] = edges.slice(at, at + 2);
    if (start < end) gaps.push({ start, end });
  }
  return gaps;
}

function merged(ranges: readonly TimeRange[], seconds: number): TimeRange[] {
  const out: TimeRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const start = Math.max(0, range.start);
    const end = Math.min(seconds, range.end);
    const last = out.at(-1);
    if (last !== undefined && start <= last.end) {
      out[out.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else if (start < end) out.push({ start, end });
  }
  return out;
}
