import {
  problemsOf,
  startingCalibration,
  usualContainment,
  type Calibration,
  type ContainmentPolicy,
} from '@cordon/core/monitoring';

/** Thresholds that differ from the starting ones, by detector and name. */
export type Overrides = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** How many signals of at least medium severity there were, by detector. */
export type Counts = Readonly<Record<string, number>>;

/** What a change of thresholds would have changed on recorded history. */
export interface Compared {
  readonly days: number;
  readonly events: number;
  readonly before: Counts;
  readonly after: Counts;
}

/** One version: who changed what, why, and what it came to. */
export interface Version {
  readonly version: number;
  readonly overrides: Overrides;
  readonly changed: Overrides;
  readonly containment: Pick<ContainmentPolicy, 'automatic' | 'decideWithinHours' | 'customersAnHour'>;
  readonly why: string;
  readonly compared: Compared;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
}

/** The calibration of a version: what ships with Cordon, with the installation's own values in place. */
export function calibrationOf(version: number, overrides: Overrides): Calibration {
  const thresholds = Object.fromEntries(
    Object.entries(startingCalibration.thresholds).map(([kind, named]) => [
      kind,
      Object.fromEntries(
        Object.entries(named).map(([name, threshold]) => {
          const value = overrides[kind]?.[name];
          return [name, value === undefined ? threshold : { ...threshold, value, evidence: 'set here' }];
        }),
      ),
    ]),
  );
  return { ...startingCalibration, version: `${startingCalibration.version}/${String(version)}`, thresholds };
}

/** Overrides with a change on top. */
export function merged(overrides: Overrides, change: Overrides): Overrides {
  const kinds = [...new Set([...Object.keys(overrides), ...Object.keys(change)])];
  return Object.fromEntries(kinds.map((kind) => [kind, { ...overrides[kind], ...change[kind] }]));
}

/** Whether a change can be used: it names thresholds that there are, with numbers that thresholds can have. */
export function isSound(change: Overrides): boolean {
  const known = startingCalibration.thresholds;
  const named = Object.entries(change).every(([kind, names]) =>
    Object.keys(names).every((name) => known[kind]?.[name] !== undefined),
  );
  return named && problemsOf(calibrationOf(0, change), startingCalibration).length === 0;
}

export function policyOf(containment: Version['containment'] | null): ContainmentPolicy {
  return { ...usualContainment, ...containment };
}
