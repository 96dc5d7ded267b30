import type { ControlPass, ControlState, ControlTestView } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

/** Where a control stands, in a word and a shape. Only one of them is good. */
export const STATES: Readonly<
  Record<ControlState, { readonly tone: Tone; readonly words: string; readonly means: string }>
> = {
  fails: { tone: 'bad', words: 'Fails', means: 'The test found what should not be. Each thing is named.' },
  'could-not-run': {
    tone: 'warn',
    words: 'Could not run',
    means: 'The test broke off or took too long. Nobody knows whether the control holds.',
  },
  stale: { tone: 'warn', words: 'Too old', means: 'The last result is too old to be evidence.' },
  'never-run': {
    tone: 'wait',
    words: 'Not run yet',
    means: 'It runs at the next look, within five minutes.',
  },
  'nothing-to-test': {
    tone: 'plain',
    words: 'Nothing to test',
    means: 'There was nothing it could be made on, so nothing is shown of the control.',
  },
  passes: { tone: 'good', words: 'Passes', means: 'Everything that was looked at is as it has to be.' },
};

/** From what needs somebody to what does not. */
export const STATE_ORDER = Object.keys(STATES) as readonly ControlState[];

/** What the last run was made on, in one sentence. */
export function lookedAt({ population, last }: Pick<ControlTestView, 'population' | 'last'>): string {
  if (last === null) return `Will look at: ${population}.`;
  if (last.population === null || last.failed === null) return 'Made on the company and its installation.';
  const fail = `${last.failed.toLocaleString('en')} of them ${last.failed === 1 ? 'fails' : 'fail'}.`;
  return `Looked at ${last.population.toLocaleString('en')}: ${population}.${last.failed === 0 ? '' : ` ${fail}`}`;
}

/** The history in one sentence, for whoever hears it. */
export function historyWords({ title, history }: Pick<ControlTestView, 'title' | 'history'>): string {
  if (history.length === 0) return `${title}: never run`;
  const parts = STATE_ORDER.flatMap((state) => {
    const times = history.filter((one) => one.state === state).length;
    return times === 0 ? [] : [`${STATES[state].words.toLowerCase()}: ${String(times)}`];
  });
  return `${title}. Of the last ${String(history.length)} runs, ${parts.join(', ')}`;
}

/** Hours as people say them. */
export function everyWords(hours: number): string {
  if (hours === 1) return 'every hour';
  if (hours % 24 !== 0) return `every ${String(hours)} hours`;
  return hours === 24 ? 'every day' : `every ${String(hours / 24)} days`;
}

/** What a pass came to. */
export function endedWords({
  state,
  made,
  failed,
  couldNotRun,
}: Pick<ControlPass, 'state' | 'made' | 'failed' | 'couldNotRun'>): string {
  if (state === 'broke-off') return 'The tests broke off before they were done. Run them again.';
  const unmade = couldNotRun === 0 ? '' : ` ${String(couldNotRun)} could not be made.`;
  return `${String(made)} made, ${String(failed)} failed.${unmade}`;
}

/** Whether a test is still to come from what runs or waits, and which of the two. */
export function comingFrom(
  id: string,
  running: Pick<ControlPass, 'tests' | 'made'> | null,
  waiting: Pick<ControlPass, 'tests'> | null,
): 'running' | 'waiting' | null {
  if (running?.tests.slice(running.made).includes(id) === true) return 'running';
  return waiting?.tests.includes(id) === true ? 'waiting' : null;
}
