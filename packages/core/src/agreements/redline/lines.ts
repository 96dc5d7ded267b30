import { squeezed } from './similar.ts';

/** One line of a copy. */
export interface Line {
  readonly text: string;
  /** An empty line or a new page stood before it. */
  readonly fresh: boolean;
}

/** Head and foot of a page are looked for in so many of its outer lines. */
const OUTER = 3;

/** `Page 3 of 7`, `3 / 7`, `- 3 -`. */
const PAGE_NUMBER = /^(?:page\s*)?(?:-\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s*-)?$/i;
const SAYS_PAGE = /^page\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$/i;

/** What a word processor cannot show and no reader sees. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/**
 * The lines of a copy without its pages' heads and feet.
 * @param text pages apart by a form feed
 * @returns lines in order, and those left out
 */
export function linesOf(text: string): {
  readonly lines: readonly Line[];
  readonly furniture: readonly string[];
} {
  const pages = text
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\u2028\u2029\u0085\v]/g, '\n')
    .split('\f')
    .map((page) => page.split('\n').map((line) => line.replace(/[^\S\t]+/gu, ' ').trim()));
  const repeated = repeatedAtEdges(pages);
  const lines: Line[] = [];
  const furniture: string[] = [];
  for (const page of pages) {
    const edges = edgesOf(page);
    let fresh = true;
    page.forEach((line, at) => {
      if (line === '') fresh = true;
      else if (SAYS_PAGE.test(line) || (edges.has(at) && isFurniture(line, repeated, pages.length))) {
        furniture.push(line);
      } else {
        lines.push({ text: line, fresh });
        fresh = false;
      }
    });
  }
  return { lines: rejoined(lines, pages), furniture };
}

function isFurniture(line: string, repeated: ReadonlySet<string>, pages: number): boolean {
  return pages > 1 && (PAGE_NUMBER.test(line) || repeated.has(pattern(line)));
}

/** A new page is no new paragraph: whether it is one cannot be seen, so the words decide. */
function rejoined(lines: readonly Line[], pages: readonly unknown[]): readonly Line[] {
  if (pages.length === 1) return lines;
  return lines.map((line, at) => {
    const before = lines[at - 1];
    const runsOn = before !== undefined && !/[.;:!?]["')\u201D\u2019]?$/u.test(before.text);
    return runsOn && /^\p{Ll}/u.test(line.text) ? { ...line, fresh: false } : line;
  });
}

/** Outer lines that stand on at least half of the pages, their digits apart. */
function repeatedAtEdges(pages: readonly (readonly string[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const outer = new Set([...edgesOf(page)].map((at) => pattern(page[at] ?? '')));
    for (const line of outer) seen.set(line, (seen.get(line) ?? 0) + 1);
  }
  const least = Math.max(2, pages.length / 2);
  return new Set([...seen].flatMap(([line, count]) => (count >= least ? line : [])));
}

function edgesOf(page: readonly string[]): ReadonlySet<number> {
  const written = page.flatMap((line, at) => (line === '' ? [] : at));
  return new Set([...written.slice(0, OUTER), ...written.slice(-OUTER)]);
}

function pattern(line: string): string {
  return squeezed(line).replace(/\d+/g, '#');
}
