import { tablesRead, type NamedTable } from './named.ts';
import type { Log } from './formats.ts';
import type { LoggedStatement } from './statement.ts';

/** An entry of the ledger whose access asked the source. */
export interface EnteredAccess {
  readonly entry: number;
  readonly at: Date;
  /** Id of the access, as the log has it. */
  readonly access: string;
  /** Whether it read a table, and so must be in the log. */
  readonly reads: boolean;
}

/** The source, as its log names it. */
export interface LoggedSource {
  readonly database: string;
  /** Cordon's own logins there. */
  readonly reader: string;
  readonly owner: string;
  readonly tables: readonly NamedTable[];
  /** Seal of a look of Cordon's own, by the time in its mark. */
  readonly lookSeal: (begun: string) => string;
}

/** Reads of one role: which tables, how often, when. No text of a statement. */
export interface OtherReads {
  readonly role: string;
  readonly tables: readonly string[];
  readonly count: number;
  readonly first: Date;
  readonly last: Date;
}

export interface Reconciliation {
  readonly from: Date | null;
  readonly until: Date | null;
  /** Statements of the reading login on its views. */
  readonly statements: number;
  readonly matched: number;
  /** Statements of the reading login for which no entry stands. */
  readonly unaccounted: readonly { readonly at: Date; readonly access: string | null }[];
  /** Entries for which the log has no statement. */
  readonly unmatched: readonly { readonly at: Date; readonly entry: number }[];
  /** Whoever else read tables of the data map. */
  readonly others: readonly OtherReads[];
  /** What Cordon looked at with its owner's login. */
  readonly looks: readonly OtherReads[];
  readonly unread: number;
}

/** What `application_name` says while an access reads: of one width, so that no log line tells more by its length. */
export function accessMark(access: string): string {
  return `cordon ${access}`;
}

const MARK = /^cordon ([0-9a-f]{32})$/;

const LOOK = /^cordon look ([0-9a-z]{9})([0-9a-f]{32})$/;
/** How long a look may take; a mark that somebody copies out of the log is no use after it. */
const LOOK_MS = 900_000;

/**
 * What `application_name` says while Cordon's owner login looks at tables. Whoever else knows that login cannot make one.
 * @param begun epoch milliseconds
 * @param seal of the time as it stands in the mark
 */
export function lookMark(begun: number, seal: (begun: string) => string): string {
  const time = begun.toString(36).padStart(9, '0');
  return `cordon look ${time}${seal(time)}`;
}

function isLook({ at, role, application }: LoggedStatement, { owner, lookSeal }: LoggedSource): boolean {
  const [, time = '', seal = ''] = LOOK.exec(application) ?? [];
  const age = at.getTime() - Number.parseInt(time, 36);
  return role === owner && Math.abs(age) <= LOOK_MS && seal === lookSeal(time);
}

/** How Cordon's owner login begins what it runs to make views. */
const MAKES_VIEWS = /^\s*(DO \$drop\$|DROP VIEW IF EXISTS cordon\.)/;

/**
 * The source's own log against the ledger, both ways.
 * @param entries accesses of this source, from before the log begins until after it ends
 * @param marginMs entries this near to either end of the log need not be in it: clocks differ
 */
export function reconcile(
  { statements, from, until, unread }: Log,
  source: LoggedSource,
  entries: readonly EnteredAccess[],
  marginMs: number,
): Reconciliation {
  const here = statements.filter(({ database }) => database === source.database);
  const foreign = here.filter(
    ({ role, text }) => role !== source.reader && !(role === source.owner && MAKES_VIEWS.test(text)),
  );
  const own = here.filter(({ role, text }) => role === source.reader && text.includes('cordon."v_'));
  const known = new Set(entries.map(({ access }) => access));
  const marks = own.map(({ at, application }) => ({ at, access: MARK.exec(application)?.[1] ?? null }));
  const seen = new Set(marks.map(({ access }) => access));
  const [begins, ends] = [(from?.getTime() ?? 0) + marginMs, (until?.getTime() ?? 0) - marginMs];
  return {
    ...{ from, until, unread },
    statements: own.length,
    matched: marks.filter(({ access }) => access !== null && known.has(access)).length,
    unaccounted: marks.filter(({ access }) => access === null || !known.has(access)),
    unmatched: entries
      .filter(
        ({ access, at, reads }) =>
          reads && !seen.has(access) && at.getTime() >= begins && at.getTime() <= ends,
      )
      .map(({ entry, at }) => ({ entry, at })),
    others: readsBy(
      foreign.filter((one) => !isLook(one, source)),
      source,
    ),
    looks: readsBy(
      foreign.filter((one) => isLook(one, source)),
      source,
    ),
  };
}

function readsBy(statements: readonly LoggedStatement[], { tables }: LoggedSource): readonly OtherReads[] {
  const reads = statements
    .map(({ at, role, text }) => ({ at, role, tables: tablesRead(text, tables) }))
    .filter((one) => one.tables.length > 0);
  return [...Map.groupBy(reads, ({ role }) => role)]
    .map(([role, all]) => {
      const times = all.map(({ at }) => at.getTime()).toSorted((a, b) => a - b);
      return {
        role,
        tables: [...new Set(all.flatMap((one) => one.tables))].toSorted(),
        count: all.length,
        first: new Date(times[0] ?? 0),
        last: new Date(times.at(-1) ?? 0),
      };
    })
    .toSorted((a, b) => (a.role < b.role ? -1 : 1));
}
