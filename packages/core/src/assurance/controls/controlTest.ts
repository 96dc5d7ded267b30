import type { PracticeId } from './practices.ts';

/** A test of a control over live data, as it is announced: what must hold, of whom, and how often that is looked at. */
export interface ControlTest {
  /** Stands in findings, entries and exports; never changes. */
  readonly id: string;
  readonly practice: PracticeId;
  /** What holds while it passes, in one sentence. */
  readonly title: string;
  /** What its population is, e.g. `people of vendors who may work now`. */
  readonly population: string;
  /** How often it runs, in hours. */
  readonly everyHours: number;
  /** Age in hours from which its last result is no evidence any more. */
  readonly freshHours: number;
}

/** One thing for which the control does not hold: ids, codes and counts, never a customer's value. */
export interface FailingItem {
  readonly id: string;
  /** Party id of the vendor it is about; null: the company or the installation. */
  readonly vendor: string | null;
  /** Why it fails, in plain words with ids and counts only. */
  readonly why: string;
}

/** What one run of a control test came to. */
export interface ControlRun {
  readonly test: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** How many were looked at; 0: there was nothing to test, which is neither pass nor failure. */
  readonly population: number;
  /** All that fail, of which `failing` are the first. */
  readonly failed: number;
  readonly failing: readonly FailingItem[];
  /** False: the test could not be made, and says nothing of the control. */
  readonly ran: boolean;
}

/** Where a control stands now. Only `passes` is green. */
export type ControlState = 'passes' | 'fails' | 'stale' | 'never-run' | 'nothing-to-test' | 'could-not-run';

/**
 * Evidence ages: a control without a fresh result is not green, whatever it said last.
 * @param now epoch milliseconds
 */
export function stateOf(
  { freshHours }: Pick<ControlTest, 'freshHours'>,
  last: ControlRun | undefined,
  now: number,
): ControlState {
  if (last === undefined) return 'never-run';
  if (now - last.at > freshHours * 3_600_000) return 'stale';
  if (!last.ran) return 'could-not-run';
  if (last.failed > 0) return 'fails';
  return last.population === 0 ? 'nothing-to-test' : 'passes';
}
