import { compiled, detect, type DetectOptions } from './detect.ts';
import { newNumbering, type Numbering } from './numbering.ts';
import { placeholder } from './placeholder.ts';
import type { Span } from './span.ts';

export interface RedactOptions extends DetectOptions {
  /** `label`: `[EMAIL]`. `token`: `[EMAIL_1]`, the same number for the same value. */
  readonly mask?: 'label' | 'token';
  /** Numbers to share with other texts; by default each text begins at 1. */
  readonly numbering?: Numbering;
}

/** One placeholder: its range in the redacted text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Redacted {
  readonly text: string;
  /** What was replaced, with offsets in the text that was handed in. */
  readonly spans: readonly Span[];
  /** replacements[i] stands for spans[i]. */
  readonly replacements: readonly Replacement[];
}

/** Placeholders change what stands beside a value, so the result is searched again, this often at most. */
const maxRounds = 8;

/**
 * Replaces personal data by placeholders until nothing more is found, so redacting the result again changes
 * nothing. If that does not settle (a text built to give up one value per round), the whole text is replaced.
 */
export function redact(text: string, given: RedactOptions = {}): Redacted {
  const options = compiled(given);
  const numbering = options.mask === 'token' ? (options.numbering ?? newNumbering()) : undefined;
  numbering?.reserve(text);
  let spans = detect(text, options);
  for (let round = 0; spans.length > 0; round += 1) {
    const redacted = substitute(text, spans, numbering);
    const more = detect(redacted.text, options);
    if (more.length === 0) return redacted;
    if (round === maxRounds) return substitute(text, [whole(text)], numbering);
    spans = [...spans, ...more.map((span) => inOriginal(redacted, span))].sort((a, b) => a.start - b.start);
  }
  return { text, spans, replacements: [] };
}

function whole(text: string): Span {
  return { start: 0, end: text.length, type: 'OTHER', score: 1, by: 'unsettled' };
}

function substitute(text: string, spans: readonly Span[], numbering: Numbering | undefined): Redacted {
  const replacements: Replacement[] = [];
  let out = '';
  let done = 0;
  for (const span of spans) {
    out += text.slice(done, span.start);
    const label = placeholder(span.type, numbering?.of(span.type, text.slice(span.start, span.end)));
    replacements.push({ start: out.length, end: out.length + label.length, text: label });
    out += label;
    done = span.end;
  }
  return { text: out + text.slice(done), spans, replacements };
}

/** A span found in the redacted text never touches a placeholder, so the one before it gives the shift. */
function inOriginal(redacted: Redacted, span: Span): Span {
  let low = 0;
  let high = redacted.replacements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((redacted.replacements[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const shift = (redacted.spans[low - 1]?.end ?? 0) - (redacted.replacements[low - 1]?.end ?? 0);
  return { ...span, start: span.start + shift, end: span.end + shift };
}
