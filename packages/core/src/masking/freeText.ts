import { redact, type DetectOptions } from '@cordon/pii';
import type { Treatment } from '../kernel/index.ts';

/** Free text as it may be shown, and how many pieces were taken out of it. */
export interface TreatedText {
  readonly text: string;
  readonly removed: number;
}

/**
 * Treats free text (a message, a note) as a whole: it is searched for the case's own values first, then for
 * patterns. `clear` leaves it, `hidden` empties it, everything between redacts: a part of a sentence has no
 * initial, bucket or token.
 * @param known raw values of the case's customer which the reader of this text may not see; for several texts, compile
 *   them once (`compileKnown`)
 */
export function treatText(
  text: string,
  treatment: Treatment,
  known: NonNullable<DetectOptions['known']>,
): TreatedText {
  if (treatment === 'clear') return { text, removed: 0 };
  if (treatment === 'hidden') return { text: '', removed: 0 };
  const redacted = redact(text, { known });
  return { text: redacted.text, removed: redacted.spans.length };
}
