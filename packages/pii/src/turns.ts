import { newConversation } from './conversation.ts';
import { compiled, type DetectOptions } from './detect.ts';
import type { KnownDetector } from './known.ts';
import { newNumbering } from './numbering.ts';
import { hidePlaceholders } from './placeholder.ts';
import { redact, type Redacted, type RedactOptions } from './redact.ts';
import { resolve } from './resolve.ts';
import { defaultMinScore, type Candidate, type Detector, type Span } from './span.ts';

/** What one person says before the next one speaks: a chat message, a line of a call transcript. */
export interface Turn {
  readonly text: string;
  /** Who speaks; a value that a speaker gives in parts is found although others speak in between. */
  readonly speaker?: string;
}

/** A part shorter than this is not looked for where it is said again. */
const shortestEcho = 3;
const acrossScore = 0.8;

/**
 * Finds personal data in the turns of a conversation, in order: what a conversation finds in each, and known values whose
 * parts stand in several turns ("my number is 415 555" - "go on" - "2671"), also where a part is repeated alone.
 * @returns the spans of each turn; offsets count in its text
 */
export function detectTurns(
  turns: readonly Turn[],
  given: Omit<DetectOptions, 'speaker' | 'previous'> = {},
): Span[][] {
  const options = compiled(given);
  const across = acrossTurns(turns, options);
  const conversation = newConversation(options);
  return turns.map(({ text, speaker }, i) => {
    const more = across[i] ?? [];
    const spans = conversation.turn(text, speaker === undefined ? {} : { speaker });
    return more.length === 0 ? spans : resolve(text, [...spans, ...more]);
  });
}

/**
 * Redacts the turns of a conversation, in order: what `detectTurns` finds in each. Numbered placeholders mean the same value
 * in all of them.
 */
export function redactTurns(turns: readonly Turn[], given: RedactOptions = {}): Redacted[] {
  const options = { ...compiled(given), numbering: given.numbering ?? newNumbering() };
  for (const { text } of turns) options.numbering.reserve(text);
  const found = detectTurns(turns, options);
  return turns.map(({ text }, i) => {
    const spans = found[i] ?? [];
    return redact(
      text,
      spans.length === 0 ? options : { ...options, known: plus(options.known, text, spans) },
    );
  });
}

/** A detector that also reports what is known of one text. */
function plus(known: Detector | undefined, text: string, more: readonly Span[]): Detector {
  const searched = hidePlaceholders(text);
  return {
    name: known?.name ?? 'conversation',
    types: [...(known?.types ?? []), ...more.map(({ type }) => type)],
    find: (given, scan) => [...(known?.find(given, scan) ?? []), ...(given === searched ? more : [])],
  };
}

/**
 * The parts of known values that are split over turns, as spans of each turn; empty without compiled known values.
 */
export function acrossTurns(turns: readonly Turn[], { known, types, minScore }: DetectOptions): Span[][] {
  const found: Span[][] = turns.map(() => []);
  if (known === undefined || !isKnownDetector(known)) return found;
  const wanted = types === undefined ? undefined : new Set(types);
  if (acrossScore < (minScore ?? defaultMinScore)) return found;
  const echoes = new Map<string, Candidate['type']>();
  for (const stream of streamsOf(turns)) {
    const { joined, place } = join(turns, stream);
    for (const pieces of known.findPieces(joined)) {
      const parts = pieces.flatMap((piece) => place(piece));
      if (new Set(parts.map(({ turn }) => turn)).size < 2) continue;
      for (const { turn, start, end, type } of parts) {
        if (wanted?.has(type) === false) continue;
        found[turn]?.push({ start, end, type, score: acrossScore, by: known.name });
        const text = turns[turn]?.text.slice(start, end) ?? '';
        if (/^\W*\d[\d\W]*$/.test(text) && text.replace(/\D/g, '').length >= shortestEcho)
          echoes.set(text, type);
      }
    }
  }
  for (const [text, type] of echoes) {
    turns.forEach((turn, i) => {
      for (const start of places(turn.text, text)) {
        found[i]?.push({ start, end: start + text.length, type, score: acrossScore, by: known.name });
      }
    });
  }
  return found;
}

function isKnownDetector(known: NonNullable<DetectOptions['known']>): known is KnownDetector {
  return 'findPieces' in known;
}

/** All turns together, and those of each speaker alone. */
function streamsOf(turns: readonly Turn[]): number[][] {
  const bySpeaker = new Map<string, number[]>();
  turns.forEach(({ speaker }, i) => {
    if (speaker === undefined) return;
    const own = bySpeaker.get(speaker);
    if (own === undefined) bySpeaker.set(speaker, [i]);
    else own.push(i);
  });
  const all = turns.map((_, i) => i);
  return [all, ...[...bySpeaker.values()].filter((own) => own.length > 1 && own.length < all.length)];
}

interface Part extends Candidate {
  readonly turn: number;
}

function join(
  turns: readonly Turn[],
  stream: readonly number[],
): { readonly joined: string; place: (candidate: Candidate) => Part[] } {
  const starts: number[] = [];
  let joined = '';
  for (const turn of stream) {
    starts.push(joined.length);
    joined += `${hidePlaceholders(turns[turn]?.text ?? '')}\n`;
  }
  return {
    joined,
    place(candidate) {
      const parts: Part[] = [];
      for (let i = lastAtOrBefore(starts, candidate.start); i < starts.length; i += 1) {
        const from = starts[i] ?? 0;
        const turn = stream[i] ?? 0;
        if (from >= candidate.end) break;
        const start = Math.max(candidate.start, from) - from;
        const end = Math.min(candidate.end - from, turns[turn]?.text.length ?? 0);
        if (start < end) parts.push({ ...candidate, turn, start, end });
      }
      return parts;
    },
  };
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Where a text stands by itself, no digit touching it. */
function places(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    const touched = /\d/.test(text.charAt(at - 1)) || /\d/.test(text.charAt(at + part.length));
    if (!touched) found.push(at);
  }
  return found;
}
