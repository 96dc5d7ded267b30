import type { Part, SplitDocument } from './part.ts';

/** A range of the source that holds a text, and how a changed text is written there. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  /** The text as a reader sees it: entities, escapes and encodings undone. */
  readonly text: string;
  write(redacted: string): string;
  /** A reader does not see it: emphasis in Markdown. */
  readonly mark?: true;
  /** Places that say the same in another form: when this one changes, they are written with it. */
  readonly also?: readonly Omit<Slot, 'text' | 'also'>[];
}

/** Among the pieces of a part: something that a reader does not see and that may part a word or stand between two. */
export const mark = '\0mark';
/** A line break in a paragraph: read as one, but also as nothing and as a space. */
export const lineBreak = `${mark}\n`;

/** Collects the parts of a source with the places they came from. */
export interface SplitBuilder {
  /** Adds a part; a string among the slots is a break that is only read, `mark` an inline tag. */
  part(pieces: readonly (Slot | string)[], about?: Omit<Part, 'fragments' | 'marks'>): void;
  /** Adds the parts of a document inside the document. */
  nested(slot: Slot, document: SplitDocument): void;
  /** Replaces a range whatever is found; `what` is counted when it names something that is lost. */
  cut(start: number, end: number, replacement: string, what?: string): void;
  done(): SplitDocument;
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Join = (redacted: readonly (readonly string[])[], changes: Change[]) => void;

/** Begins to take a source apart. Ranges must not overlap; they may come in any order. */
export function splitBuilder(source: string): SplitBuilder {
  const parts: Part[] = [];
  const dropped = new Map<string, number>();
  const joins: Join[] = [];
  const cuts: Change[] = [];
  const drop = (what: string, count: number): void =>
    void dropped.set(what, (dropped.get(what) ?? 0) + count);
  return {
    part(pieces, about) {
      const index = parts.length;
      const marks = new Set(pieces.flatMap((piece, at) => (isMark(piece) ? [at] : [])));
      parts.push({
        ...about,
        ...(marks.size === 0 ? {} : { marks }),
        fragments: pieces.map((piece) => (typeof piece === 'string' ? readAs(piece) : piece.text)),
      });
      joins.push((redacted, changes) => {
        for (const [at, slot] of pieces.entries()) {
          if (typeof slot === 'string') continue;
          change(slot, redacted[index]?.[at] ?? '', changes);
        }
      });
    },
    nested(slot, document) {
      const from = parts.length;
      parts.push(...document.parts);
      const to = parts.length;
      for (const [what, count] of document.dropped) drop(what, count);
      joins.push((redacted, changes) => {
        change(slot, document.join(redacted.slice(from, to)), changes);
      });
    },
    cut(start, end, replacement, what) {
      cuts.push({ start, end, text: replacement });
      if (what !== undefined) drop(what, 1);
    },
    done: () => ({
      parts,
      dropped,
      join(redacted) {
        const changes = [...cuts];
        for (const join of joins) join(redacted, changes);
        return splice(source, changes);
      },
    }),
  };
}

/** What a break or a mark is in the text as it stands. */
export function readAs(piece: string): string {
  return piece.startsWith(mark) ? piece.slice(mark.length) : piece;
}

export function isMark(piece: { readonly mark?: true } | string): boolean {
  return typeof piece === 'string' ? piece.startsWith(mark) : piece.mark === true;
}

function change(slot: Slot, text: string, changes: Change[]): void {
  if (text === slot.text) return;
  for (const { start, end, write } of [slot, ...(slot.also ?? [])]) {
    changes.push({ start, end, text: write(text) });
  }
}

/** Where two changes overlap, the first wins, and no byte that either of them replaces stays. */
function splice(source: string, changes: readonly Change[]): string {
  const out: string[] = [];
  let done = 0;
  for (const { start, end, text } of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < done && end <= done) continue;
    out.push(source.slice(done, start), text);
    done = end;
  }
  out.push(source.slice(done));
  return out.join('');
}
