import {
  practicesNow,
  type ControlRun,
  type ControlState,
  type ControlTest,
  type PracticeId,
} from '@cordon/core/assurance';

/** Where a vendor's controls stand; a practice that is not in it is not known and reduces no risk. */
export type ControlsOf = (vendor: string) => Promise<ReadonlyMap<PracticeId, ControlState>>;

/**
 * A vendor's controls, each practice as its worst test says.
 * @param runs the newest of each test, of what is this vendor's
 * @param now epoch milliseconds
 */
export function controlsKnown(
  tests: readonly ControlTest[],
  runs: readonly ControlRun[],
  now: number,
): ReadonlyMap<PracticeId, ControlState> {
  return new Map(
    practicesNow(tests, runs, now).flatMap(({ practice, state }) =>
      state === 'no-test' ? [] : [[practice, state] as const],
    ),
  );
}
