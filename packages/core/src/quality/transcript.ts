import { FormatError } from '@cordon/pii';
import { saidIn, type Said, type TimeRange } from '@cordon/pii/formats';
import type { Speaker, Turn } from './conversation.ts';
import type { Range } from './edits.ts';

/** What a transcript may be written in: `asr-json` as AWS Transcribe, Deepgram or Whisper write it. */
export const transcriptFormats = ['vtt', 'srt', 'asr-json'] as const;

export type TranscriptFormat = (typeof transcriptFormats)[number];

/** A transcript as it came. */
export interface Transcript {
  readonly text: string;
  readonly format: TranscriptFormat;
  /** RFC 3339, of the recording. */
  readonly began: string;
  /** What the transcript calls the agent; null where it may be told by the word. */
  readonly agentSpeaker: string | null;
}

/** Why a transcript is not read: nothing of it is then kept, since what was not understood was not searched either. */
export type TranscriptFault = 'file-incomplete' | 'format-unread';

/** A word of a turn, or all that a cue says: where it stands in the text, and when it is said. */
export interface Heard extends Range {
  readonly time: TimeRange | null;
}

export interface HeardTurn extends Turn {
  /** Who speaks, as the transcript names them. */
  readonly by: string | null;
  readonly heard: readonly Heard[];
}

export type ReadTranscript =
  | { readonly ok: true; readonly turns: readonly HeardTurn[]; readonly seconds: number | null }
  | { readonly ok: false; readonly fault: TranscriptFault };

/**
 * Reads a transcript as turns: what one speaker says in a row is one, so that what runs over two cues is read together.
 * Times are seconds from its beginning.
 */
export function readTranscript({ text, format, began, agentSpeaker }: Transcript): ReadTranscript {
  const all = saidOf(text, format);
  if (typeof all === 'string') return { ok: false, fault: all };
  const said = format === 'asr-json' ? all : all.map(withName);
  const start = Date.parse(began);
  const agents = agentSpeaker === null ? agentLabels(said) : new Set([agentSpeaker]);
  const turns: { speaker: Speaker; by: string | null; at: string; text: string; heard: Heard[] }[] = [];
  let until = 0;
  let first = Infinity;
  for (const { text: words, speaker, time = null, joined } of said) {
    let turn = turns.at(-1);
    // A mark of punctuation has no speaker of its own.
    const by = speaker ?? (joined === true ? (turn?.by ?? null) : null);
    if (turn?.by !== by) {
      const at = new Date(start + Math.round((time?.start ?? until) * 1000)).toISOString();
      turn = { speaker: speakerOf(by, agents), by, at, text: '', heard: [] };
      turns.push(turn);
    }
    if (turn.text !== '' && joined !== true) turn.text += ' ';
    turn.heard.push({ start: turn.text.length, end: turn.text.length + words.length, time });
    turn.text += words;
    until = Math.max(until, time?.end ?? 0);
    first = Math.min(first, time?.start ?? Infinity);
  }
  return { ok: true, turns, seconds: Math.round(Math.max(0, until - first)) };
}

function saidOf(text: string, format: TranscriptFormat): readonly Said[] | TranscriptFault {
  try {
    const said = saidIn(text, format === 'asr-json' ? 'json' : format);
    return said.length === 0 ? 'file-incomplete' : said;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const begun = format === 'asr-json' ? !isJson(text) : format === 'srt' || /^\uFEFF?WEBVTT/.test(text);
    return begun ? 'file-incomplete' : 'format-unread';
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Subtitles without a voice tag name who speaks before a colon. */
function withName(said: Said): Said {
  const [whole, name] = /^([A-Za-z][\w .-]{0,40}):\s+/.exec(said.text) ?? [];
  if (said.speaker !== undefined || whole === undefined || name === undefined) return said;
  return { ...said, speaker: name, text: said.text.slice(whole.length) };
}

/** Words that say which of two speakers is the agent. */
const AGENT = /^(?:agent|advisor|adviser|representative|rep|support|operator)\b/i;
const CUSTOMER = /^(?:customer|caller|client|patient)\b/i;

/** Where no label says it, nobody is taken for the agent: what an unknown speaker says is treated as the customer's. */
function agentLabels(said: readonly Said[]): ReadonlySet<string> {
  const labels = [...new Set(said.flatMap(({ speaker }) => speaker ?? []))];
  const named = labels.filter((label) => AGENT.test(label));
  if (named.length > 0 || labels.length !== 2) return new Set(named);
  const customer = labels.find((label) => CUSTOMER.test(label));
  return new Set(customer === undefined ? [] : labels.filter((label) => label !== customer));
}

function speakerOf(label: string | null, agents: ReadonlySet<string>): Speaker {
  return label !== null && agents.has(label) ? 'agent' : 'customer';
}
