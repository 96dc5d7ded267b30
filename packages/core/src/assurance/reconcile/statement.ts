/** One statement as a source's own log has it. Its text stays inside: it holds literals, which are customers' values. */
export interface LoggedStatement {
  readonly at: Date;
  /** Login that ran it. */
  readonly role: string;
  readonly database: string;
  /** `application_name`; Cordon writes the id of the access there. */
  readonly application: string;
  readonly text: string;
}

/** A line of a log, whatever its format. */
export interface LogLine {
  readonly at: string;
  readonly role: string;
  readonly database: string;
  readonly application: string;
  readonly message: string;
}

/**
 * What a log says when a statement runs: `log_statement`, or `log_min_duration_statement`. The latter has lines for parse
 * and bind too, which run nothing.
 */
const RUNS = /^(?:duration: [0-9.]+ ms {2})?(?:statement|execute [^:]*): ([\s\S]*)$/;

/** @returns null for a line about anything else */
export function statementOf({ at, role, database, application, message }: LogLine): LoggedStatement | null {
  const text = RUNS.exec(message)?.[1];
  const time = Date.parse(isoOf(at));
  return text === undefined || Number.isNaN(time)
    ? null
    : { at: new Date(time), role, database, application, text };
}

/** `2026-10-01 08:00:00.123 UTC`, as `%m` and the columns of csvlog and jsonlog write it. Other zones are refused. */
function isoOf(text: string): string {
  const [, day = '', time = '', zone = ''] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) (\S+)$/.exec(text) ?? [];
  return zone === 'UTC' || zone === 'GMT' ? `${day}T${time}Z` : '';
}
