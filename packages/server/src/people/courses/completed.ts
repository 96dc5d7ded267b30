import type { Question } from '@cordon/core/people/courses';
import type { Completion } from './course.ts';
import type { CourseDeps } from './deps.ts';
import { readCourse } from './reading.ts';

/**
 * Who passed which course, in versions that count: for the conditions of agreements, reminders and certificates.
 * @param people ids, null for everybody
 * @returns newest first
 */
export function completionsOf(
  { completions }: Pick<CourseDeps, 'completions'>,
  people: readonly string[] | null,
): Promise<readonly Completion[]> {
  return completions.of(people);
}

/**
 * The bank of a course's newest version, with what is right: it may not leave the server before it is answered.
 * @returns nothing for a course that is not there or was withdrawn
 */
export async function questionsOf(
  { versions }: Pick<CourseDeps, 'versions'>,
  course: string,
): Promise<readonly Question[]> {
  const found = (await versions.list()).find(({ id }) => id === course);
  if (found?.withdrawnAt !== null) return [];
  const version = await versions.find(course, found.version, 'en');
  return version === null ? [] : readCourse(version).questions;
}
