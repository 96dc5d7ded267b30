import type { TrainingRule } from '@cordon/core/people/training';
import { standingsUnder } from './standing.ts';
import type { Known, WorkRow } from './store.ts';

/**
 * Who is stopped by an agreement that asks for a course.
 * @param now epoch milliseconds
 * @returns the worst: never passed, or run out; null where nothing stops them
 */
export function stopsUnder(
  rules: readonly TrainingRule[],
  facts: { readonly works: readonly WorkRow[]; readonly known: readonly Known[] },
  now: number,
): (person: { readonly id: string }) => 'training-never' | 'training-expired' | null {
  const closing = rules.filter(({ closes }) => closes);
  const stopped = Map.groupBy(
    standingsUnder(closing, { ...facts, open: [] }, now).filter(({ stops }) => stops),
    ({ person }) => person,
  );
  return ({ id }) => {
    const courses = stopped.get(id);
    if (courses === undefined) return null;
    return courses.some(({ state }) => state === 'never') ? 'training-never' : 'training-expired';
  };
}
