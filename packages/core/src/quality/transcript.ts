import type { Speaker, Turn } from './conversation.ts';

/** What a transcript may be written in. */
export const transcriptFormats = ['vtt', 'srt', 'asr-json'] as const;

export type TranscriptFormat = (typeof transcriptFormats)[number];

/** Why a transcript is not read: nothing of it is then kept, since what was not understood was not searched either. */
export type TranscriptFault = 'file-incomplete' | 'format-unread';

export type ReadTranscript =
  | { readonly ok: true; readonly turns: readonly Turn[]; readonly seconds: number | null }
  | { readonly ok: false; readonly fault: TranscriptFault };

/** Something said, from second to second. */
interface Cue {
  readonly from: number;
  readonly until: number;
  readonly speaker: string | null;
  readonly text: string;
}

/**
 * Reads a transcript as turns: cues in a row by the same speaker are one, so that what runs over two of them is read
 * together. Times are seconds from its beginning.
 * @param began RFC 3339, of the recording
 */
export function readTranscript(text: string, format: TranscriptFormat, began: string): ReadTranscript {
  const cues = format === 'asr-json' ? asrCues(text) : cuesOf(text, format);
  if (typeof cues === 'string') return { ok: false, fault: cues };
  if (cues.length === 0) return { ok: false, fault: 'file-incomplete' };
  const start = Date.parse(began);
  const agents = agentLabels(cues);
  const turns: { speaker: Speaker; by: string | null; at: string; texts: string[] }[] = [];
  for (const { from, speaker, text: said } of cues) {
    const last = turns.at(-1);
    if (last?.by === speaker) last.texts.push(said);
    else {
      const at = new Date(start + Math.round(from * 1000)).toISOString();
      turns.push({ speaker: speakerOf(speaker, agents), by: speaker, at, texts: [said] });
    }
  }
  const until = cues.reduce((latest, cue) => Math.max(latest, cue.until), 0);
  const seconds = cues.reduce((longest, { from }) => Math.max(longest, until - from), 0);
  return {
    ok: true,
    turns: turns.map(({ speaker, at, texts }) => ({ speaker, at, text: texts.join(' ') })),
    seconds: Math.round(seconds),
  };
}

const TIMING = /^\s*((?:\d{2,}:)?\d{2}:\d{2}[.,]\d{3})\s+-->\s+((?:\d{2,}:)?\d{2}:\d{2}[.,]\d{3})(?:\s.*)?$/;

/** WebVTT and SubRip: blocks apart by an empty line. A block with a timing and no words, or neither, is cut off. */
function cuesOf(text: string, format: 'vtt' | 'srt'): readonly Cue[] | TranscriptFault {
  const lines = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const blocks = lines.split(/\n{2,}/).filter((block) => block.trim() !== '');
  if (format === 'vtt') {
    const head = blocks.shift();
    if (head === undefined || !/^WEBVTT(?:[ \t\n]|$)/.test(head)) return 'format-unread';
  }
  const cues: Cue[] = [];
  for (const block of blocks) {
    if (format === 'vtt' && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(block)) continue;
    const rows = block.split('\n');
    const nth = rows.findIndex((row) => row.includes('-->'));
    const [, from, until] = TIMING.exec(rows[nth] ?? '') ?? [];
    const said = rows
      .slice(nth + 1)
      .join(' ')
      .trim();
    if (nth > 1 || from === undefined || until === undefined || said === '') return 'file-incomplete';
    cues.push({ from: secondsAt(from), until: secondsAt(until), ...spoken(said) });
  }
  return cues;
}

function secondsAt(stamp: string): number {
  return stamp
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Who speaks, by a voice tag (`<v Ada>`) or a name before a colon, and the words without tags. */
function spoken(said: string): { readonly speaker: string | null; readonly text: string } {
  const [, voice] = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(said) ?? [];
  const plain = said.replaceAll(/<\/?[^>]{0,200}>/g, '').trim();
  const [whole, name] = /^([A-Za-z][\w .-]{0,40}):\s+/.exec(plain) ?? [];
  if (voice !== undefined) return { speaker: voice.trim(), text: plain };
  return { speaker: name ?? null, text: whole === undefined ? plain : plain.slice(whole.length) };
}

/** Words that say which of two speakers is the agent. */
const AGENT = /^(?:agent|advisor|adviser|representative|rep|support|operator)\b/i;
const CUSTOMER = /^(?:customer|caller|client|patient)\b/i;

/** Where no label says it, nobody is taken for the agent: what an unknown speaker says is treated as the customer's. */
function agentLabels(cues: readonly Cue[]): ReadonlySet<string> {
  const labels = [...new Set(cues.flatMap(({ speaker }) => speaker ?? []))];
  const named = labels.filter((label) => AGENT.test(label));
  if (named.length > 0 || labels.length !== 2) return new Set(named);
  const customer = labels.find((label) => CUSTOMER.test(label));
  return new Set(customer === undefined ? [] : labels.filter((label) => label !== customer));
}

function speakerOf(label: string | null, agents: ReadonlySet<string>): Speaker {
  return label !== null && agents.has(label) ? 'agent' : 'customer';
}

interface Segment {
  readonly speaker?: unknown;
  readonly text?: unknown;
  readonly start?: unknown;
  readonly end?: unknown;
}

/** Whisper and alike: `{segments: [{start, end, text, speaker?}]}`; Deepgram: `results.utterances` with `transcript`. */
function asrCues(text: string): readonly Cue[] | TranscriptFault {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return 'file-incomplete';
  }
  const segments = segmentsOf(whole);
  if (segments === null) return 'format-unread';
  const cues: Cue[] = [];
  for (const { speaker, text: said, start, end } of segments) {
    if (typeof said !== 'string' || typeof start !== 'number' || typeof end !== 'number')
      return 'format-unread';
    const label =
      typeof speaker === 'string' ? speaker : typeof speaker === 'number' ? String(speaker) : null;
    if (said.trim() !== '') cues.push({ from: start, until: end, speaker: label, text: said.trim() });
  }
  return cues;
}

function segmentsOf(whole: unknown): readonly Segment[] | null {
  if (typeof whole !== 'object' || whole === null) return null;
  const { segments, results } = whole as { segments?: unknown; results?: { utterances?: unknown } };
  if (Array.isArray(segments)) return segments as readonly Segment[];
  const utterances = results?.utterances;
  if (!Array.isArray(utterances)) return null;
  return (utterances as readonly (Segment & { transcript?: unknown })[]).map((one) => ({
    ...one,
    text: one.transcript,
  }));
}
