import type { TimeRange } from '@cordon/pii/formats';
import { takeOut, type Knowledge } from './anonymise.ts';
import { secondsOf, type Anonymised, type Turn } from './conversation.ts';
import type { Range } from './edits.ts';
import { readTranscript, type HeardTurn, type Transcript, type TranscriptFault } from './transcript.ts';

/** When something is said in a recording, in seconds from its start. */
export interface Times {
  /** What was taken out of the transcript. */
  readonly removed: readonly TimeRange[];
  /** Every stretch in which the transcript has words. */
  readonly spoken: readonly TimeRange[];
}

/** A conversation without the personal data in it, as it was made of what came. */
export interface AnonymisedRaw extends Anonymised {
  readonly seconds: number | null;
  /** Null for a chat, and where something that was taken out has no time: then no recording can be covered by it. */
  readonly times: Times | null;
}

export type RawOutcome =
  | { readonly ok: true; readonly value: AnonymisedRaw }
  | { readonly ok: false; readonly fault: TranscriptFault };

/** Reads what came, turns or a transcript, and takes the personal data out. @throws whatever a detector throws */
export function anonymiseRaw(raw: readonly Turn[] | Transcript, knowledge: Knowledge): RawOutcome {
  if (!('format' in raw)) {
    const { turns, removed } = takeOut(raw, knowledge);
    return { ok: true, value: { turns, removed, seconds: secondsOf(raw), times: null } };
  }
  const read = readTranscript(raw);
  if (!read.ok) return read;
  const { turns, removed, stood } = takeOut(read.turns, knowledge);
  return { ok: true, value: { turns, removed, seconds: read.seconds, times: timesOf(read.turns, stood) } };
}

function timesOf(turns: readonly HeardTurn[], stood: readonly (readonly Range[])[]): Times | null {
  const spoken = turns.flatMap(({ heard }) => heard.flatMap(({ time }) => time ?? []));
  const removed: TimeRange[] = [];
  for (const [nth, { text, heard }] of turns.entries()) {
    for (const { start, end } of stood[nth] ?? []) {
      const within = heard.filter((word) => word.start < end && start < word.end);
      const said = within.filter((word) => /[\p{L}\p{N}]/u.test(text.slice(word.start, word.end)));
      const times = said.flatMap(({ time }) => time ?? []);
      if (times.length < said.length || said.length === 0) return null;
      removed.push(...times);
    }
  }
  const inOrder = (ranges: readonly TimeRange[]) => [...ranges].sort((a, b) => a.start - b.start);
  return { removed: inOrder(removed), spoken: inOrder(spoken) };
}
