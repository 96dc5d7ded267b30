import { Failure } from '@cordon/core/kernel';
import {
  changesOf,
  parseCourse,
  translationProblems,
  type Course,
  type CourseChanges,
  type CourseProblem,
} from '@cordon/core/people/courses';
import type { GivenAct, SignedIn } from '../../../identity/index.ts';
import type { CourseVersion } from '../course.ts';
import type { CourseDeps } from '../deps.ts';
import { readCourse } from '../reading.ts';

/** What a draft is, and what it would become. */
export interface LookedDraft {
  readonly hash: string;
  readonly problems: readonly CourseProblem[];
  readonly course: Course | null;
  readonly publishes: { readonly version: number; readonly translation: boolean } | null;
  readonly changes: CourseChanges | null;
}

/**
 * Looks at a draft: what is wrong with it, what it would be published as, and what it says otherwise than before. A text in
 * the language of the course, or in the first one there is, becomes the next version; one in another language is a
 * translation of the newest, and has to ask the same.
 */
export async function lookAtDraft(
  { versions, textHash }: Pick<CourseDeps, 'versions' | 'textHash'>,
  body: string,
): Promise<LookedDraft> {
  const parsed = parseCourse(body);
  const nothing = { hash: textHash(body), course: null, publishes: null, changes: null };
  if (!parsed.ok) return { ...nothing, problems: parsed.problems };
  const { course } = parsed;
  const all = await versions.versions(course.id);
  const registered = (await versions.list()).find(({ id }) => id === course.id);
  if (registered?.origin === 'cordon') {
    const problem = 'this course comes with Cordon; give yours an id of its own';
    return { ...nothing, problems: [{ line: 2, problem }] };
  }
  const newest = registered?.version ?? 0;
  const original = originalOf(all.filter(({ version }) => version === newest));
  const translation = original !== undefined && original.language !== course.language;
  const differs = translation ? translationProblems(readCourse(original), course) : [];
  if (differs.length > 0) return { ...nothing, problems: differs.map((problem) => ({ line: 1, problem })) };
  const before = all.find(({ language }) => language === course.language)?.body ?? null;
  return {
    ...{ hash: textHash(body), problems: [], course },
    publishes: { version: translation ? newest : newest + 1, translation },
    changes: changesOf(before, body),
  };
}

/** The one it was written in first: English where there is one. */
function originalOf(versions: readonly CourseVersion[]): CourseVersion | undefined {
  return (
    versions.find(({ language }) => language === 'en') ??
    versions.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())[0]
  );
}

/**
 * Publishes a draft as it was looked at.
 * @throws Failure `conflict` when it is another by now, `course-unsound`, `already-done` when it says what stands, `signature-invalid`
 */
export async function publishDraft(
  deps: CourseDeps,
  who: SignedIn,
  draft: { readonly course: string; readonly language: string },
  { hash, renews, ...given }: { readonly hash: string; readonly renews: boolean } & GivenAct,
): Promise<{ readonly version: number; readonly entry: number }> {
  const found = (await deps.versions.drafts()).find(
    ({ course, language }) => course === draft.course && language === draft.language,
  );
  if (found === undefined) throw new Failure('not-in-scope');
  const { course, publishes, ...looked } = await lookAtDraft(deps, found.body);
  if (looked.hash !== hash) throw new Failure('conflict');
  if (course?.id !== draft.course || course.language !== draft.language || publishes === null)
    throw new Failure('course-unsound');
  const stands = (await deps.versions.versions(course.id)).some(
    (one) => one.language === course.language && one.hash === hash && one.version >= publishes.version - 1,
  );
  // A translation stands beside its version: it is said anew with the next one.
  const { version, translation } = publishes;
  const taken = (await deps.versions.find(course.id, version, course.language))?.language === course.language;
  if (stands || taken) throw new Failure('already-done');
  const words = { course: course.id, language: course.language, hash, renews: renews && !translation };
  const actor = await deps.signedActs.by(who, 'course-version-published', words, given);
  const entry = await deps.enter('course-version-published', actor, { ...words, version, origin: 'company' });
  const row = {
    ...{ course: course.id, version, language: course.language, title: course.title, body: found.body, hash },
    ...{ publishedBy: who.person.id, publishedAt: deps.now(), entry },
  };
  if (!(await deps.versions.publish(row, 'company', words.renews))) throw new Failure('conflict');
  await deps.versions.dropDraft(draft.course, draft.language);
  return { version, entry };
}

/**
 * Withdraws a course, or gives it again: who passed it has passed it still.
 * @throws Failure `already-done`, `not-in-scope`, `signature-invalid`
 */
export async function withdrawCourse(
  deps: CourseDeps,
  who: SignedIn,
  course: string,
  { withdrawn, ...given }: { readonly withdrawn: boolean } & GivenAct,
): Promise<void> {
  const found = (await deps.versions.list()).find(({ id }) => id === course);
  if (found === undefined) throw new Failure('not-in-scope');
  if ((found.withdrawnAt !== null) === withdrawn) throw new Failure('already-done');
  const words = { course, withdrawn };
  const actor = await deps.signedActs.by(who, 'course-withdrawn', words, given);
  await deps.enter('course-withdrawn', actor, words);
  if (!(await deps.versions.setWithdrawn(course, withdrawn ? deps.now() : null)))
    throw new Failure('already-done');
}
