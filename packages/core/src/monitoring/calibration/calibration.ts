import type { Measure } from '../detector.ts';

/** A number that decides when a detector speaks, with where it comes from. */
export interface Threshold {
  readonly value: number;
  readonly unit: string;
  /** The published rule or case, or the measurement, it rests on. */
  readonly evidence: string;
}

/** Thresholds by detector (or `engine`, `norms`, `risk`), then by name. Plain JSON. */
export type Thresholds = Readonly<Record<string, Readonly<Record<string, Threshold>>>>;

/** What an agreement says otherwise, for the vendor it is with. */
export interface Agreed {
  readonly thresholds?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The most a clause allows anyone, whatever is usual: no learnt norm goes above it. */
  readonly limits?: Readonly<Partial<Record<Measure, number>>>;
}

export interface Calibration {
  /** Changes with every threshold; an installation records each change. */
  readonly version: string;
  readonly thresholds: Thresholds;
  /** By vendor. */
  readonly agreed?: Readonly<Record<string, Agreed>>;
}

/**
 * What keeps a calibration from being used, in plain words; empty for a sound one.
 * @param starting the calibration that has every threshold the detectors ask for
 */
export function problemsOf(given: unknown, starting: Calibration): readonly string[] {
  if (!isRecord(given) || typeof given.version !== 'string') return ['it is no calibration: no version'];
  const problems: string[] = [];
  const thresholds = given.thresholds;
  if (!isRecord(thresholds)) return ['it has no thresholds'];
  for (const [kind, named] of Object.entries(starting.thresholds)) {
    const those = thresholds[kind];
    for (const name of Object.keys(named)) {
      const threshold = isRecord(those) ? those[name] : undefined;
      if (!isRecord(threshold) || !isAmount(threshold.value)) {
        problems.push(`${kind}: ${name} is missing or no number of zero or more`);
      }
    }
  }
  const agreed = given.agreed;
  if (agreed === undefined) return problems;
  if (!isRecord(agreed)) return [...problems, 'agreed is not by vendor'];
  for (const [vendor, said] of Object.entries(agreed))
    problems.push(...problemsOfAgreed(vendor, said, starting));
  return problems;
}

function problemsOfAgreed(vendor: string, said: unknown, starting: Calibration): readonly string[] {
  if (!isRecord(said)) return [`${vendor}: nothing is agreed`];
  const problems: string[] = [];
  const thresholds = said.thresholds ?? {};
  const limits = said.limits ?? {};
  for (const [kind, named] of Object.entries(isRecord(thresholds) ? thresholds : {})) {
    for (const [name, value] of Object.entries(isRecord(named) ? named : {})) {
      if (starting.thresholds[kind]?.[name] === undefined) problems.push(`${vendor}: ${kind} has no ${name}`);
      else if (!isAmount(value)) problems.push(`${vendor}: ${kind}: ${name} is no number of zero or more`);
    }
  }
  for (const [measure, value] of Object.entries(isRecord(limits) ? limits : {})) {
    if (!isAmount(value)) problems.push(`${vendor}: the limit of ${measure} is no number of zero or more`);
  }
  return problems;
}

/**
 * @returns a function that gives a threshold: from the agreement with the vendor where it says one, else from the calibration
 * @throws (the function) Error on a name the calibration lacks: a detector without its threshold must not stay silent
 */
export function thresholdsOf(
  calibration: Calibration,
): (kind: string, name: string, vendor: string) => number {
  const { thresholds, agreed = {} } = calibration;
  return (kind, name, vendor) => {
    const value = agreed[vendor]?.thresholds?.[kind]?.[name] ?? thresholds[kind]?.[name]?.value;
    if (value === undefined) throw new Error(`the calibration has no "${name}" for ${kind}`);
    return value;
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
