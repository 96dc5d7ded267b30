import type { Noise } from './scanners.ts';

/** What happened to one message. Times are epoch milliseconds. */
export type PhishingEvent = {
  readonly at: number;
} & (
  | { readonly kind: 'opened' }
  /** Its link was opened. `visit` names this time, `address` is a keyed hash of where from, `noise` what the request said of itself. */
  | {
      readonly kind: 'clicked';
      readonly visit: string;
      readonly address: string;
      readonly noise: Noise | null;
    }
  /** The page of that visit saw a hand: a pointer, a key, a finger. */
  | { readonly kind: 'touched'; readonly visit: string }
  /** The form of that visit was sent; how many fields were filled, never with what. */
  | { readonly kind: 'submitted'; readonly visit: string; readonly fields: number }
  | { readonly kind: 'reported' }
);

/** A message of a campaign, and all that happened to it. */
export interface Told {
  readonly person: string;
  readonly channel: 'mail' | 'ticket';
  /** Null while it was not delivered. */
  readonly deliveredAt: number | null;
  readonly events: readonly PhishingEvent[];
}

/** What one message came to. `raw` counts machines too; `clickedAt` and `submittedAt` are confirmed. */
export interface Outcome {
  readonly person: string;
  readonly channel: Told['channel'];
  readonly deliveredAt: number | null;
  readonly opened: boolean;
  readonly raw: { readonly clicked: boolean; readonly submitted: boolean };
  readonly clickedAt: number | null;
  readonly submittedAt: number | null;
  readonly reportedAt: number | null;
  /** Why clicks were not counted, one for each that was not. */
  readonly noises: readonly Noise[];
}

/** A hit sooner than this after delivery is put down to a scanner: gateways open links before the mail can be read. */
export const AT_ONCE_MS = 10_000;

/** As many different messages opened from one address within `BULK_MS` are put down to a scanner. */
export const BULK = 5;

/** Kept short: a whole floor comes from one address, but does not open its mail within the same seconds. */
export const BULK_MS = 10_000;

/**
 * What a campaign's messages came to. A click counts when nothing says that a machine made it and a hand was seen on the
 * page; a report wins over every later click, so that whoever reported is not counted for what the report's own scanners
 * open afterwards. The order in which events come in, and one told twice, change nothing.
 */
export function outcomesOf(messages: readonly Told[]): readonly Outcome[] {
  const bulk = bulkVisits(messages);
  return messages.map((message) => outcomeOf(message, bulk));
}

function outcomeOf({ person, channel, deliveredAt, events }: Told, bulk: ReadonlySet<string>): Outcome {
  const reportedAt = earliest(events.filter(({ kind }) => kind === 'reported'));
  const touched = new Set(events.flatMap((event) => (event.kind === 'touched' ? [event.visit] : [])));
  const clicks = new Map(
    events.flatMap((event) => (event.kind === 'clicked' ? [[event.visit, event] as const] : [])),
  );
  const submits = events.filter((event) => event.kind === 'submitted');
  const noiseAt = (visit: string, at: number): Noise | null => {
    const click = clicks.get(visit);
    // A visit that nobody saw begin is nobody's.
    if (click === undefined || deliveredAt === null) return 'no-beacon';
    if (click.noise !== null) return click.noise;
    if (bulk.has(visit)) return 'in-bulk';
    if (click.at < deliveredAt + AT_ONCE_MS) return 'at-once';
    if (reportedAt !== null && at >= reportedAt) return 'after-report';
    return touched.has(visit) ? null : 'no-beacon';
  };
  const judged = [...clicks.values()].map((click) => ({ ...click, noise: noiseAt(click.visit, click.at) }));
  const sent = submits.filter(({ visit, at, fields }) => fields > 0 && noiseAt(visit, at) === null);
  return {
    ...{ person, channel, deliveredAt, reportedAt },
    opened: events.some(({ kind }) => kind !== 'reported'),
    raw: { clicked: clicks.size > 0, submitted: submits.length > 0 },
    clickedAt: earliest(judged.filter(({ noise }) => noise === null)),
    submittedAt: earliest(sent),
    noises: judged.flatMap(({ noise }) => noise ?? []),
  };
}

/** Visits to many messages from one address at about the same time. */
function bulkVisits(messages: readonly Told[]): ReadonlySet<string> {
  const visits = messages.flatMap(({ events }, message) =>
    events.flatMap((event) => (event.kind === 'clicked' ? [{ ...event, message }] : [])),
  );
  const found = new Set<string>();
  for (const near of Map.groupBy(visits, ({ address }) => address).values()) {
    const inOrder = near.toSorted((a, b) => a.at - b.at);
    for (const { at } of inOrder) {
      const within = inOrder.filter((one) => one.at >= at && one.at < at + BULK_MS);
      if (new Set(within.map(({ message }) => message)).size < BULK) continue;
      for (const { visit } of within) found.add(visit);
    }
  }
  return found;
}

function earliest(events: readonly { readonly at: number }[]): number | null {
  return events.length === 0 ? null : Math.min(...events.map(({ at }) => at));
}
