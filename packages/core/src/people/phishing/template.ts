/** Something that gives a message away: a piece of it, word for word, and why. */
export interface Tell {
  /** In the sender, the subject or the text, placeholders as they stand there. */
  readonly piece: string;
  readonly why: string;
}

/**
 * A message of a campaign, written by us. Texts hold `{{firstName}}`, `{{vendor}}`, `{{company}}` and, once, `{{link}}`.
 */
export interface Template {
  readonly id: string;
  readonly title: string;
  /** `credential` asks for a password on a page, `colleague` pretends to be one of us, `customer` comes as a ticket. */
  readonly kind: 'credential' | 'colleague' | 'customer';
  /** As the sender is called; the address is the sending profile's. */
  readonly fromName: string;
  readonly subject: string;
  /** Paragraphs. */
  readonly text: readonly string[];
  /** What the link is called; a ticket has none. */
  readonly link: string | null;
  /** What the page behind the link asks for: names of fields, whose values never leave the browser. */
  readonly asks: readonly ('user' | 'password' | 'code')[];
  readonly tells: readonly Tell[];
}

export interface Filled {
  readonly firstName: string;
  readonly vendor: string;
  readonly company: string;
  readonly link: string;
}

/** A message as it goes out. */
export interface Rendered {
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A piece of a shown message; `tell` is the number of what gives it away, from 1. */
export interface Piece {
  readonly text: string;
  readonly tell: number | null;
}

/** @returns the message for one person; names go in as text, never as markup or as a header of their own */
export function render(template: Template, filled: Filled): Rendered {
  const fill = (text: string) => filledIn(text, filled);
  const html = template.text
    .map((paragraph) => {
      const [before = '', after] = paragraph.split('{{link}}');
      const link = after === undefined ? '' : linkOf(filled.link, template.link ?? filled.link);
      return `<p>${escaped(fill(before))}${link}${escaped(fill(after ?? ''))}</p>`;
    })
    .join('\n');
  return {
    fromName: oneLine(fill(template.fromName)),
    subject: oneLine(fill(template.subject)),
    text: template.text.map(fill).join('\n\n'),
    html: `<!doctype html><html lang="en"><body style="font-family:sans-serif">${html}</body></html>`,
  };
}

/** A line of a message cut where something gives it away, to be shown with marks. No placeholder is filled. */
export function piecesOf(line: string, tells: readonly Tell[]): readonly Piece[] {
  const found = tells
    .map(({ piece }, index) => ({ piece, index, at: line.indexOf(piece) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  const pieces: Piece[] = [];
  let done = 0;
  for (const { piece, index, at } of found) {
    if (at < done) continue;
    if (at > done) pieces.push({ text: line.slice(done, at), tell: null });
    pieces.push({ text: piece, tell: index + 1 });
    done = at + piece.length;
  }
  if (done < line.length) pieces.push({ text: line.slice(done), tell: null });
  return pieces;
}

/** As HTML has to spell a text (HTML Living Standard 13.3). */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

function filledIn(text: string, filled: Filled): string {
  return text.replace(/\{\{(firstName|vendor|company|link)\}\}/g, (_, name: keyof Filled) => filled[name]);
}

function linkOf(url: string, label: string): string {
  return `<a href="${escaped(url)}">${escaped(label)}</a>`;
}

/** A line break in a header would begin another one. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}
