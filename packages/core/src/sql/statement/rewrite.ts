import type { Known, Refused, Rewritten } from './contract.ts';

/** Longest statement, in bytes of UTF-8. */
export const MAX_STATEMENT_BYTES = 65_536;

/**
 * Turns a client's statement into one that may be sent to the source.
 * @param text the client's statement; `loadParser()` must have been awaited
 */
export function rewriteStatement(text: string, known: Known): Rewritten | Refused {
  void text;
  void known;
  return { ok: false, code: 'statement-kind-refused', word: null, position: null };
}

/**
 * Whether parsing a text can take long (many milliseconds): then it belongs in a thread with a time limit.
 * Cheap: reads the text once.
 */
export function isHeavy(text: string): boolean {
  return text.length > 8_192;
}
