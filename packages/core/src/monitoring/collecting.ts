import { isUnexplained } from './access.ts';
import type { About } from './detector.ts';
import { hash32, isNew, lately, secondsOf } from './kept.ts';
import type { WatchedEvent } from './watched.ts';

/** What an agent took since something about the agent changed: a new place, a second factor, a shift that ended. */
export interface Collecting {
  /** Seconds since 1970. */
  readonly since: number;
  /** Customers. */
  seen: number;
  /** Customers that no ticket explained when they were first touched. */
  unexplained: number;
  /** Rows of exports and queries. */
  rows: number;
  readonly subjects: number[];
  readonly ids: string[];
}

const SUBJECTS = 24;
const IDS = 10;

/** Starts to count with this event, which is the first that the sign rests on. */
export function collectingSince(event: WatchedEvent): Collecting {
  return { since: secondsOf(event.at), seen: 0, unexplained: 0, rows: 0, subjects: [], ids: [event.id] };
}

/** Counts an access that succeeded; each customer once. */
export function collect(kept: Collecting, event: WatchedEvent): void {
  if (!event.ok) return;
  if (event.kind === 'export' || event.kind === 'query') kept.rows += event.rows;
  if (event.subject === null || !isNew(kept.subjects, hash32(event.subject), SUBJECTS)) return;
  kept.seen += 1;
  if (isUnexplained(event)) kept.unexplained += 1;
  if (kept.ids[kept.ids.length - 1] !== event.id) lately(kept.ids, event.id, IDS);
}

/**
 * Whether this is collecting rather than work: mostly customers that no ticket explains, more of them than this agent has
 * on a usual day, or an export larger than the agent's usual day. Whoever is not known yet may be one whose work needs no
 * ticket, such as quality assurance.
 * @param about of a detector with the thresholds `unexplained` (customers), `share` (of the customers) and `rows`
 */
export function collects(kept: Collecting, about: About): boolean {
  const own = about.usual('unexplained-a-day').own;
  const browsing =
    own !== null &&
    kept.unexplained >= Math.max(about.threshold('unexplained'), 1.5 * own.p95) &&
    kept.unexplained >= kept.seen * about.threshold('share');
  if (browsing || kept.rows === 0) return browsing;
  return kept.rows >= Math.max(about.threshold('rows'), 3 * (about.usual('rows-a-day').own?.max ?? 0));
}

/** What was taken, in words. */
export function taken(kept: Collecting): string {
  const customers = `${kept.seen} customers, ${kept.unexplained} of them without a ticket that explains it`;
  return kept.rows > 0 ? `${customers}, and ${kept.rows} rows` : customers;
}
