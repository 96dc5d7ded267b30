import { measureText, PDF, rgb, type PDFPage, type Standard14FontName } from '@libpdf/core';
import { printable } from './printable.ts';

const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 64;
const BOTTOM = 72;
/** Width of the text in points. */
export const MEASURE = WIDTH - 2 * MARGIN;

const INK = rgb(0.1, 0.1, 0.12);
const GREY = rgb(0.38, 0.38, 0.42);

/** How a piece of text is set. */
interface Style {
  readonly font: Standard14FontName;
  readonly size: number;
  readonly lead: number;
  /** Space above, in points; none at the top of a page. */
  readonly above: number;
  readonly grey?: boolean;
}

const styles = {
  title: { font: 'Helvetica-Bold', size: 18, lead: 23, above: 0 },
  head: { font: 'Helvetica-Bold', size: 13, lead: 17, above: 18 },
  clause: { font: 'Helvetica-Bold', size: 10, lead: 14, above: 10 },
  body: { font: 'Helvetica', size: 10, lead: 14.5, above: 3 },
  small: { font: 'Helvetica', size: 8, lead: 11, above: 4, grey: true },
  code: { font: 'Courier', size: 7.5, lead: 9.5, above: 4 },
} as const satisfies Record<string, Style>;

export type StyleName = keyof typeof styles;

/** A4 pages that are filled from top to bottom. */
export interface Paper {
  readonly pdf: PDF;
  /** Sets a text in lines as wide as the page; `keep` points below its first line stay on the same page. */
  write(style: StyleName, text: string, keep?: number): void;
  newPage(): void;
  /** A framed block that is never broken over two pages. */
  block(lines: readonly (readonly [style: StyleName, text: string])[]): void;
  /** Puts the foot on every page: `foot`, and page n of m. */
  finish(foot: string): void;
  /** How many characters had to be spelt out so far. */
  spelt(): number;
}

/** @returns an empty document with its first page open */
export function openPaper(): Paper {
  const pdf = PDF.create();
  let page: PDFPage = pdf.addPage({ width: WIDTH, height: HEIGHT });
  let y = HEIGHT - MARGIN;
  let fresh = true;
  let spelt = 0;

  const newPage = (): void => {
    page = pdf.addPage({ width: WIDTH, height: HEIGHT });
    y = HEIGHT - MARGIN;
    fresh = true;
  };
  const linesOf = (style: Style, text: string, width: number): readonly string[] => {
    const result = printable(text);
    spelt += result.spelt;
    return result.text.split('\n').flatMap((line) => wrap(line, style, width));
  };
  const put = (style: Style, line: string, x: number): void => {
    page.drawText(line, {
      x,
      y: y - style.size,
      font: style.font,
      size: style.size,
      color: style.grey === true ? GREY : INK,
    });
    y -= style.lead;
    fresh = false;
  };

  return {
    pdf,
    newPage,
    write(name, text, keep = 0) {
      const style: Style = styles[name];
      const lines = linesOf(style, text, MEASURE);
      if (!fresh) y -= style.above;
      if (y - style.lead - keep < BOTTOM) newPage();
      for (const line of lines) {
        if (y - style.lead < BOTTOM) newPage();
        put(style, line, MARGIN);
      }
    },
    block(lines) {
      const pad = 12;
      const set = lines.flatMap(([name, text]) => {
        const style: Style = styles[name];
        return linesOf(style, text, MEASURE - 2 * pad).map((line) => ({ style, line }));
      });
      const height = set.reduce((sum, { style }) => sum + style.lead, 2 * pad);
      if (!fresh) y -= 14;
      if (y - height < BOTTOM) newPage();
      page.drawRectangle({
        x: MARGIN,
        y: y - height,
        width: MEASURE,
        height,
        borderColor: GREY,
        borderWidth: 0.75,
      });
      y -= pad;
      for (const { style, line } of set) put(style, line, MARGIN + pad);
      y -= pad;
    },
    finish(foot) {
      const pages = pdf.getPages();
      const { font, size } = styles.small;
      const left = printable(foot).text;
      for (const [index, one] of pages.entries()) {
        const right = `${String(index + 1)} / ${String(pages.length)}`;
        const at = { y: 40, font, size, color: GREY };
        one.drawText(left, { ...at, x: MARGIN });
        one.drawText(right, { ...at, x: WIDTH - MARGIN - measureText(right, font, size) });
      }
    },
    spelt: () => spelt,
  };
}

/** Widths of characters in thousandths of the size, by font: a page asks for the same few dozen again and again. */
const widths = new Map<Standard14FontName, Map<string, number>>();

/** Width of a text in thousandths of its size. They are whole numbers, so those of its parts add up to it. */
function widthOf(text: string, font: Standard14FontName): number {
  const known = widths.get(font) ?? new Map<string, number>();
  widths.set(font, known);
  let sum = 0;
  for (const character of text) {
    const width = known.get(character) ?? measureText(character, font, 1000);
    known.set(character, width);
    sum += width;
  }
  return sum;
}

/** Breaks at spaces, and inside a word that is longer than a line. */
function wrap(text: string, { font, size }: Style, width: number): readonly string[] {
  const fits = (thousandths: number): boolean => (thousandths * size) / 1000 <= width;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const added = line === '' ? word : ` ${word}`;
    const needed = widthOf(added, font);
    if (fits(used + needed)) {
      line += added;
      used += needed;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    used = 0;
    for (const character of word) {
      const one = widthOf(character, font);
      if (!fits(used + one)) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += character;
      used += one;
    }
  }
  lines.push(line);
  return lines;
}
