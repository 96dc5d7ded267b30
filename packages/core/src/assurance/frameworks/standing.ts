import {
  practices,
  stateOf,
  type ControlRun,
  type ControlState,
  type ControlTest,
  type PracticeId,
} from '../controls/index.ts';

/** Where a practice stands; `no-test` is a practice that nothing looks at, which is not green either. */
export type PracticeState = ControlState | 'no-test';

/** The worst first: what is known to be broken, then what is not known, then what holds. */
export const practiceStates = [
  'fails',
  'could-not-run',
  'stale',
  'never-run',
  'no-test',
  'nothing-to-test',
  'passes',
] as const satisfies readonly PracticeState[];

export interface TestStanding {
  readonly test: ControlTest;
  readonly run: ControlRun | undefined;
  readonly state: ControlState;
}

export interface PracticeStanding {
  readonly practice: PracticeId;
  readonly state: PracticeState;
  /** The worst first. */
  readonly tests: readonly TestStanding[];
}

/**
 * All practices, each as its worst test says. A test that had nothing to look at says nothing for or against its practice
 * while another passes.
 * @param runs the newest of each test that its reader may know of
 * @param now epoch milliseconds
 */
export function practicesNow(
  tests: readonly ControlTest[],
  runs: readonly ControlRun[],
  now: number,
): readonly PracticeStanding[] {
  const last = new Map(runs.map((run) => [run.test, run]));
  return (Object.keys(practices) as PracticeId[]).map((practice) => {
    const own = tests
      .filter((test) => test.practice === practice)
      .map((test) => ({ test, run: last.get(test.id), state: stateOf(test, last.get(test.id), now) }))
      .toSorted((a, b) => rank(a.state) - rank(b.state));
    return { practice, state: worst(own.map(({ state }) => state)), tests: own };
  });
}

function worst(states: readonly ControlState[]): PracticeState {
  const told = states.filter((state) => state !== 'nothing-to-test');
  const [first = states.length === 0 ? 'no-test' : 'nothing-to-test'] = told.toSorted(
    (a, b) => rank(a) - rank(b),
  );
  return first;
}

function rank(state: PracticeState): number {
  return practiceStates.indexOf(state);
}
