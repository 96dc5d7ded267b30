import type { CoursesKnown } from '@cordon/core/kernel';
import {
  standingsOf,
  type OpenCourse,
  type PersonCourse,
  type TrainingRule,
} from '@cordon/core/people/training';
import type { TrainingDeps } from './deps.ts';
import { rulesNow } from './rulesNow.ts';
import type { Known, OpenAssignment, WorkRow } from './store.ts';

/** How somebody stands with a course they owe. */
export interface TrainingStanding extends PersonCourse {
  readonly person: string;
}

type StandingDeps = Pick<TrainingDeps, 'store' | 'termRules' | 'risks' | 'now'>;

/**
 * How people stand with every course that agreements, rules or what happened ask of them.
 * @param people ids; null: everybody
 */
export async function trainingOf(
  deps: StandingDeps,
  people: readonly string[] | null,
): Promise<readonly TrainingStanding[]> {
  const at = deps.now();
  const [rules, works, known, open] = await Promise.all([
    rulesNow(deps),
    deps.store.works(people, at),
    deps.store.known(people),
    deps.store.open(people),
  ]);
  return standingsUnder(rules, { works, known, open }, at.getTime());
}

/** The same under rules alone, e.g. those of agreements in force. */
export function standingsUnder(
  rules: readonly TrainingRule[],
  facts: {
    readonly works: readonly WorkRow[];
    readonly known: readonly Known[];
    readonly open: readonly OpenAssignment[];
  },
  now: number,
): readonly TrainingStanding[] {
  const works = Map.groupBy(facts.works, ({ person }) => person);
  const known = Map.groupBy(facts.known, ({ person }) => person);
  const open = Map.groupBy(facts.open, ({ person }) => person);
  return [...new Set([...works.keys(), ...open.keys()])].flatMap((person) =>
    standingsOf(
      rules,
      works.get(person) ?? [],
      { known: knownOf(known.get(person) ?? []), open: (open.get(person) ?? []).map(openOf) },
      now,
    ).map((course) => ({ person, ...course })),
  );
}

function knownOf(rows: readonly Known[]): CoursesKnown {
  return Object.fromEntries(
    rows.map(({ course, passedAt, right, owedBy }) => [
      course,
      { passedAt: passedAt.getTime(), right, owedBy: owedBy?.getTime() ?? null },
    ]),
  );
}

function openOf({ course, reason, dueAt }: OpenAssignment): OpenCourse {
  return { course, reason, due: dueAt.getTime() };
}
