import type { DictionaryTried } from '../../api/types.ts';

type Span = DictionaryTried['present'][number];

/** When something is removed: now already, only with what is proposed, or now and no more then. */
export type When = 'present' | 'added' | 'left';

export interface MarkedPiece {
  readonly text: string;
  readonly mark: { readonly type: string; readonly by: string; readonly when: When } | null;
}

/** A text cut at what is removed of it by either of the two: what is removed then comes first where they overlap. */
export function differenceOf(
  text: string,
  { present, proposed }: Pick<DictionaryTried, 'present' | 'proposed'>,
): readonly MarkedPiece[] {
  const marks = [
    ...proposed.map((span) => ({
      ...span,
      when: covers(present, span) ? ('present' as const) : ('added' as const),
    })),
    ...present.filter((span) => !meets(proposed, span)).map((span) => ({ ...span, when: 'left' as const })),
  ].sort((a, b) => a.start - b.start);
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const { start, end, type, by, when } of marks) {
    if (start > at) pieces.push({ text: text.slice(at, start), mark: null });
    pieces.push({ text: text.slice(start, end), mark: { type, by, when } });
    at = end;
  }
  return at < text.length ? [...pieces, { text: text.slice(at), mark: null }] : pieces;
}

function covers(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((one) => one.start <= start && end <= one.end);
}

function meets(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((one) => one.start < end && start < one.end);
}
