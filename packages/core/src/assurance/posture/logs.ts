/** One row of a result: osquery writes every value as text, other shippers some as numbers. */
export type Columns = Readonly<Record<string, string>>;

/** What one run of a scheduled query told. */
export interface QueryResult {
  /** As it was logged: `disk_encryption`, `pack_cordon_disk_encryption`, `pack/cordon/disk_encryption`. */
  readonly query: string;
  readonly host: string | null;
  /** When the query ran by the device's clock, epoch milliseconds. */
  readonly at: number;
  readonly epoch: string;
  /** 0 for the first run of an epoch, which tells all rows; later runs tell what changed. */
  readonly counter: number;
  /** `snapshot`: `added` is all there is; `snapshot-row`: one row of it, as `logger_snapshot_event_type` has them logged. */
  readonly form: 'snapshot' | 'snapshot-row' | 'differential';
  readonly added: readonly Columns[];
  readonly removed: readonly Columns[];
}

export type Logs =
  | { readonly ok: true; readonly results: readonly QueryResult[] }
  /** Nothing of it was taken: what is not whole is not half believed. */
  | { readonly ok: false; readonly problem: 'not-osquery' | 'too-large' };

/** Bounds against a device that floods: far above what the schedule asks for. */
export const BOUNDS = { results: 5000, rows: 5000, columns: 64, value: 2048, name: 200 } as const;

/**
 * Reads osquery's result logs, whatever shape they come in: one line or many (event, batch and snapshot format), an array of
 * them, or the body that the `tls` logger posts. Status lines tell nothing of a device and are left out.
 * @param value JSON that was parsed
 */
export function readLogs(value: unknown): Logs {
  const given = linesOf(value);
  if (given === null) return { ok: false, problem: 'not-osquery' };
  if (given.length > BOUNDS.results) return { ok: false, problem: 'too-large' };
  const results: QueryResult[] = [];
  let rows = 0;
  for (const line of given) {
    if (!isRecord(line)) return { ok: false, problem: 'not-osquery' };
    if (isStatus(line)) continue;
    const result = resultOf(line);
    if (typeof result === 'string') return { ok: false, problem: result };
    rows += result.added.length + result.removed.length;
    if (rows > BOUNDS.rows) return { ok: false, problem: 'too-large' };
    results.push(result);
  }
  return { ok: true, results };
}

/** The same from text: JSON, or JSON lines as osquery's own log file has them. */
export function readLogText(text: string): Logs {
  const whole = parsed(text);
  if (whole !== undefined) return readLogs(whole);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > BOUNDS.results) return { ok: false, problem: 'too-large' };
  const values = lines.map(parsed);
  return values.includes(undefined) ? { ok: false, problem: 'not-osquery' } : readLogs(values);
}

function linesOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (!isRecord(value)) return null;
  if (value.log_type === 'status') return [];
  return Array.isArray(value.data) ? (value.data as readonly unknown[]) : [value];
}

/** A line of the daemon about itself has a severity and no name of a query. */
function isStatus(line: Record<string, unknown>): boolean {
  return line.name === undefined && line.severity !== undefined;
}

function resultOf(line: Record<string, unknown>): QueryResult | 'not-osquery' | 'too-large' {
  const query = line.name;
  const seconds = numberOf(line.unixTime);
  const counter = numberOf(line.counter ?? 0);
  const rows = rowsOf(line);
  if (typeof query !== 'string' || query === '' || seconds === null || counter === null || rows === null) {
    return 'not-osquery';
  }
  if (query.length > BOUNDS.name) return 'too-large';
  const added = rows.added.map(columnsOf);
  const removed = rows.removed.map(columnsOf);
  for (const columns of [...added, ...removed]) if (typeof columns === 'string') return columns;
  const host = line.hostIdentifier ?? line.hostname;
  return {
    ...{ query, at: seconds * 1000, epoch: epochOf(line.epoch), counter, form: rows.form },
    host: typeof host === 'string' && host !== '' ? host.slice(0, BOUNDS.name) : null,
    added: added.filter((columns) => typeof columns !== 'string'),
    removed: removed.filter((columns) => typeof columns !== 'string'),
  };
}

interface Rows {
  readonly form: QueryResult['form'];
  readonly added: readonly unknown[];
  readonly removed: readonly unknown[];
}

function rowsOf(line: Record<string, unknown>): Rows | null {
  const { action, columns, snapshot, diffResults } = line;
  if (Array.isArray(snapshot)) return { form: 'snapshot', added: snapshot, removed: [] };
  if (isRecord(diffResults)) {
    const added = listOf(diffResults.added);
    const removed = listOf(diffResults.removed);
    return added === null || removed === null ? null : { form: 'differential', added, removed };
  }
  if (!isRecord(columns)) return null;
  if (action === 'added') return { form: 'differential', added: [columns], removed: [] };
  if (action === 'removed') return { form: 'differential', added: [], removed: [columns] };
  if (action === 'snapshot') return { form: 'snapshot-row', added: [columns], removed: [] };
  return null;
}

/** In batch format a side without rows is left out, or is an empty text (osquery before 4). */
function listOf(value: unknown): readonly unknown[] | null {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : null;
}

function columnsOf(value: unknown): Columns | 'not-osquery' | 'too-large' {
  if (!isRecord(value)) return 'not-osquery';
  const entries = Object.entries(value);
  if (entries.length > BOUNDS.columns) return 'too-large';
  const columns: [string, string][] = [];
  for (const [name, cell] of entries) {
    if (typeof cell !== 'string' && typeof cell !== 'number') return 'not-osquery';
    if (name.length > BOUNDS.name) return 'too-large';
    // Command lines and the like, which no rule reads, may be as long as they want; they are not kept.
    columns.push([name, String(cell).slice(0, BOUNDS.value)]);
  }
  return Object.fromEntries(columns);
}

function epochOf(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value).slice(0, 32) : '0';
}

/** A whole number, as osquery writes it: bare, or as text. */
function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
