import { readAccessLog, visitsPast, type VisitReport } from '@cordon/core/helpdesk';
import { Failure } from '@cordon/core/kernel';
import { textHash } from '../platform/hashing.ts';
import { nobody, type HelpdeskDeps } from './helpdesks.ts';

/** An access is entered when it ends, and a visit is logged by another clock. */
const AROUND_MS = 3_600_000;

export interface Visited extends VisitReport {
  readonly source: string;
  readonly entry: number;
}

/**
 * Compares the log of the web server before an RT with the ledger: what vendors' people were shown in RT itself, beside
 * no access of theirs to the same ticket. Each is a finding; that it was compared is entered, with the hash of the log.
 * RT itself keeps who wrote and not who read, so this is the one place where a read past Cordon can be seen.
 * @param text in the common or combined format, with RT's login as its user
 * @throws Failure `not-found` without a helpdesk, `bad-request` for another than RT and for what is no such log
 */
export async function compareVisits(
  deps: Pick<HelpdeskDeps, 'store' | 'people' | 'findings' | 'enterAct' | 'now'>,
  source: string,
  text: string,
): Promise<Visited> {
  const { store, findings, now } = deps;
  const stored = await store.find(source);
  if (stored === null) throw new Failure('not-found', `${source} has no helpdesk`);
  if (stored.settings.kind !== 'rt') throw new Failure('bad-request', 'This helpdesk keeps no such log.');
  const log = readAccessLog(text);
  if (log === null) {
    throw new Failure('bad-request', 'This is no log of a web server in the common or combined format.');
  }
  const [people, worked] = await Promise.all([
    deps.people(),
    store.worked(source, new Date(log.from.getTime() - AROUND_MS), new Date(log.until.getTime() + AROUND_MS)),
  ]);
  const seats = new Map(stored.seats.map(({ seat, person }) => [seat.toLowerCase(), person]));
  const known = people.flatMap(({ person, email, sso }) =>
    [email ?? '', ...sso].map((login) => [login.trim().toLowerCase(), person] as const),
  );
  const persons = new Map([...known, ...seats]);
  const report = visitsPast(log, (login) => persons.get(login.toLowerCase()) ?? null, worked);
  const past = report.visitors.filter((one) => one.first !== null);
  for (const { person, past: looks, first } of past) {
    const vendor = people.find((one) => one.person === person)?.vendor ?? null;
    await findings.raise({
      ...{ kind: 'read-unaccounted', about: `${source}/helpdesk ${person}`, source, vendor, agreement: null },
      facts: { person, looks, first: first?.toISOString() ?? '' },
    });
  }
  const words = {
    ...{ source, log: textHash(text), from: report.from.toISOString(), until: report.until.toISOString() },
    ...{
      unread: report.unread,
      nameless: report.nameless,
      visitors: report.visitors.length,
      past: past.length,
    },
  };
  const entry = await deps.enterAct({ act: 'helpdesk-compared', ...nobody, code: null, at: now(), words });
  return { source, ...report, entry };
}
