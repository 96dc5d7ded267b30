import type { FieldType } from '@cordon/core/kernel';
import { detect, type PiiType } from '@cordon/pii';
import { seenAs } from './categories.ts';

/** Values of one field that are looked at. */
export const SAMPLE = 50;
/** Characters of a value that are looked at. */
export const SAMPLE_LENGTH = 500;

/**
 * What the sampled values of a field look like, counted. It is all that is kept of them: no value can be told from it.
 */
export interface Tally {
  /** Values that were looked at; empty ones were not. */
  readonly sampled: number;
  /** Values that are one thing as a whole. */
  readonly whole: Counts;
  /** Values that carry something among other words. */
  readonly inside: Counts;
  /** Values with personal data in them, in either way. */
  readonly personal: number;
  /** Values of several words. */
  readonly prose: number;
}

export type Counts = Readonly<Partial<Record<PiiType, number>>>;

/** A number is one of these by its own check digits or length, and anything else only by chance. */
const AMONG_NUMBERS: readonly PiiType[] = ['CREDIT_CARD', 'SSN', 'PHONE'];

const PROSE_WORDS = 5;
/** Of a value's letters and digits, what a span must cover to be the value. */
const WHOLE = 0.8;

/**
 * @param values as text, raw; they end here
 * @param label name of the field: the detectors read it as context
 * @param type other than text, a value is looked at for what numbers can be
 */
export function tallyOf(values: readonly string[], label: string, type: FieldType): Tally {
  const whole: Partial<Record<PiiType, number>> = {};
  const inside: Partial<Record<PiiType, number>> = {};
  const looked = values
    .filter((value) => value.trim() !== '')
    .slice(0, SAMPLE)
    .map((value) => value.slice(0, SAMPLE_LENGTH));
  let [personal, prose] = [0, 0];
  for (const value of looked) {
    const spans = detect(value, {
      label,
      ...(type === 'integer' || type === 'numeric' ? { types: AMONG_NUMBERS } : {}),
    }).filter(({ type: seen }) => seenAs[seen] !== undefined);
    const main = spans.find((span) => weightOf(value.slice(span.start, span.end)) >= WHOLE * weightOf(value));
    if (main !== undefined) whole[main.type] = (whole[main.type] ?? 0) + 1;
    else for (const seen of new Set(spans.map((span) => span.type))) inside[seen] = (inside[seen] ?? 0) + 1;
    if (spans.length > 0) personal += 1;
    if (value.trim().split(/\s+/).length >= PROSE_WORDS) prose += 1;
  }
  return { sampled: looked.length, whole, inside, personal, prose };
}

function weightOf(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}
