import type { RecordingView, RecordingWatched } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import type { Tone } from '../../components/StatusMark.tsx';

/** How a recording stands, in a word and a tone. */
export const states: Readonly<Record<RecordingView['state'], readonly [Tone, string]>> = {
  running: ['wait', 'Still running'],
  whole: ['good', 'Whole'],
  'broken-off': ['plain', 'Broken off'],
  torn: ['warn', 'Pieces missing'],
};

/** `1:05`, `1:02:03`. @param ms milliseconds */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${rest}` : `${String(minutes)}:${rest}`;
}

/** How long it is, in words. */
export function lengthOf({ startedAt, lastAt }: Pick<RecordingView, 'startedAt' | 'lastAt'>): string {
  const seconds = Math.round((Date.parse(lastAt) - Date.parse(startedAt)) / 1000);
  return seconds < 60 ? 'under a minute' : count(Math.round(seconds / 60), 'minute');
}

/** What is missing, in a sentence. @param start of the recording, epoch milliseconds */
export function gapWords({ from, until, pieces }: RecordingWatched['gaps'][number], start: number): string {
  const at = (moment: number): string => clockOf(moment - start);
  if (pieces === null) {
    return `It broke off${from === null ? ' before anything came' : ` at ${at(from)}`}: the browser was closed or lost its line. What followed, a few seconds at least, is not here.`;
  }
  const lost = pieces === 1 ? 'One piece is missing' : `${count(pieces, 'piece')} are missing`;
  if (from === null && until === null) return `${lost}: nothing of it arrived.`;
  if (from === null) return `${lost} at the beginning, until ${at(until ?? start)}.`;
  return until === null
    ? `${lost} at the end, after ${at(from)}.`
    : `${lost} between ${at(from)} and ${at(until)}.`;
}

/** What the second lock took out, in words; null where it found nothing. */
export function removedWords(removed: RecordingView['removed']): string | null {
  const all = Object.entries(removed);
  if (all.length === 0) return null;
  const kinds = all.map(([type, times]) => `${type.toLowerCase().replaceAll('_', ' ')} (${String(times)})`);
  return `Came unmasked and was taken out before it was kept: ${kinds.join(', ')}. A finding says so.`;
}
