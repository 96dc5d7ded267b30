/** Where an incident stands. `false-positive` and `closed` are ends; both can be opened again. */
export const incidentStates = ['open', 'investigating', 'contained', 'closed', 'false-positive'] as const;

export type IncidentState = (typeof incidentStates)[number];

/** What decides whether an incident may move, and what comes next. */
export interface IncidentStanding {
  readonly state: IncidentState;
  readonly owned: boolean;
  /** Signals that nobody has judged yet. */
  readonly unjudged: number;
  /** Signals that somebody judged to be real. */
  readonly real: number;
  /** What a machine closed and no person has decided. */
  readonly undecided: number;
  readonly hasPostMortem: boolean;
}

/** Why an incident cannot be moved there now. */
export type MoveRefusal =
  | 'not-from-here'
  | 'nobody-owns-it'
  | 'signals-unjudged'
  | 'signals-real'
  | 'machine-undecided'
  | 'no-post-mortem';

const MOVES: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  open: ['investigating', 'contained', 'false-positive'],
  investigating: ['contained', 'closed', 'false-positive'],
  contained: ['investigating', 'closed', 'false-positive'],
  closed: ['investigating'],
  'false-positive': ['investigating'],
};

/**
 * Whether an incident may move to a state.
 * @returns null when it may; else the first thing that stands in the way
 */
export function refusalOfMove(standing: IncidentStanding, to: IncidentState): MoveRefusal | null {
  if (!MOVES[standing.state].includes(to)) return 'not-from-here';
  if (!standing.owned) return 'nobody-owns-it';
  const ends = to === 'closed' || to === 'false-positive';
  // A person who is kept out by a machine must not be forgotten behind a closed case.
  if (ends && standing.undecided > 0) return 'machine-undecided';
  if (ends && standing.unjudged > 0) return 'signals-unjudged';
  if (to === 'false-positive' && standing.real > 0) return 'signals-real';
  if (to === 'closed' && !standing.hasPostMortem) return 'no-post-mortem';
  return null;
}

/** Where it may be moved now, in the order of the work. */
export function movesOf(standing: IncidentStanding): readonly IncidentState[] {
  return incidentStates.filter((to) => refusalOfMove(standing, to) === null);
}

/** The one thing to do next; the console shows it whatever else it shows. */
export const nextSteps = {
  take: 'Take this incident, so that one person answers for it.',
  decide: 'Decide about what Cordon closed by itself: keep it closed or undo it.',
  judge: 'Look at each signal and say whether it is real.',
  contain: 'Contain it, or say that nothing has to be closed.',
  'write-up': 'Write what happened and what changes because of it, then close.',
  dismiss: 'Every signal was a false alarm: end it as one.',
  close: 'Close it.',
  none: 'Nothing is left to do. Open it again if something new is known.',
} as const;

export type NextStep = keyof typeof nextSteps;

/** What comes next, most pressing first: a person kept out by a machine waits for an answer before anything else. */
export function nextStepOf(standing: IncidentStanding): NextStep {
  const { state, owned, undecided, unjudged, real, hasPostMortem } = standing;
  if (undecided > 0) return owned ? 'decide' : 'take';
  if (state === 'closed' || state === 'false-positive') return 'none';
  if (!owned) return 'take';
  if (unjudged > 0) return 'judge';
  if (real === 0) return 'dismiss';
  if (state !== 'contained') return 'contain';
  return hasPostMortem ? 'close' : 'write-up';
}
