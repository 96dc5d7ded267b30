import type { Sign } from './signal.ts';
import type { Source, WatchedEvent } from './watched.ts';

/** How a quantity is usually spread; frozen, so that what happens now cannot move it. */
export interface Band {
  /** Number of hours or days it was learnt from. */
  readonly n: number;
  readonly median: number;
  /** Median absolute deviation times 1.4826 (a standard deviation where the spread is normal). */
  readonly spread: number;
  /** What four of five stay below: unlike the 95th percentile no work of a few, such as of leads, moves it. */
  readonly p80: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * What is counted for everyone, so that a detector can ask what is usual. Customers and tickets are counted once; rows are
 * those of events with many. What is usual of rows, queries and exports is usual on a day that has some: they are the
 * work of few.
 */
export const measures = [
  ...['subjects-an-hour', 'subjects-a-day', 'unexplained-a-day', 'reveals-a-day', 'reveals-per-subject'],
  ...['lookups-a-day', 'lookups-per-subject', 'rows-a-day', 'denials-a-day', 'accesses-a-ticket'],
  ...['subjects-a-ticket', 'queries-a-day', 'exported-a-day', 'self-opened-a-day', 'quick-closes-a-day'],
  ...['misses-a-day', 'misses-per-lookup'],
] as const;

export type Measure = (typeof measures)[number];

/**
 * What is usual for the agent of the event, and for the peers of the same queue (or vendor, where no queue is told).
 * Both are learnt up to yesterday. `own` is bounded by the peers' 99th percentile or what the agent had at first, and by the
 * agreement's limit, so that nobody poisons it by growing slowly. `peers` are the others, widened where they are busier
 * right now, so that an outage is nobody's anomaly.
 */
export interface Usual {
  readonly own: Band | null;
  readonly peers: Band | null;
  /** How much busier the others are right now than usual, from 1 up: what `peers` was widened by and `own` was not. */
  readonly busy: number;
}

/** What a detector may ask while it looks at an event. */
export interface About {
  /** A threshold of this detector: from the agreement where it says one, else from the calibration. Throws on a name it lacks. */
  threshold(name: string): number;
  usual(measure: Measure): Usual;
  /** The agent's count of this measure in the hour or day that runs, this event included. */
  now(measure: Measure): number;
  /** Ids of the agent's latest accesses, this event included, oldest first, bounded: what most signs cite. */
  latest(): readonly string[];
  /** Days on which this agent was seen before today. */
  readonly daysKnown: number;
}

/**
 * A fold over events: what it keeps per key is plain JSON, changed in place for speed, and bounded. The same events in
 * the same order always give the same signs. It reads no clock: time is the event's.
 */
export interface Detector<State = unknown> {
  /** Its name in signals, calibration and the console; the file has the same name. */
  readonly kind: string;
  /** Sources without which it can find nothing; shown as "no feed" until all have told something. */
  readonly needs: readonly Source[];
  /** By whom it folds: an agent, a customer, a site; null for an event that does not concern it. */
  keyOf(event: WatchedEvent): string | null;
  fresh(): State;
  see(state: State, event: WatchedEvent, about: About): Sign | null;
  /** Milliseconds after which what is kept for a key that nothing touched is dropped; Infinity for what must stay. */
  readonly keepFor: number;
}
