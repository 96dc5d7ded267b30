/** A piece of the undertaking as it is laid out; the words are those of the text. */
export type Piece =
  | { readonly kind: 'title' | 'words'; readonly text: string }
  | { readonly kind: 'points'; readonly points: readonly string[] };

const POINT = /^\d+\. /;

/**
 * Lays a text out: its first paragraph is the title, and paragraphs of numbered lines become lists. A numbered list that
 * does not count 1, 2, 3 stays as it was written, since a browser would number it anew.
 */
export function piecesOf(text: string): readonly Piece[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph, index): Piece => {
      const lines = paragraph.split('\n');
      const counted = lines.every((line, at) => line.startsWith(`${String(at + 1)}. `));
      if (counted) return { kind: 'points', points: lines.map((line) => line.replace(POINT, '')) };
      return { kind: index === 0 ? 'title' : 'words', text: paragraph };
    });
}
