import type { WatchedEvent } from './watched.ts';

const HOUR = 3_600_000;

/** An alert still counts for what ended so long ago: some things are known when the day is over. Milliseconds. */
const GRACE = 24 * HOUR;

/** Who did what from when until when, milliseconds; agent null where nobody did it. As in files of labels. */
export interface LabelledTime {
  readonly agent: string | null;
  readonly from: number;
  readonly until: number;
  readonly behaviour: string;
}

/** Something that was raised for somebody to look at. */
export interface Alert {
  readonly at: number;
  readonly agent: string | null;
  /** By which detector. */
  readonly kind: string;
}

/** What became known through an event to whoever did it. */
export interface Exposure {
  readonly at: number;
  /** Null for rows that name no customer. */
  readonly subject: string | null;
  readonly rows: number;
}

/** How one labelled behaviour fared. */
export interface Outcome {
  readonly label: LabelledTime;
  /** Milliseconds from its start to the first alert; null when there was none. */
  readonly delay: number | null;
  /** By which detector first. */
  readonly by: string | null;
  /** Records known to the thief before the event that raised the first alert, or in the end: what no alert came in time for. */
  readonly exposedBefore: number;
  /** The same with that event: one query that is found at once has shown all its rows. */
  readonly exposed: number;
}

export interface Score {
  readonly outcomes: readonly Outcome[];
  /** Alerts that no label explains. */
  readonly falseAlerts: readonly Alert[];
  readonly trueAlerts: readonly Alert[];
}

/**
 * Matches alerts to labels: the same agent (nobody to nobody), from the label's start to a day after its end.
 * @param exposures by label, in order of time
 */
export function score<Label extends LabelledTime>(
  labels: readonly Label[],
  alerts: readonly Alert[],
  exposures: (label: Label) => readonly Exposure[],
): Score {
  const byAgent = Map.groupBy(labels, ({ agent }) => agent);
  const explained = (alert: Alert, { from, until }: LabelledTime) =>
    alert.at >= from && alert.at <= until + GRACE;
  const isTrue = (alert: Alert) => (byAgent.get(alert.agent) ?? []).some((label) => explained(alert, label));
  const ofAgent = Map.groupBy(alerts, ({ agent }) => agent);
  const outcomes = labels.map((label): Outcome => {
    const found = (ofAgent.get(label.agent) ?? []).filter((alert) => explained(alert, label));
    const first = found.length === 0 ? null : found.reduce((one, two) => (two.at < one.at ? two : one));
    const all = exposures(label);
    const until = first?.at ?? Infinity;
    return {
      label,
      delay: first === null ? null : first.at - label.from,
      by: first?.kind ?? null,
      exposedBefore: records(all.filter(({ at }) => at < until)),
      exposed: records(all.filter(({ at }) => at <= until)),
    };
  });
  const truth = Map.groupBy(alerts, isTrue);
  return { outcomes, trueAlerts: truth.get(true) ?? [], falseAlerts: truth.get(false) ?? [] };
}

/** What an event made known; null when it made nothing known. */
export function exposureOf({ at, kind, ok, subject, rows }: WatchedEvent): Exposure | null {
  if (!ok) return null;
  if (kind === 'query' || kind === 'export') return { at, subject: null, rows };
  const shows = kind === 'read' || kind === 'reveal' || kind === 'unseal';
  return shows && subject !== null ? { at, subject, rows: 1 } : null;
}

/** Each customer once; rows without a customer each. */
function records(exposures: readonly Exposure[]): number {
  const subjects = new Set<string>();
  let rows = 0;
  for (const exposure of exposures) {
    if (exposure.subject === null) rows += exposure.rows;
    else subjects.add(exposure.subject);
  }
  return subjects.size + rows;
}

/** What happened under one behaviour, over all its labels. */
export interface BehaviourScore {
  readonly behaviour: string;
  readonly labels: number;
  readonly recall: number;
  /** Of all alerts by the detectors that found this first somewhere, the share that was right; null when none did. */
  readonly precision: number | null;
  /** Milliseconds, over what was found. */
  readonly delayMedian: number | null;
  /** Before the event that raised the first alert, and with it (see `Outcome`). */
  readonly beforeMedian: number;
  readonly beforeP90: number;
  readonly exposedMedian: number;
  readonly exposedP90: number;
}

/** Sums a behaviour up. @param outcomes at least one */
export function scoreOf(
  behaviour: string,
  outcomes: readonly Outcome[],
  { trueAlerts, falseAlerts }: Score,
): BehaviourScore {
  const found = outcomes.filter(({ delay }) => delay !== null);
  const kinds = new Set(found.map(({ by }) => by));
  const right = trueAlerts.filter(({ kind }) => kinds.has(kind)).length;
  const wrong = falseAlerts.filter(({ kind }) => kinds.has(kind)).length;
  const delays = found.map(({ delay }) => delay ?? Infinity);
  const before = outcomes.map(({ exposedBefore }) => exposedBefore);
  const exposed = outcomes.map((outcome) => outcome.exposed);
  return {
    behaviour,
    labels: outcomes.length,
    recall: found.length / outcomes.length,
    precision: right + wrong === 0 ? null : right / (right + wrong),
    delayMedian: delays.length === 0 ? null : quantile(delays, 0.5),
    beforeMedian: quantile(before, 0.5),
    beforeP90: quantile(before, 0.9),
    exposedMedian: quantile(exposed, 0.5),
    exposedP90: quantile(exposed, 0.9),
  };
}

/** The value below which the share `q` lies (nearest rank). NaN for an empty list. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

/**
 * Where a figure lies with 95 % confidence when the cases are drawn anew (percentile bootstrap, Efron 1979).
 * @param draw from 0 to below 1, as often as asked
 */
export function bootstrap<Case>(
  cases: readonly Case[],
  figure: (cases: readonly Case[]) => number,
  draw: () => number,
  times = 400,
): readonly [low: number, high: number] {
  const figures = Array.from({ length: times }, () =>
    figure(cases.map(() => cases[Math.floor(draw() * cases.length)] as Case)),
  );
  return [quantile(figures, 0.025), quantile(figures, 0.975)];
}
