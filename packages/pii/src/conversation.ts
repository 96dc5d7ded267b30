import { compiled, detect, type DetectOptions } from './detect.ts';
import type { Span } from './span.ts';

export interface TurnOptions {
  /** Who says it. Turns of two speakers in a row are question and answer. */
  readonly speaker?: string;
}

/** A conversation in the making; it remembers its last turn, which is raw text. */
export interface Conversation {
  /** Finds personal data in the next turn: offsets count in this turn alone. */
  turn(text: string, options?: TurnOptions): Span[];
}

/**
 * Searches the turns of one conversation in order. In a turn, a short answer of bare numbers is taken for what it
 * is ("4821" after "the last four of your card?"), and the question before says which kind it is.
 *
 * @param options as for `detect`; known values are compiled once
 */
export function newConversation(options: Omit<DetectOptions, 'speaker' | 'previous'> = {}): Conversation {
  const ready = compiled(options);
  let before: { readonly text: string; readonly speaker: string | undefined } | undefined;
  return {
    turn(text, { speaker } = {}) {
      const answers = before !== undefined && (before.speaker === undefined || before.speaker !== speaker);
      const previous = answers ? (before?.text ?? '') : '';
      before = { text, speaker };
      return detect(text, { ...ready, previous, ...(speaker === undefined ? {} : { speaker }) });
    },
  };
}
