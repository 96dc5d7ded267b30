import { fromBase64 } from './bytes.ts';
import type { JsonValue } from './canonical.ts';
import type { IndexRange } from './ranges.ts';

/** A body and its salt, claimed to be what the leaf at `index` committed to. */
export interface Opening {
  readonly index: number;
  readonly salt: Uint8Array;
  readonly body: JsonValue;
}

/** Bodies claimed to be all there are of some entries. */
export interface CompleteBodies {
  /** By rising index; read as the entries go by, so that a large log needs no large memory. */
  readonly openings: AsyncIterable<Opening> | Iterable<Opening>;
  /** The entries of which they are all, ascending and apart; the whole log when not given. */
  readonly ranges?: readonly IndexRange[];
}

/** Reads a line `{"index":N,"salt":BASE64,"body":...}`; null for any other text. */
export function parseOpening(line: string): Opening | null {
  try {
    const value = JSON.parse(line) as { index?: unknown; salt?: unknown; body?: JsonValue } | null;
    const { index, salt, body } = value ?? {};
    if (typeof index !== 'number' || typeof salt !== 'string' || body === undefined) return null;
    return { index, salt: fromBase64(salt), body };
  } catch {
    return null;
  }
}
