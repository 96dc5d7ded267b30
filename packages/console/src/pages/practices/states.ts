import type { PracticesView, PracticeState, PracticeView } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

/** A state in words, and what it means to whoever answers for it. */
export interface StateWords {
  readonly tone: Tone;
  readonly label: string;
  readonly meaning: string;
}

/** In the order of how soon somebody should look, the worst first. */
export const STATES: Readonly<Record<PracticeState, StateWords>> = {
  fails: { tone: 'bad', label: 'Fails', meaning: 'A test found something for which it does not hold.' },
  'could-not-run': {
    ...{ tone: 'warn', label: 'Could not be tested' },
    meaning: 'The last test broke off. Nothing is known until it is made again.',
  },
  stale: {
    ...{ tone: 'warn', label: 'Evidence too old' },
    meaning: 'The last result is older than it may be. Old evidence counts as none.',
  },
  'never-run': {
    ...{ tone: 'wait', label: 'Not tested yet' },
    meaning: 'There is a test, and it has not been made.',
  },
  'no-test': {
    ...{ tone: 'plain', label: 'No test looks at this' },
    meaning: 'People have to look. The evidence below says where.',
  },
  'nothing-to-test': {
    ...{ tone: 'plain', label: 'Nothing to test' },
    meaning: 'The test found nobody and nothing that it is about.',
  },
  passes: { tone: 'good', label: 'Holds', meaning: 'Every test of it passed, and is fresh.' },
};

const ORDER = Object.keys(STATES) as PracticeState[];

/** The worst first; those of one state stay in their order. */
export function worstFirst(practices: readonly PracticeView[]): readonly PracticeView[] {
  return practices.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

export interface Tally {
  readonly state: PracticeState;
  readonly practices: readonly PracticeView[];
}

/** Practices by state, the worst first, states that none has left out. */
export function tallied({ areas }: PracticesView): readonly Tally[] {
  const all = areas.flatMap(({ practices }) => practices);
  return ORDER.map((state) => ({ state, practices: all.filter((one) => one.state === state) })).filter(
    ({ practices }) => practices.length > 0,
  );
}

/** `21 hold; 2 fail, 2 not tested yet`, for whoever does not see the drawing. */
export function talliedWords(tallies: readonly Tally[]): string {
  return tallies
    .map(({ state, practices }) => `${String(practices.length)}: ${STATES[state].label.toLowerCase()}`)
    .join(', ');
}
