import type { WorkingAs } from '../identity/index.ts';
import { isWorking, type Assignments } from './assignment.ts';

/**
 * What somebody acts as in a piece of work, at this moment.
 * @returns null without an assignment: they act in no role
 */
export async function workingAs(
  assignments: Pick<Assignments, 'working'>,
  person: string,
  work: { readonly agreement: string | null; readonly purpose: string },
  now: Date,
): Promise<WorkingAs | null> {
  if (work.agreement === null) return null;
  const assignment = await assignments.working(person, work.agreement, work.purpose, now);
  if (assignment === null) return null;
  const { accessRole, site } = assignment;
  return { accessRole, site: site?.id ?? null, onShift: isWorking(assignment, now) };
}
