import { startingCalibration } from '../calibration/starting.ts';
import type { About, Band, Detector, Measure } from '../detector.ts';
import { lately } from '../kept.ts';
import type { Sign } from '../signal.ts';
import type { WatchedEvent } from '../watched.ts';

/** Monday, 6 July 2026, 09:00 UTC: when the scenes of table tests start. */
export const START = Date.UTC(2026, 6, 6, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What a scene tells of an event; `after` is milliseconds since the start. */
export type Told = Partial<Omit<WatchedEvent, 'at'>> & { readonly after?: number };

/** What is usual and running in a scene. */
export interface Usually {
  readonly own?: Partial<Record<Measure, number>>;
  readonly peers?: Partial<Record<Measure, number>>;
  readonly now?: Partial<Record<Measure, number>>;
  readonly daysKnown?: number;
  /** Instead of the starting values. */
  readonly thresholds?: Readonly<Record<string, number>>;
}

/** A whole event of what is told; by default a read of a customer of its own with a ticket in hand. */
export function event(told: Told, place = 0): WatchedEvent {
  const { after = place * MINUTE, ...rest } = told;
  return {
    ...{ id: `e${place}`, at: START + after, kind: 'read', agent: 'agent-1', vendor: 'vendor-1' },
    ...{ queue: 'orders', site: null, ticket: `t${place}`, ticketState: 'in-hand', subject: `s${place}` },
    ...{ subjectOrder: null, flags: [], fields: [], rows: 0, ip: null, country: null, ok: true },
    ...{ device: null, session: null, code: null, until: null },
    ...rest,
  };
}

/** As many events, each told by its place in the row; ids, tickets and customers are numbered from `from` on. */
export function row(count: number, told: (place: number) => Told, from = 0): WatchedEvent[] {
  return Array.from({ length: count }, (_, i) => event(told(i), from + i));
}

/** A band around a median as counts usually spread. */
export function around(median: number): Band {
  const spread = median < 1 ? 0.1 : Math.sqrt(median);
  const [p80, p95, p99, max] = [
    median + 0.84 * spread,
    median + 1.6 * spread,
    median + 2.3 * spread,
    median + 3 * spread,
  ];
  return { n: 60, median, spread, p80, p95, p99, max };
}

/** What a detector asks, answered from the scene and, for thresholds, from the starting values. */
export function aboutOf(kind: string, usually: Usually = {}, latest: readonly string[] = []): About {
  const values = startingCalibration.thresholds[kind];
  return {
    threshold(name) {
      const value = usually.thresholds?.[name] ?? values?.[name]?.value;
      if (value === undefined) throw new Error(`${kind} has no threshold ${name}`);
      return value;
    },
    usual: (measure) => ({
      own: usually.own?.[measure] === undefined ? null : around(usually.own[measure]),
      peers: usually.peers?.[measure] === undefined ? null : around(usually.peers[measure]),
      busy: 1,
    }),
    now: (measure) => usually.now?.[measure] ?? 0,
    latest: () => latest,
    daysKnown: usually.daysKnown ?? 60,
  };
}

/** The signs of a scene, each with the place of its event, as the engine would get them. */
export function signsOf(
  detector: Detector,
  events: readonly WatchedEvent[],
  usually: Usually | ((event: WatchedEvent) => Usually) = {},
): readonly (Sign & { readonly place: number })[] {
  const states = new Map<string, unknown>();
  const ids = new Map<string, string[]>();
  return events.flatMap((seen, place) => {
    const key = detector.keyOf(seen);
    if (key === null) return [];
    if (!states.has(key)) states.set(key, detector.fresh());
    const latest = ids.get(seen.agent) ?? [];
    ids.set(seen.agent, latest);
    lately(latest, seen.id, 8);
    const about = aboutOf(detector.kind, typeof usually === 'function' ? usually(seen) : usually, latest);
    const sign = detector.see(states.get(key), seen, about);
    return sign === null ? [] : [{ ...sign, place }];
  });
}

/** Severities alone: what most tables compare. */
export const severitiesOf = (...scene: Parameters<typeof signsOf>): readonly string[] =>
  signsOf(...scene).map(({ severity }) => severity);
