import { courseStanding, type CoursesKnown, type CourseState } from '../../kernel/index.ts';
import {
  applies,
  standingReasons,
  type EventReason,
  type StandingReason,
  type TrainingRule,
  type Work,
} from './rules.ts';

/** An assignment that was not done yet. Times are epoch milliseconds. */
export interface OpenCourse {
  readonly course: string;
  readonly reason: StandingReason | EventReason;
  readonly due: number;
}

/** How somebody stands with a course they owe. */
export interface PersonCourse {
  readonly course: string;
  /** The worst under any rule that asks for it. */
  readonly state: CourseState;
  /** When it has to be passed anew; null: it never was, and nothing gives them time. */
  readonly until: number | null;
  /** When access closes; null: by no clause, or it is closed as long as it was never passed. */
  readonly closesAt: number | null;
  /** Whether it keeps them from customer data now. */
  readonly stops: boolean;
  /** Where it comes from: reasons of open assignments, and rules that ask for it. */
  readonly reasons: readonly (StandingReason | EventReason)[];
  /** The rules, "agreement clause" or an id. */
  readonly causes: readonly string[];
}

const BAD: readonly CourseState[] = ['current', 'due', 'grace', 'expired', 'never'];

/**
 * How a person stands with every course that rules or assignments ask of them: the worst of all that asks. What happened
 * makes nobody more current; only passing does.
 * @param now epoch milliseconds
 */
export function standingsOf(
  rules: readonly TrainingRule[],
  works: readonly Work[],
  { known, open }: { readonly known: CoursesKnown; readonly open: readonly OpenCourse[] },
  now: number,
): readonly PersonCourse[] {
  const asking = rules.filter((rule) => works.some((work) => applies(rule, work)));
  const courses = new Set(
    [...asking, ...open.filter(({ reason }) => !isStanding(reason))].map(({ course }) => course),
  );
  return [...courses].toSorted().map((course) => {
    const own = Object.hasOwn(known, course) ? known[course] : undefined;
    const ruled = asking.filter((rule) => rule.course === course);
    const judged = ruled.map((rule) => ({ closes: rule.closes, ...courseStanding(own, rule, now) }));
    // What standing rules assigned is judged by the rules themselves.
    const events = open.filter((one) => one.course === course && !isStanding(one.reason));
    const states = [
      ...judged.map(({ state }) => state),
      ...events.map(({ due }): CourseState => (now >= due ? 'expired' : 'due')),
    ];
    const closing = judged.filter(({ closes }) => closes);
    return {
      course,
      state: BAD[Math.max(...states.map((state) => BAD.indexOf(state)))] ?? 'never',
      until: soonest([...judged.map(({ until }) => until), ...events.map(({ due }) => due)]),
      closesAt: soonest(closing.map(({ closesAt }) => closesAt)),
      stops: closing.some(({ state }) => state === 'expired' || state === 'never'),
      reasons: [...new Set([...events.map(({ reason }) => reason), ...ruled.map(({ reason }) => reason)])],
      causes: [...new Set(ruled.map(({ cause }) => cause))],
    };
  });
}

function isStanding(reason: OpenCourse['reason']): boolean {
  return standingReasons.some((one) => one === reason);
}

function soonest(times: readonly (number | null)[]): number | null {
  const set = times.filter((time) => time !== null);
  return set.length === 0 ? null : Math.min(...set);
}
