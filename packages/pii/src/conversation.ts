import { continuation, unfinished, type Unfinished } from './continuation.ts';
import { compiled, detect, type DetectOptions } from './detect.ts';
import { builtInDetectors } from './detectors/index.ts';
import { resolve } from './resolve.ts';
import { defaultMinScore, type Detector, type Span } from './span.ts';
import { newTagger, tagger } from './tagger/index.ts';

export interface TurnOptions {
  /** Who says it. Turns of two speakers in a row are question and answer. */
  readonly speaker?: string;
}

/** A conversation in the making; it remembers its last turn, which is raw text, and hashes of the names that were said. */
export interface Conversation {
  /** Finds personal data in the next turn: offsets count in this turn alone. */
  turn(text: string, options?: TurnOptions): Span[];
}

/**
 * Searches the turns of one conversation in order. In a turn, a short answer of bare numbers is taken for what it
 * is ("4821" after "the last four of your card?"), and the question before says which kind it is. A name that was said
 * is found again, and so is the rest of a number that its speaker began a turn before.
 *
 * @param options as for `detect`; known values are compiled once
 */
export function newConversation(options: Omit<DetectOptions, 'speaker' | 'previous'> = {}): Conversation {
  const ready = { ...compiled(options), detectors: remembering(options.detectors ?? builtInDetectors) };
  let before: { readonly text: string; readonly speaker: string | undefined } | undefined;
  const begun = new Map<string, Unfinished>();
  return {
    turn(text, { speaker } = {}) {
      const answers = before !== undefined && (before.speaker === undefined || before.speaker !== speaker);
      const previous = answers ? (before?.text ?? '') : '';
      before = { text, speaker };
      const spans = detect(text, { ...ready, previous, ...(speaker === undefined ? {} : { speaker }) });
      if (speaker === undefined) return spans;
      const open = begun.get(speaker);
      const more = open === undefined ? undefined : continuation(text, open);
      const all = more === undefined || !isWanted(more, ready) ? spans : resolve(text, [...spans, more]);
      for (const [who, one] of begun) begun.set(who, { ...one, since: [...one.since, text] });
      const now = unfinished(text, all);
      if (now === undefined) begun.delete(speaker);
      else begun.set(speaker, now);
      return all;
    },
  };
}

/** The detectors with a memory of names of their own. */
function remembering(detectors: readonly Detector[]): readonly Detector[] {
  return detectors.map((detector) => (detector === tagger ? newTagger(new Set()) : detector));
}

function isWanted({ type, score }: Span, { types, minScore, detectors }: DetectOptions): boolean {
  return (
    detectors?.length !== 0 &&
    (types === undefined || types.includes(type)) &&
    score >= (minScore ?? defaultMinScore)
  );
}
