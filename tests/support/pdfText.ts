import { PDF } from '@libpdf/core';

/** What a reader of a PDF gets out of it, and where. */
export interface PdfText {
  /** Of each page in turn, its lines from top to bottom; in points, heights from below. */
  readonly lines: readonly {
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly baseline: number;
  }[];
  /** All of it without any blanks, since lines break where they are full. */
  readonly letters: string;
  readonly pageWidth: number;
}

/** Reads the text out of a PDF, as programs do that search or read aloud. */
export async function pdfText(bytes: Uint8Array): Promise<PdfText> {
  const pages = (await PDF.load(bytes)).extractText();
  const lines = pages.flatMap((page) =>
    page.lines.map(({ text, bbox, baseline }) => ({
      ...{ text, left: bbox.x, right: bbox.x + bbox.width, baseline },
    })),
  );
  return {
    lines,
    letters: lettersOf(lines.map(({ text }) => text).join('')),
    pageWidth: pages[0]?.width ?? 0,
  };
}

/** A text without its blanks. */
export function lettersOf(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/g, '');
}
