/** A stretch of a text, half open, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Edit extends Range {
  readonly text: string;
}

/** A text in which stretches were exchanged, and the way back from it. */
export interface Edited {
  readonly text: string;
  /** Where a stretch of it stood in the text before; one that touches what was exchanged covers all that stood there. */
  before(range: Range): Range;
}

/** @param edits in order, not overlapping */
export function edited(text: string, edits: readonly Edit[]): Edited {
  const places: { readonly old: Range; readonly now: Range }[] = [];
  let out = '';
  let done = 0;
  for (const { start, end, text: instead } of edits) {
    out += text.slice(done, start);
    places.push({ old: { start, end }, now: { start: out.length, end: out.length + instead.length } });
    out += instead;
    done = end;
  }
  const back = (at: number, side: 'start' | 'end'): number => {
    const place = places.findLast(({ now }) => (side === 'start' ? now.start <= at : now.start < at));
    if (place === undefined) return at;
    const inside = side === 'start' ? at < place.now.end : at <= place.now.end;
    return inside ? place.old[side] : place.old.end + at - place.now.end;
  };
  return {
    text: out + text.slice(done),
    before: ({ start, end }) => ({ start: back(start, 'start'), end: back(end, 'end') }),
  };
}
