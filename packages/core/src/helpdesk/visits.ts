import type { AccessLog } from './accessLog.ts';

/** What somebody did through Cordon on a ticket, as the ledger has it. */
export interface Worked {
  readonly person: string;
  /** The helpdesk's number of the ticket. */
  readonly ticket: string;
  readonly at: Date;
}

/** What one person of a vendor was shown in the helpdesk itself. */
export interface Visitor {
  readonly person: string;
  readonly tickets: number;
  /** Looks at tickets on which they worked through Cordon at that time. */
  readonly accounted: number;
  /** All others: at tickets on which they did not, at files, at lists and searches, which show customers too. */
  readonly past: number;
  /** When the first look past Cordon was; null when there was none. */
  readonly first: Date | null;
}

export interface VisitReport {
  readonly from: Date;
  readonly until: Date;
  readonly unread: number;
  readonly visitors: readonly Visitor[];
  /** Looks of whoever is nobody of a vendor. */
  readonly others: number;
  /** Looks of whom the web server knew no login. */
  readonly nameless: number;
}

/** Work on a ticket through Cordon, beside it in the helpdesk, takes no longer than this around an access. */
const BESIDE_MS = 15 * 60_000;

/**
 * The helpdesk's own log against the ledger. A vendor's agent beside whose ticket Cordon stands was shown its page: the
 * ledger has their access to that ticket at that time. Whatever else they were shown there was past Cordon.
 * @param personOf a vendor's person by their login in the helpdesk
 */
export function visitsPast(
  { visits, from, until, unread }: AccessLog,
  personOf: (login: string) => string | null,
  worked: readonly Worked[],
): VisitReport {
  const work = Map.groupBy(worked, ({ person, ticket }) => `${person} ${ticket}`);
  const named = visits.map((visit) => ({
    ...visit,
    person: visit.login === null ? null : personOf(visit.login),
  }));
  const theirs = Map.groupBy(
    named.flatMap(({ person, ...visit }) => (person === null ? [] : [{ ...visit, person }])),
    ({ person }) => person,
  );
  const visitors = [...theirs].map(([person, all]): Visitor => {
    const past = all.filter(
      ({ ticket, at }) =>
        ticket === null ||
        !(work.get(`${person} ${ticket}`) ?? []).some(
          (one) => Math.abs(one.at.getTime() - at.getTime()) <= BESIDE_MS,
        ),
    );
    const first = past.reduce((least, { at }) => Math.min(least, at.getTime()), Infinity);
    return {
      person,
      tickets: new Set(all.flatMap(({ ticket }) => ticket ?? [])).size,
      accounted: all.length - past.length,
      past: past.length,
      first: past.length === 0 ? null : new Date(first),
    };
  });
  return {
    ...{ from, until, unread },
    visitors: visitors.toSorted((a, b) => (a.person < b.person ? -1 : 1)),
    others: named.filter(({ person, login }) => person === null && login !== null).length,
    nameless: named.filter(({ login }) => login === null).length,
  };
}
