import { compiled, detect, type DetectOptions } from './detect.ts';
import { hiddenChar } from './hidden.ts';
import { newNumbering, type Numbering } from './numbering.ts';
import type { Operators } from './operators/operator.ts';
import { hidePlaceholders, placeholder } from './placeholder.ts';
import { searchAgain } from './searchAgain.ts';
import type { PiiType, Span } from './span.ts';

export interface RedactOptions extends DetectOptions {
  /** `label`: `[EMAIL]`. `token`: `[EMAIL_1]`, the same number for the same value. */
  readonly mask?: 'label' | 'token';
  /** What is written in the place of each type; where it names neither the type nor `*`, `mask` counts. */
  readonly operators?: Operators;
  /** Numbers to share with other texts; by default each text begins at 1. */
  readonly numbering?: Numbering;
}

/** What stands for one value: its range in the redacted text. */
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
  return redactReading(text, given, ({ start, end }) => text.slice(start, end));
}

/**
 * As `redact`, for a text that has marks in it which a reader does not see.
 * @param read the value of a span as a reader sees it: what an operator is given
 */
export function redactReading(text: string, given: RedactOptions, read: (span: Span) => string): Redacted {
  const options = compiled(given);
  const write = writerOf(text, options, read);
  let spans = detect(text, options);
  let fresh: ReadonlySet<Span> = new Set(spans);
  for (let round = 0; spans.length > 0; round += 1) {
    // Searched with plain placeholders: what an operator writes (a mask, another date) is not to be found again.
    const labelled = substitute(text, spans, ({ type }) => placeholder(type));
    const changed = labelled.replacements.filter((_, i) => fresh.has(spans[i] ?? whole(text)));
    const more = searchAgain(labelled.text, changed, options).map((span) => inOriginal(labelled, span));
    if (more.length === 0) return substitute(text, spans, write);
    if (round === maxRounds) return substitute(text, [whole(text)], write);
    fresh = new Set(more);
    spans = [...spans, ...more].sort((a, b) => a.start - b.start);
  }
  return { text, spans, replacements: [] };
}

/**
 * Replaces a text that is one value as a whole, whatever is found in it. White space around it stays, and so does what
 * was redacted before.
 * @param read the value as a reader sees it
 */
export function redactWhole(text: string, type: PiiType, given: RedactOptions, read: string): Redacted {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const hidden = hidePlaceholders(text);
  const isLeft = Array.from(hidden.slice(start, end)).every((char) => char === hiddenChar);
  const spans = isLeft ? [] : [{ start, end, type, score: 1, by: 'field' }];
  return substitute(
    text,
    spans,
    writerOf(text, given, () => read.trim()),
  );
}

type Write = (span: Span) => string;

function writerOf(
  text: string,
  { mask, numbering: given, operators = {} }: RedactOptions,
  read: (span: Span) => string,
): Write {
  const numbering = mask === 'token' ? (given ?? newNumbering()) : undefined;
  numbering?.reserve(text);
  reserveIn(operators, text);
  return (span) => {
    const { type, by } = span;
    const operator = operators[type] ?? operators['*'];
    if (operator === undefined) return placeholder(type, numbering?.of(type, read(span)));
    // What shows a part of a value must not show a part of a whole text.
    return operator.shows === true && by === unsettled ? placeholder(type) : operator.apply(read(span), type);
  };
}

const unsettled = 'unsettled';

function whole(text: string): Span {
  return { start: 0, end: text.length, type: 'OTHER', score: 1, by: unsettled };
}

/** Tells operators of a text whose placeholders they must not repeat. */
export function reserveIn(operators: Operators, text: string): void {
  for (const operator of new Set(Object.values(operators))) operator.reserve?.(text);
}

function substitute(text: string, spans: readonly Span[], write: Write): Redacted {
  const replacements: Replacement[] = [];
  let out = '';
  let done = 0;
  for (const span of spans) {
    out += text.slice(done, span.start);
    const written = write(span);
    replacements.push({ start: out.length, end: out.length + written.length, text: written });
    out += written;
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
