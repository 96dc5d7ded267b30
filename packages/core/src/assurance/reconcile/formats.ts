import { statementOf, type LoggedStatement, type LogLine } from './statement.ts';

/** The prefix (`log_line_prefix`) by which lines of the plain log can be read. */
export const STDERR_PREFIX = '%m [%p] user=%u,db=%d,app=%a ';

const STDERR = /^(\d{4}-\d\d-\d\d \S+ \S+) \[\d+\] user=(.*?),db=(.*?),app=(.*?) [A-Z]+[0-9]?: {2}(.*)$/;

export type LogFormat = 'csvlog' | 'jsonlog' | 'stderr';

/** The format of a log by its first lines. @returns null when it is none of those PostgreSQL writes */
export function formatOf(text: string): LogFormat | null {
  if (text.startsWith('{')) return 'jsonlog';
  if (/^\d{4}-\d\d-\d\d [0-9:.]+ [^,\n]+,("|,)/.test(text)) return 'csvlog';
  return text.split('\n', 50).some((line) => STDERR.test(line)) ? 'stderr' : null;
}

/** What a log tells: the statements, and from when to when it speaks of anything. */
export interface Log {
  readonly statements: readonly LoggedStatement[];
  readonly from: Date | null;
  readonly until: Date | null;
  /** Lines that could not be read: what stood there is not known. */
  readonly unread: number;
}

/** Reads a whole log. */
export function readLog(text: string, format: LogFormat): Log {
  const { lines, unread } = linesOf[format](text);
  const statements = lines.map(statementOf).filter((one) => one !== null);
  const times = lines
    .map((line) => statementOf({ ...line, message: 'statement: ' })?.at)
    .filter((at) => at !== undefined)
    .map((at) => at.getTime());
  const first = times.reduce((least, one) => Math.min(least, one), Infinity);
  const last = times.reduce((most, one) => Math.max(most, one), -Infinity);
  const known = times.length > 0;
  return {
    statements,
    from: known ? new Date(first) : null,
    until: known ? new Date(last) : null,
    unread: unread + lines.length - times.length,
  };
}

interface Lines {
  readonly lines: readonly LogLine[];
  readonly unread: number;
}

const linesOf: Readonly<Record<LogFormat, (text: string) => Lines>> = { csvlog, jsonlog, stderr };

/** Columns of csvlog (PostgreSQL documentation 19.8.4), by their place from 14 to 18. */
const CSV = { at: 0, role: 1, database: 2, message: 13, application: 22 } as const;

function csvlog(text: string): Lines {
  const rows = csvRows(text);
  const lines = rows.flatMap((row) =>
    row.length <= CSV.application
      ? []
      : [
          {
            at: row[CSV.at] ?? '',
            role: row[CSV.role] ?? '',
            database: row[CSV.database] ?? '',
            message: row[CSV.message] ?? '',
            application: row[CSV.application] ?? '',
          },
        ],
  );
  return { lines, unread: rows.length - lines.length };
}

/** Rows of CSV (RFC 4180), of which quoted fields may hold line breaks. */
function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /"((?:[^"]|"")*)"(,|\r?\n|$)|([^",\n]*)(,|\r?\n|$)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    // Not CSV from here on: the rest counts as one row that says nothing.
    if (found === null) return [...rows, row, []];
    row.push(found[1]?.replaceAll('""', '"') ?? found[3] ?? '');
    const end = found[2] ?? found[4] ?? '';
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return row.length === 0 ? rows : [...rows, row];
}

function jsonlog(text: string): Lines {
  const all = text.split('\n').filter((line) => line.trim() !== '');
  const lines = all.flatMap((line): readonly LogLine[] => {
    const said = parsed(line);
    const word = (name: string): string => {
      const value = said?.[name];
      return typeof value === 'string' ? value : '';
    };
    return said === null
      ? []
      : [
          {
            at: word('timestamp'),
            role: word('user'),
            database: word('dbname'),
            message: word('message'),
            application: word('application_name'),
          },
        ];
  });
  return { lines, unread: all.length - lines.length };
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function stderr(text: string): Lines {
  const lines: LogLine[] = [];
  let unread = 0;
  for (const line of text.split('\n')) {
    const [whole, at = '', role = '', database = '', application = '', message = ''] =
      STDERR.exec(line) ?? [];
    const last = lines.at(-1);
    if (whole !== undefined) lines.push({ at, role, database, application, message });
    // A message of several lines goes on behind a tab.
    else if (line.startsWith('\t') && last !== undefined) {
      lines.splice(-1, 1, { ...last, message: `${last.message}\n${line.slice(1)}` });
    } else if (line.trim() !== '') unread += 1;
  }
  return { lines, unread };
}
