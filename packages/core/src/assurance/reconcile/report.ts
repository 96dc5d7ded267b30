import type { OtherReads, Reconciliation } from './compare.ts';

/** What is listed one by one of either side; beyond it, the count says how many there are. */
const LISTED = 1_000;

/** Reads of one role, as a report has them: times are RFC 3339. */
export interface ReportedReads {
  readonly role: string;
  readonly tables: readonly string[];
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

/**
 * What is kept of a comparison, and what its hash is over: times, counts, tables, roles and indices of entries. Nothing
 * of a statement's text, and no value.
 */
export interface ReconcileReport {
  readonly v: 1;
  readonly source: string;
  /** From when to when the log speaks. */
  readonly from: string;
  readonly until: string;
  /** Statements of the reading login on its views, and those whose entry stands. */
  readonly statements: number;
  readonly matched: number;
  /** Lines that could not be read. */
  readonly unread: number;
  readonly unaccounted: {
    readonly count: number;
    readonly listed: readonly { readonly at: string; readonly access: string | null }[];
  };
  readonly unmatched: {
    readonly count: number;
    readonly listed: readonly { readonly at: string; readonly entry: number }[];
  };
  /** `own`: a login that the company named as its own program's. */
  readonly others: readonly (ReportedReads & { readonly own: boolean })[];
  /** What Cordon itself looked at, with its owner's login: samples for a data map. */
  readonly looks: readonly ReportedReads[];
}

/**
 * A comparison as it is kept.
 * @param ownRoles logins of the company's own programs
 * @returns null when the log says of no time
 */
export function reportOf(
  source: string,
  found: Reconciliation,
  ownRoles: readonly string[],
): ReconcileReport | null {
  const { from, until, statements, matched, unread, unaccounted, unmatched, others, looks } = found;
  if (from === null || until === null) return null;
  return {
    ...{ v: 1, source, from: from.toISOString(), until: until.toISOString(), statements, matched, unread },
    unaccounted: {
      count: unaccounted.length,
      listed: unaccounted.slice(0, LISTED).map(({ at, access }) => ({ at: at.toISOString(), access })),
    },
    unmatched: {
      count: unmatched.length,
      listed: unmatched.slice(0, LISTED).map(({ at, entry }) => ({ at: at.toISOString(), entry })),
    },
    others: others.map((one) => ({ ...reported(one), own: ownRoles.includes(one.role) })),
    looks: looks.map(reported),
  };
}

function reported({ role, tables, count, first, last }: OtherReads): ReportedReads {
  return { role, tables, count, first: first.toISOString(), last: last.toISOString() };
}

/** Whether everything matches. */
export function agrees({ unaccounted, unmatched, others, unread }: ReconcileReport): boolean {
  const foreign = others.filter(({ own }) => !own);
  return unaccounted.count + unmatched.count + foreign.length + unread === 0;
}
