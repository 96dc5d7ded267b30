import { Failure } from '@cordon/core/kernel';
import {
  drawPaper,
  grade,
  nextPaper,
  type Course,
  type Graded,
  type NextPaper,
} from '@cordon/core/people/courses';
import { canonicalText } from '@cordon/ledger';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { triedOf } from './attempts.store.ts';
import type { Attempt, CourseVersion, RegisteredCourse } from './course.ts';
import type { CourseDeps } from './deps.ts';
import { readCourse } from './reading.ts';

/** A course that is given now, in the language asked for or the one it is there in. */
export interface GivenCourse {
  readonly registered: RegisteredCourse;
  readonly version: CourseVersion;
  readonly course: Course;
}

/** @throws Failure `not-in-scope` for a course that is not there, or was withdrawn */
export async function givenCourse(deps: CourseDeps, id: string, language: string): Promise<GivenCourse> {
  const registered = (await deps.versions.list()).find((one) => one.id === id);
  if (registered?.withdrawnAt !== null) throw new Failure('not-in-scope');
  const version = await deps.versions.find(id, registered.version, language);
  if (version === null) throw new Failure('not-in-scope');
  return { registered, version, course: readCourse(version) };
}

/** A person's own paper, with the course it was drawn from. @throws Failure `not-in-scope` */
export async function paperOf(
  deps: CourseDeps,
  who: SignedIn,
  id: string,
): Promise<{ readonly attempt: Attempt; readonly course: Course }> {
  const attempt = await deps.attempts.find(id);
  if (attempt?.person !== who.person.id) throw new Failure('not-in-scope');
  const version = await deps.versions.find(attempt.course, attempt.version, attempt.language);
  if (version === null) throw new Failure('not-in-scope');
  return { attempt, course: readCourse(version) };
}

/** When somebody may have the next paper of a course. */
export function nextOf(deps: Pick<CourseDeps, 'now'>, course: Course, papers: readonly Attempt[]): NextPaper {
  return nextPaper(course.quiz, papers.map(triedOf), deps.now().getTime());
}

/**
 * Begins a paper, or goes on with the one that was begun.
 * @returns its id
 * @throws Failure `paper-waits` before its time, `conflict` when two begin at once, `not-in-scope`
 */
export async function startPaper(
  deps: CourseDeps,
  who: SignedIn,
  id: string,
  language: string,
): Promise<string> {
  const { version, course } = await givenCourse(deps, id, language);
  const papers = await deps.attempts.of(who.person.id, id);
  const open = papers.find(({ submittedAt }) => submittedAt === null);
  if (open !== undefined) return open.id;
  if (!nextOf(deps, course, papers).may) throw new Failure('paper-waits');
  const seed = deps.newSeed();
  const attempt: Attempt = {
    ...{ id: deps.newUuid(), person: who.person.id, course: id, version: version.version },
    ...{ language: version.language, seed, startedAt: deps.now(), answers: {} },
    questions: drawPaper(course.questions, course.quiz.questions, seed, papers[0]?.questions ?? []),
    ...{ submittedAt: null, score: null, passed: null, entry: null },
  };
  if (!(await deps.attempts.start(attempt))) throw new Failure('conflict');
  return attempt.id;
}

/**
 * Hands a paper in: marks it by its own version, enters the result with the person's signature, then keeps it.
 * @throws Failure `already-done`, `signature-invalid`, `not-in-scope`
 */
export async function submitPaper(
  deps: CourseDeps,
  who: SignedIn,
  id: string,
  { answers, ...given }: { readonly answers: Attempt['answers'] } & GivenAct,
): Promise<void> {
  const { attempt, course } = await paperOf(deps, who, id);
  if (attempt.submittedAt !== null) throw new Failure('already-done');
  if (Object.keys(answers).some((one) => !attempt.questions.includes(one))) throw new Failure('bad-request');
  const words = { attempt: id, answers: deps.textHash(canonicalText(answers)) };
  const actor = await deps.signedActs.by(who, 'course-paper-submitted', words, given);
  const { score, of, passed } = gradedOf(course, { ...attempt, answers });
  const at = deps.now();
  const entry = await deps.enter('course-paper-submitted', actor, {
    ...{ ...words, course: attempt.course, version: attempt.version, language: attempt.language },
    ...{ paper: attempt.seed, score, of, passed },
  });
  const result = { score, passed, entry, completion: deps.newUuid() };
  if (!(await deps.attempts.submit(id, result, answers, at))) throw new Failure('already-done');
}

/** A paper marked: the same however often it is looked at. */
export function gradedOf({ questions, quiz }: Course, attempt: Attempt): Graded {
  return grade(questions, attempt.questions, attempt.seed, attempt.answers, quiz.pass);
}
