/** A stretch of a text, end excluded; UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text cut into pieces; `span` is set where one of the stretches lies. */
export interface Piece<S extends Span> {
  readonly text: string;
  readonly span: S | null;
}

/** Cuts a text at the stretches. One that overlaps an earlier one, or leaves the text, is dropped. */
export function cut<S extends Span>(text: string, spans: readonly S[]): readonly Piece<S>[] {
  const pieces: Piece<S>[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at || span.end > text.length || span.end <= span.start) continue;
    if (span.start > at) pieces.push({ text: text.slice(at, span.start), span: null });
    pieces.push({ text: text.slice(span.start, span.end), span });
    at = span.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), span: null });
  return pieces;
}

/**
 * The stretches that still stand while a text is being typed on: those before the first place where the text they were
 * found in and the present one differ.
 */
export function stillStanding<S extends Span>(
  found: string,
  present: string,
  spans: readonly S[],
): readonly S[] {
  let same = 0;
  while (same < found.length && same < present.length && found[same] === present[same]) same += 1;
  return spans.filter(({ end }) => end <= same);
}

/** Cuts a kept text at the placeholders that stand for removed values: `[EMAIL]`, `[EMAIL_2]`. */
export function placeholders(text: string): readonly Piece<Span & { readonly type: string }>[] {
  const spans = [...text.matchAll(/\[([A-Z][A-Z_]{1,30}?)(?:_\d{1,5})?\]/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    type: typeName(match[1] ?? ''),
  }));
  return cut(text, spans);
}

/** Detectors that are no pattern for a kind of data, in words. */
const OTHER_FINDERS: Readonly<Record<string, string>> = {
  tagger: 'by the words around it',
  unsettled: 'because what is left would still tell something',
};

/** What found a piece, in words: mostly the pattern of a kind of data (`creditCard`). */
export function foundBy(by: string): string {
  return OTHER_FINDERS[by] ?? `by the pattern for ${by.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`;
}

/** Kinds whose name in the package says little to people. */
const NAMES: Readonly<Record<string, string>> = {
  LOC: 'place',
  ORG: 'company',
  SSN: 'social security number',
  MRN: 'patient record number',
  IBAN: 'IBAN',
  IP: 'IP address',
  MAC: 'device address',
  PIN: 'PIN',
  ZIP: 'postal code',
  URL: 'web address',
  OTHER: 'something else',
};

/** A kind of personal data in words: `PHONE` -> `phone`, `DATE_OF_BIRTH` -> `date of birth`, `LOC` -> `place`. */
export function typeName(type: string): string {
  return NAMES[type] ?? type.toLowerCase().replaceAll('_', ' ');
}

/** Stretches of a text with what they are: `“Rosa Quint” (person)`, each once. */
export function said(text: string, spans: readonly (Span & { readonly type: string })[]): string {
  const all = spans.map(({ start, end, type }) => `“${text.slice(start, end)}” (${typeName(type)})`);
  return [...new Set(all)].join(', ');
}
