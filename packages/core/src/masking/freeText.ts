import { compileKnown, redact, type CompiledRules, type DetectOptions, type KnownValue } from '@cordon/pii';
import type { Treatment } from '../kernel/index.ts';

/** Free text as it may be shown, and how many pieces were taken out of it. */
export interface TreatedText {
  readonly text: string;
  readonly removed: number;
}

/** What a text is searched for beside the patterns of the package. */
export interface SearchedFor {
  /** Raw values of the case's customer which the reader of this text may not see. */
  readonly known: NonNullable<DetectOptions['known']>;
  /** The company's own words, patterns and exceptions. */
  readonly custom: CompiledRules;
}

/**
 * Treats free text (a message, a note) as a whole: it is searched for the case's own values first, then for
 * patterns. `clear` leaves it, `hidden` empties it, everything between redacts: a part of a sentence has no
 * initial, bucket or token.
 * @param searched for several texts, compile the known values once (`compileKnown`)
 */
export function treatText(text: string, treatment: Treatment, { known, custom }: SearchedFor): TreatedText {
  if (treatment === 'clear') return { text, removed: 0 };
  if (treatment === 'hidden') return { text: '', removed: 0 };
  const redacted = redact(text, { known, custom });
  return { text: redacted.text, removed: redacted.spans.length };
}

/** A text, and how it is to be shown. */
export interface Treatable {
  readonly text: string;
  readonly treatment: Treatment;
}

/** Treats texts of one case, each as a whole. @returns one for each, in their order */
export function treatTexts(
  texts: readonly Treatable[],
  { known, custom }: { readonly known: readonly KnownValue[]; readonly custom: CompiledRules },
): readonly TreatedText[] {
  const searched = { known: compileKnown(known), custom };
  return texts.map(({ text, treatment }) => treatText(text, treatment, searched));
}
