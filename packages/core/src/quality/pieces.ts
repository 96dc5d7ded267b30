/** A part of an anonymised text: words, or what stands for something that was taken out. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'removed'; readonly text: string; readonly type: string; readonly name: string };

const placeholder = /\[([A-Z][A-Z0-9_]*?)(?:_(\d{1,5}|[A-Z]{5}))?\]/g;

/** Splits an anonymised text for the screen. Joined again the pieces are the text. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: whole, 1: type = '', 2: name = '', index } of text.matchAll(placeholder)) {
    if (index > done) pieces.push({ kind: 'words', text: text.slice(done, index) });
    pieces.push({ kind: 'removed', text: whole, type, name });
    done = index + whole.length;
  }
  if (done < text.length) pieces.push({ kind: 'words', text: text.slice(done) });
  return pieces;
}
