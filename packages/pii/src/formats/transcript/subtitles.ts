import { FormatError } from '../formatError.ts';
import type { SplitDocument, TimeRange } from '../part.ts';
import { mark, splitBuilder, type Slot, type SplitBuilder } from '../splitBuilder.ts';
import { readCueLine } from './cueText.ts';
import { isRole } from './speaker.ts';

const times =
  /^\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{3})[ \t]+-->[ \t]+(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{3})(.*)$/;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** One-based. */
  readonly number: number;
}

/**
 * Takes WebVTT or SubRip apart. Cues that follow one another and have one speaker are one text, since a value can
 * run over several; their times stay. Speakers that are not a mere role are persons. Notes, style sheets, cue names
 * and settings are searched as text.
 *
 * @throws {FormatError} for a block without times, and for a file that ends inside a cue
 */
export function splitSubtitles(source: string, kind: 'vtt' | 'srt'): SplitDocument {
  const builder = splitBuilder(source);
  const speech = newSpeech(builder);
  const blocks = blocksOf(source);
  if (kind === 'vtt') {
    const head = blocks.shift();
    if (head === undefined || !/^WEBVTT(?:[ \t]|$)/.test(head[0]?.text ?? '')) {
      throw new FormatError('not WebVTT', 1);
    }
    for (const line of head) text(builder, line, line.number === 1 ? 'WEBVTT'.length : 0);
  }
  for (const [index, block] of blocks.entries()) {
    if (kind === 'vtt' && /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(block[0]?.text ?? '')) {
      for (const line of block) text(builder, line);
      continue;
    }
    const at = block.findIndex((line) => line.text.includes('-->'));
    const timing = block[at];
    const range = timing === undefined ? undefined : rangeOf(timing.text);
    const ended = index + 1 < blocks.length || /\n\r?\n\s*$/.test(source);
    if (timing === undefined || range === undefined || at > 1) {
      throw new FormatError('a cue without times', block[0]?.number);
    }
    if (at + 1 === block.length && !ended) throw new FormatError('ends inside a cue', timing.number);
    for (const line of block.slice(0, at)) text(builder, line);
    text(builder, timing, timing.text.length - range.settings);
    for (const line of block.slice(at + 1)) speech.line(line, { start: range.start, end: range.end }, kind);
  }
  speech.end();
  return builder.done();
}

function text(builder: SplitBuilder, { start, end, text: whole }: Line, from = 0): void {
  const rest = whole.slice(from);
  if (rest.trim() === '') return;
  builder.part([
    { start: start + from, end, text: rest, write: (redacted) => redacted.replaceAll('-->', '') },
  ]);
}

/** Lines between empty lines. */
function blocksOf(source: string): Line[][] {
  const blocks: Line[][] = [];
  let block: Line[] = [];
  let start = 0;
  let number = 1;
  for (const raw of source.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '') {
      if (block.length > 0) blocks.push(block);
      block = [];
    } else block.push({ start, end: start + line.length, text: line, number });
    start += raw.length + 1;
    number += 1;
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
}

function rangeOf(line: string): (TimeRange & { readonly settings: number }) | undefined {
  const match = times.exec(line);
  if (match === null) return undefined;
  const seconds = (from: number): number =>
    Number(match[from] ?? 0) * 3600 +
    Number(match[from + 1]) * 60 +
    Number(match[from + 2]) +
    Number(match[from + 3]) / 1000;
  return { start: seconds(1), end: seconds(5), settings: match[9]?.length ?? 0 };
}

/** Gathers what one speaker says over several cues. */
function newSpeech(builder: SplitBuilder): {
  line(line: Line, range: TimeRange, kind: 'vtt' | 'srt'): void;
  end(): void;
} {
  let run: (Slot | string)[] = [];
  let ranges: (TimeRange | undefined)[] = [];
  let speaker: string | undefined;
  const end = (): void => {
    if (run.some((piece) => typeof piece === 'object')) {
      builder.part(run, { turn: true, times: ranges, ...(speaker === undefined ? {} : { speaker }) });
    }
    run = [];
    ranges = [];
  };
  const push = (piece: Slot | string, range?: TimeRange): void => {
    run.push(piece);
    ranges.push(range);
  };
  return {
    line({ start, text: line }, range, kind) {
      let first = true;
      for (const piece of readCueLine(line, start, kind)) {
        if ('speaker' in piece) {
          const { speaker: slot } = piece;
          if (slot.text !== speaker) end();
          speaker = slot.text;
          if (!isRole(slot.text)) builder.part([slot], { type: 'PERSON' });
          continue;
        }
        if ('inTag' in piece) {
          builder.part([piece.inTag]);
          continue;
        }
        if (run.length > 0) push(first ? ' ' : mark);
        push(piece.text, range);
        first = false;
      }
    },
    end,
  };
}
