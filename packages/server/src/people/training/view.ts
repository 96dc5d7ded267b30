import type { CourseState } from '@cordon/core/kernel';
import { isPrivate } from '@cordon/core/people/training';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import type { Trainee, TrainingDeps } from './deps.ts';
import { mayAssign, mayRule } from './rights.ts';
import type { owedCourse, trainingView } from './schemas.ts';
import { trainingOf, type TrainingStanding } from './standing.ts';

type OwedView = z.infer<typeof owedCourse>;

/** People listed by name. The bars count everybody. */
const LISTED = 300;

const NONE: Readonly<Record<CourseState, number>> = { current: 0, due: 0, grace: 0, expired: 0, never: 0 };
const WORST: readonly CourseState[] = ['never', 'expired', 'grace', 'due', 'current'];

const instantOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

export function owedViewOf(
  { course, state, until, closesAt, stops, reasons, causes }: TrainingStanding,
  titles: ReadonlyMap<string, string>,
): OwedView {
  return {
    ...{ course, title: titles.get(course) ?? course, state, stops },
    ...{ until: instantOf(until), closesAt: instantOf(closesAt), reasons: [...reasons], causes: [...causes] },
  };
}

/**
 * Who owes which course, for whoever looks after them: a vendor's own people, the company's everybody.
 * @param parties null: all; an auditor's are those of their windows, without names
 */
export async function viewTraining(
  deps: TrainingDeps,
  who: SignedIn,
  parties: readonly string[] | null,
): Promise<z.infer<typeof trainingView>> {
  const named = who.person.role !== 'auditor';
  const [everybody, titles] = await Promise.all([
    deps.people(who.person.partyKind === 'company' ? null : who.person.partyId),
    deps.titles(),
  ]);
  const people = new Map(
    everybody
      .filter(({ partyId, left }) => !left && (parties?.includes(partyId) ?? true))
      .map((person) => [person.id, person]),
  );
  const standings = (await trainingOf(deps, [...people.keys()])).filter(
    ({ course, reasons }) => titles.has(course) && (reasons.length === 0 || !reasons.every(isPrivate)),
  );
  const byPerson = [...Map.groupBy(standings, ({ person }) => person)].flatMap(([id, courses]) => {
    const person = people.get(id);
    return person === undefined ? [] : [{ person, courses, worst: worstOf(courses) }];
  });
  const open = byPerson
    .filter(({ worst }) => worst !== 'current')
    .toSorted(
      (a, b) => WORST.indexOf(a.worst) - WORST.indexOf(b.worst) || a.person.name.localeCompare(b.person.name),
    );
  const may = mayAssign(who.person.role);
  return {
    courses: coursesOf(standings, titles),
    vendors: vendorsOf(byPerson),
    people: named
      ? open.slice(0, LISTED).map(({ person, courses }) => ({
          ...{ person: { id: person.id, name: person.name }, vendor: partyOf(person) },
          stops: courses.some(({ stops }) => stops),
          courses: courses
            .filter(({ state }) => state !== 'current')
            .map(({ reasons, ...one }) =>
              owedViewOf({ ...one, reasons: reasons.filter((reason) => !isPrivate(reason)) }, titles),
            ),
        }))
      : [],
    more: named ? Math.max(0, open.length - LISTED) : 0,
    mayAssign: may,
    mayRule: mayRule(who.person.role),
    catalogue: [...titles].map(([course, title]) => ({ course, title })),
    trainees: may
      ? [...people.values()].filter(({ role }) => role === 'agent').map(({ id, name }) => ({ id, name }))
      : [],
  };
}

const partyOf = ({ partyId, partyName }: Trainee) => ({ id: partyId, name: partyName });

function worstOf(courses: readonly { readonly state: CourseState }[]): CourseState {
  return WORST.find((state) => courses.some((one) => one.state === state)) ?? 'current';
}

function countOf(states: readonly CourseState[]): Record<CourseState, number> {
  const counts = { ...NONE };
  for (const state of states) counts[state] += 1;
  return counts;
}

function coursesOf(standings: readonly TrainingStanding[], titles: ReadonlyMap<string, string>) {
  return [...Map.groupBy(standings, ({ course }) => course)]
    .map(([course, of]) => ({
      ...{ course, title: titles.get(course) ?? course, counts: countOf(of.map(({ state }) => state)) },
      stopped: of.filter(({ stops }) => stops).length,
    }))
    .toSorted((a, b) => b.stopped - a.stopped || a.title.localeCompare(b.title));
}

function vendorsOf(
  people: readonly {
    readonly person: Trainee;
    readonly worst: CourseState;
    readonly courses: readonly TrainingStanding[];
  }[],
) {
  return [...Map.groupBy(people, ({ person }) => person.partyId).values()]
    .flatMap((of) => {
      const [first] = of;
      if (first === undefined) return [];
      const stopped = of.filter(({ courses }) => courses.some(({ stops }) => stops)).length;
      return [
        {
          vendor: partyOf(first.person),
          people: of.length,
          counts: countOf(of.map(({ worst }) => worst)),
          stopped,
        },
      ];
    })
    .toSorted((a, b) => b.stopped - a.stopped || a.vendor.name.localeCompare(b.vendor.name));
}
