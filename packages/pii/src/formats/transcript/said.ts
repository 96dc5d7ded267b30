import { FormatError } from '../formatError.ts';
import { jsonLeaves, type JsonPath } from '../jsonLeaves.ts';
import type { TimeRange } from '../part.ts';
import { assertText } from '../redactFile.ts';
import { spellingsOf, timedItems, type Item } from './asr.ts';
import { splitSubtitles } from './subtitles.ts';

/** A word of a transcript, or all that a cue or a segment says where the transcript tells no single words. */
export interface Said {
  readonly text: string;
  /** As the transcript names who speaks; a channel is named `channel 0`. */
  readonly speaker?: string;
  /** When it is said; a mark of punctuation has none, nor has a word that the recogniser could not place. */
  readonly time?: TimeRange;
  /** It follows the one before without a space: a mark of punctuation. */
  readonly joined?: true;
}

/**
 * Reads what is said in a transcript, in the order of time: WebVTT, SubRip, or the JSON of a speech recogniser (AWS
 * Transcribe, Deepgram, Whisper and what is built like them). Where one says the same several times, in words and in
 * segments, the words are taken, and of segments only what has no words.
 *
 * @throws {FormatError} for another format, for a file that is not whole, and for one without times
 */
export function saidIn(source: string, format: 'json' | 'vtt' | 'srt'): Said[] {
  const text = source.replace(/^\ufeff/, '');
  assertText(text);
  return format === 'json' ? saidInAsr(text) : saidInSubtitles(text, format);
}

function saidInSubtitles(source: string, format: 'vtt' | 'srt'): Said[] {
  const said: { text: string; speaker?: string; time: TimeRange }[] = [];
  for (const { fragments, times, marks, speaker } of splitSubtitles(source, format).parts) {
    if (times === undefined) continue;
    for (const [at, text] of fragments.entries()) {
      const time = times[at];
      if (time === undefined) continue;
      const last = said.at(-1);
      // Lines of one cue, and what stands between its tags, are one.
      if (at > 0 && last?.time.start === time.start && last.time.end === time.end)
        last.text += marks?.has(at - 1) === true ? text : ` ${text}`;
      else said.push({ text, time, ...(speaker === undefined ? {} : { speaker }) });
    }
  }
  return said.filter(({ text }) => text.trim() !== '');
}

/** Lists of the same place in the document: words of all segments, of all channels. */
interface Family {
  readonly items: Item[];
  letters: number;
  single: number;
}

function saidInAsr(source: string): Said[] {
  const families = new Map<string, Family>();
  for (const item of timedItems(jsonLeaves(source)).values()) {
    const place = placeOf(item.list);
    if (place === undefined) continue;
    const family = families.get(place) ?? { items: [], letters: 0, single: 0 };
    families.set(place, family);
    family.items.push(item);
    const text = textOf(item);
    family.letters += text.length;
    if (!/\s/.test(text)) family.single += 1;
  }
  const largest = [...families.values()].sort((a, b) => b.letters - a.letters);
  const words = largest.find(({ items, single }) => single >= items.length * 0.8);
  const segments = largest.find((family) => family !== words);
  if (words === undefined && segments === undefined) throw new FormatError('the transcript has no times');
  const whole = inOrder(segments?.items ?? []);
  const spoken = inOrder(words?.items ?? []);
  const starts = spoken.flatMap(({ start }) => start ?? []);
  const more = whole.filter(({ start, end }) => {
    if (start === undefined || end === undefined) return false;
    const last = starts[before(starts, end) - 1];
    return last === undefined || last < start;
  });
  const begins = whole.map(({ start }) => start ?? 0);
  return inOrder([...spoken, ...more]).flatMap((item) => {
    const around = whole[before(begins, (item.start ?? -1) + 0.0005) - 1];
    const said = saidOf(item, speakerOf(item, around));
    return said.text === '' ? [] : [said];
  });
}

/** In the order of time; what has none stays behind the one before it. */
function inOrder(items: readonly Item[]): Item[] {
  let last = 0;
  const placed = items.map((item) => {
    last = item.start ?? last;
    return { item, at: last };
  });
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

function saidOf(item: Item, speaker: string | undefined): Said {
  const { start, end, mark } = item;
  return {
    text: textOf(item),
    ...(speaker === undefined ? {} : { speaker }),
    ...(start === undefined || end === undefined ? {} : { time: { start, end } }),
    ...(mark === true ? { joined: true } : {}),
  };
}

function textOf(item: Item): string {
  return spellingsOf(item)[0]?.value.trim() ?? '';
}

/** By the word itself, by its channel, or by the segment around it. */
function speakerOf({ speaker, start, list }: Item, segment: Item | undefined): string | undefined {
  if (speaker !== undefined) return speaker.value;
  const around = start !== undefined && start < (segment?.end ?? 0) ? segment?.speaker?.value : undefined;
  return channelOf(list) ?? around;
}

/** How many of the times in order are before this one. */
function before(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function channelOf(path: JsonPath): string | undefined {
  for (let at: JsonPath | undefined = path; at !== undefined; at = at.parent) {
    if (typeof at.step === 'number' && at.parent?.step === 'channels') return `channel ${String(at.step)}`;
  }
  return undefined;
}

/** Such as `results.channels.*.alternatives.*.words`; none for another hearing of the same words. */
function placeOf(path: JsonPath): string | undefined {
  const steps: string[] = [];
  for (let at: JsonPath | undefined = path; at !== undefined; at = at.parent) {
    if (typeof at.step === 'number' && at.step > 0 && at.parent?.step === 'alternatives') return undefined;
    if (at.step !== undefined) steps.unshift(typeof at.step === 'number' ? '*' : at.step);
  }
  return steps.join('.');
}
