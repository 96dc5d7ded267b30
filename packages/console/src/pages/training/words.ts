import type { OwedCourse } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

type State = OwedCourse['state'];

/** Worst first. */
export const STATE_ORDER: readonly State[] = ['never', 'expired', 'grace', 'due', 'current'];

export const STATES: Readonly<Record<State, { readonly text: string; readonly tone: Tone }>> = {
  never: { text: 'Never passed', tone: 'bad' },
  expired: { text: 'Ran out', tone: 'bad' },
  grace: { text: 'In its grace', tone: 'warn' },
  due: { text: 'Due soon', tone: 'wait' },
  current: { text: 'Current', tone: 'good' },
};

const REASONS: Readonly<Record<OwedCourse['reasons'][number], string>> = {
  role: 'a rule about their role',
  purpose: 'a rule about their work',
  clause: 'an agreement',
  risk: 'a rule about risk',
  phishing: 'a simulated phish that caught them',
  incident: 'an incident',
  'new-clause': 'a new clause',
  regulation: 'a course that changed',
  conduct: 'a decision about conduct',
  joining: 'joining',
  hand: 'somebody who assigned it',
};

/** Why a course is owed, in one phrase: "asked by an agreement and an incident". */
export function askedBy(reasons: OwedCourse['reasons']): string {
  const words = reasons.map((reason) => REASONS[reason]);
  const last = words.at(-1);
  if (last === undefined) return '';
  return `asked by ${words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`}`;
}

/** What follows for whoever owes it, in one sentence. */
export function effectOf({
  stops,
  closesAt,
  state,
}: Pick<OwedCourse, 'stops' | 'closesAt' | 'state'>): string {
  if (stops) return 'It keeps them from customer data until it is passed.';
  if (closesAt === null) return 'It closes no access.';
  return state === 'current' ? 'Nothing is to be done now.' : 'Access closes when its time is over.';
}
