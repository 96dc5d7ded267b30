import { inlines, type Inline } from './inlines.ts';

/** What a page is made of. There is no HTML in it: a `<` is a `<`, whoever wrote it. */
export type Block =
  | { readonly kind: 'text'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'note'; readonly inlines: readonly Inline[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'picture'; readonly name: string; readonly alt: string };

/** A line of a file, from 1 as editors count. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** What is wrong in which line: of the text itself nothing is repeated but names. */
export interface CourseProblem {
  readonly line: number;
  readonly problem: string;
}

type Say = (line: number, problem: string) => void;

const PICTURE = /^!\[([^\]]*)\]\(([^)]*)\)$/;
const ITEM = /^(?:[-*]|\d{1,2}\.) +(.*)$/;
const HEADING = /^#{1,6} /;

/**
 * Reads the text of a section: paragraphs, lists, notes (`>`), tables and pictures by name. It is the part of CommonMark that
 * a course needs; what is not of it is text.
 * @param say is told what cannot stand
 */
export function blocksOf(lines: readonly Line[], pictures: readonly string[], say: Say): readonly Block[] {
  return groups(lines).flatMap((group) => {
    const block = blockOf(group, pictures, say);
    return block === null ? [] : [block];
  });
}

function blockOf(group: readonly Line[], pictures: readonly string[], say: Say): Block | null {
  const [first] = group;
  if (first === undefined) return null;
  const words = group.map(({ text }) => text.trim());
  const picture = PICTURE.exec(first.text.trim());
  if (picture !== null) {
    const [, alt = '', name = ''] = picture;
    if (!pictures.includes(name)) say(first.number, `there is no picture "${name.slice(0, 40)}"`);
    if (alt.trim() === '') say(first.number, 'a picture says in words what it shows: ![words](name)');
    if (group.length > 1) say(first.number + 1, 'a picture stands alone between empty lines');
    return { kind: 'picture', name, alt: alt.trim() };
  }
  if (HEADING.test(first.text)) {
    say(first.number, 'only ## (a section) and ### (a scenario or a question) are headings here');
    return null;
  }
  if (words.every((word) => word.startsWith('>'))) {
    const text = words.map((word) => word.replace(/^> ?/, '')).join(' ');
    return { kind: 'note', inlines: inlines(text) };
  }
  if (words.every((word) => word.startsWith('|'))) return tableOf(group, say);
  if (ITEM.test(first.text)) {
    const items: string[] = [];
    for (const { text } of group) {
      const item = ITEM.exec(text)?.[1];
      if (item === undefined) items.push(`${items.pop() ?? ''} ${text.trim()}`);
      else items.push(item);
    }
    return { kind: 'list', ordered: /^\d/.test(first.text), items: items.map(inlines) };
  }
  return { kind: 'text', inlines: inlines(words.join(' ')) };
}

function tableOf(group: readonly Line[], say: Say): Block {
  const cells = (text: string) => {
    const inner = text.trim().replace(/^\|/, '').replace(/\|$/, '');
    return inner.split('|').map((cell) => cell.trim());
  };
  const [head, rule, ...rows] = group;
  const names = cells(head?.text ?? '');
  if (rule === undefined || !/^[|\s:-]+$/.test(rule.text)) {
    say(head?.number ?? 1, 'a table has a line of dashes below its head');
    return { kind: 'table', head: names, rows: [] };
  }
  for (const row of rows) {
    if (cells(row.text).length !== names.length)
      say(row.number, `the row has another number of cells than the head, which has ${String(names.length)}`);
  }
  return { kind: 'table', head: names, rows: rows.map(({ text }) => cells(text)) };
}

/** Lines that stand together, between empty ones. */
function groups(lines: readonly Line[]): readonly (readonly Line[])[] {
  const found: Line[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() === '') found.push([]);
    else found.at(-1)?.push(line);
  }
  return found.filter((group) => group.length > 0);
}
