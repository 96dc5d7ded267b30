import { entryKinds, type DictionaryEntry, type EntryKind } from './entry.ts';

/** The columns of a file of entries. */
export const COLUMNS = ['kind', 'type', 'purpose', 'text'] as const;
type Column = (typeof COLUMNS)[number];

/** An entry of a file: whether its type is one is for whoever takes it in to say. */
export type ReadEntry = Omit<DictionaryEntry, 'type'> & { readonly type: string | null };

export type ReadCsv =
  | { readonly ok: true; readonly entries: readonly ReadEntry[] }
  | { readonly ok: false; readonly why: string };

/**
 * Reads entries from a spreadsheet's file (RFC 4180, commas or semicolons). The first line names the columns: `text`, and
 * `kind` (a word, when there is none), `type` and `purpose`.
 * @returns which line is wrong and why, without what stands in it
 */
export function readEntriesCsv(csv: string): ReadCsv {
  const body = csv.startsWith('\uFEFF') ? csv.slice(1) : csv;
  const separator = /^[^,\n]*;/.test(body) ? ';' : ',';
  const lines = linesOf(body, separator);
  if (lines === null) return wrong('A quotation mark is not closed.');
  const [head, ...rest] = lines.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const columns = head?.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (columns.some((column) => !isColumn(column)) || !columns.includes('text')) {
    return wrong(`The first line has to name the columns: ${COLUMNS.join(', ')}.`);
  }
  const entries: ReadEntry[] = [];
  for (const [nth, cells] of rest.entries()) {
    const cell = (name: Column): string => cells[columns.indexOf(name)]?.trim() ?? '';
    const kind = cell('kind') === '' ? 'word' : cell('kind').toLowerCase();
    if (!isKind(kind)) return wrong(`Row ${String(nth + 1)}: the kind is ${entryKinds.join(', ')}.`);
    const type = kind === 'allow' || cell('type') === '' ? null : cell('type').toUpperCase();
    const purpose = cell('purpose') === '' ? null : cell('purpose');
    entries.push({ kind, type, purpose, text: unguarded(cell('text')) });
  }
  return entries.length === 0 ? wrong('There is no entry in the file.') : { ok: true, entries };
}

function wrong(why: string): ReadCsv {
  return { ok: false, why };
}

function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}

function isKind(name: string): name is EntryKind {
  return (entryKinds as readonly string[]).includes(name);
}

/** Undoes what keeps a spreadsheet from taking a cell for a formula. */
function unguarded(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

/** @returns null where a quoted cell does not end */
function linesOf(text: string, separator: string): string[][] | null {
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text.charAt((at += 1));
      else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === separator || char === '\n') {
      cells.push(cell);
      cell = '';
      if (char === '\n') {
        lines.push(cells);
        cells = [];
      }
    } else if (char !== '\r' || text[at + 1] !== '\n') cell += char;
  }
  return quoted ? null : [...lines, [...cells, cell]];
}
