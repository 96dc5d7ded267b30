import { Failure } from '@cordon/core/kernel';

/**
 * Reads a table with a header (RFC 4180), strictly: whoever writes a list of people by hand is told which line is wrong,
 * and nothing is guessed. The separator is the comma, or the semicolon where the header has no comma: spreadsheets of half
 * the world write that. A byte order mark is passed over.
 *
 * @param known columns, by their lower-case names; every other column is refused
 * @returns the cells of each line by column; columns that are not in the header are absent
 * @throws Failure `bad-request` with the line
 */
export function readTable(
  text: string,
  known: ReadonlyMap<string, string>,
): { readonly line: number; readonly cells: Readonly<Record<string, string>> }[] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const first = body.slice(0, /\r?\n|$/.exec(body)?.index);
  const separator = !first.includes(',') && first.includes(';') ? ';' : ',';
  const [header, ...lines] = [...linesOf(body, separator)];
  if (header === undefined) throw new Failure('bad-request', 'The list is empty.');
  const columns = header.cells.map((cell) => {
    const column = known.get(cell.trim().toLowerCase());
    if (column === undefined) throw wrong(1, `"${cell.trim().slice(0, 40)}" is no column of this list`);
    return column;
  });
  if (new Set(columns).size !== columns.length) throw wrong(1, 'a column stands twice');
  return lines.map(({ line, cells }) => {
    if (cells.length !== columns.length) {
      throw wrong(line, `it has ${cells.length} cells and the header has ${columns.length}`);
    }
    const named = columns.map((column, index) => [column, (cells[index] ?? '').trim()]);
    return { line, cells: Object.fromEntries(named) as Record<string, string> };
  });
}

export function wrong(line: number, what: string): Failure<'bad-request'> {
  return new Failure('bad-request', `Line ${line}: ${what}.`);
}

interface Line {
  /** From 1, as editors count. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Lines in the sense of the table: a quoted cell may hold line breaks. Empty ones are passed over. */
function* linesOf(text: string, separator: ',' | ';'): Generator<Line> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const started = line;
    const cells: string[] = [];
    for (;;) {
      const quoted = text[at] === '"';
      const cell = quoted ? quotedCell(text, at, line) : plainCell(text, at, separator, line);
      cells.push(cell.value);
      at = cell.end;
      if (quoted) line += cell.value.split('\n').length - 1;
      if (text[at] === separator) {
        at += 1;
        continue;
      }
      const end = /^(?:\r?\n|$)/.exec(text.slice(at, at + 2));
      if (end === null) throw wrong(line, 'something stands behind a closing quotation mark');
      at += end[0].length;
      line += 1;
      break;
    }
    if (cells.length > 1 || cells[0]?.trim() !== '') yield { line: started, cells };
  }
}

interface Cell {
  readonly value: string;
  readonly end: number;
}

function quotedCell(text: string, from: number, line: number): Cell {
  let value = '';
  for (let at = from + 1; ;) {
    const close = text.indexOf('"', at);
    if (close === -1) throw wrong(line, 'a quotation mark is not closed');
    value += text.slice(at, close);
    if (text[close + 1] !== '"') return { value, end: close + 1 };
    value += '"';
    at = close + 2;
  }
}

function plainCell(text: string, from: number, separator: string, line: number): Cell {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  const value = text.slice(from, end);
  if (value.includes('"'))
    throw wrong(line, 'a quotation mark stands inside a cell that does not begin with one');
  return { value, end };
}
