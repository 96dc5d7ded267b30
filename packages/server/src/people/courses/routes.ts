import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done } from '../../platform/schemas.ts';
import { completionsOf } from './completed.ts';
import type { CourseDeps } from './deps.ts';
import {
  answerBody,
  courseId,
  courseView,
  language,
  myCourse,
  paperView,
  placeBody,
  startPaperBody,
  submitPaperBody,
} from './schemas.ts';
import { givenCourse, nextOf, paperOf, startPaper, submitPaper, type GivenCourse } from './taking.ts';
import { mineView, paperAsSeen, readerView, type Standing } from './views.ts';

/**
 * Courses as whoever takes one sees them: read, go on where one left, write a paper. Everybody who is signed in may, somebody
 * whose training ran out first of all: it is their way back in.
 */
export function courseRoutes(app: App, guard: Guard, deps: CourseDeps): void {
  const tags = ['courses'];
  const params = z.strictObject({ id: courseId });
  const paper = z.strictObject({ id: z.uuid() });
  const querystring = z.strictObject({ language: language.optional() });
  const onRequest = guard.requireSignedIn;

  app.get(
    '/api/courses',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Courses, and how far I am',
        querystring,
        response: { 200: z.array(myCourse) },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { language: wanted = 'en' } = request.query;
      const courses = (await deps.versions.list()).filter(({ withdrawnAt }) => withdrawnAt === null);
      const given = await Promise.all(courses.map(({ id }) => givenCourse(deps, id, wanted)));
      const standing = await standingsOf(deps, who);
      return given.map((one) => mineView(one, standing(one), wanted));
    },
  );

  app.get(
    '/api/courses/:id',
    {
      onRequest,
      schema: { tags, summary: 'What a course says', params, querystring, response: { 200: courseView } },
    },
    async (request) => {
      const { language: wanted = 'en' } = request.query;
      const given = await givenCourse(deps, request.params.id, wanted);
      const standing = await standingsOf(deps, signedIn(request));
      return readerView(given, standing(given), wanted);
    },
  );

  app.post(
    '/api/courses/:id/place',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Keep where I am, for whichever device I go on with',
        params,
        body: placeBody,
        response: { 200: done },
      },
    },
    async (request) => {
      const { version, section, read } = request.body;
      const { course, registered } = await givenCourse(deps, request.params.id, 'en');
      // A page that was open while a version came tells of sections that may be gone.
      if (version !== registered.version) throw new Failure('conflict');
      // Sections of a translation have names of their own: they are held to their number, not their words.
      if (read.length > course.sections.length) throw new Failure('bad-request');
      const place = { course: course.id, version, section, read, at: deps.now() };
      await deps.attempts.keepPlace(signedIn(request).person.id, place);
      return { done: true as const };
    },
  );

  app.post(
    '/api/courses/:id/papers',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Begin a paper, or go on with mine',
        params,
        body: startPaperBody,
        response: { 200: paperView },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const id = await startPaper(deps, who, request.params.id, request.body.language);
      return seen(deps, who, id);
    },
  );

  app.get(
    '/api/course-papers/:id',
    {
      onRequest,
      schema: { tags, summary: 'A paper of mine', params: paper, response: { 200: paperView } },
    },
    (request) => seen(deps, signedIn(request), request.params.id),
  );

  app.post(
    '/api/course-papers/:id/answers',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Keep an answer until the paper is handed in',
        params: paper,
        body: answerBody,
        response: { 200: done },
      },
    },
    async (request) => {
      const { question, answer } = request.body;
      const { attempt } = await paperOf(deps, signedIn(request), request.params.id);
      if (!attempt.questions.includes(question)) throw new Failure('not-in-scope');
      if (!(await deps.attempts.keepAnswer(attempt.id, question, answer))) throw new Failure('already-done');
      return { done: true as const };
    },
  );

  app.post(
    '/api/course-papers/:id/submit',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Hand a paper in',
        description:
          'Signed as `course-paper-submitted` over the paper and the SHA-256 of the canonical answers.',
        params: paper,
        body: submitPaperBody,
        response: { 200: paperView },
      },
    },
    async (request) => {
      const who = signedIn(request);
      await submitPaper(deps, who, request.params.id, request.body);
      return seen(deps, who, request.params.id);
    },
  );
}

async function seen(deps: CourseDeps, who: SignedIn, id: string): Promise<z.infer<typeof paperView>> {
  const { attempt, course } = await paperOf(deps, who, id);
  const papers = await deps.attempts.of(who.person.id, attempt.course);
  return paperAsSeen(course, attempt, papers, nextOf(deps, course, papers));
}

/** How somebody stands in each course, read once for all of them. */
async function standingsOf(
  deps: CourseDeps,
  { person }: SignedIn,
): Promise<(given: GivenCourse) => Standing> {
  const [progress, passed, papers] = await Promise.all([
    deps.attempts.progress(person.id),
    completionsOf(deps, [person.id]),
    deps.attempts.of(person.id, null),
  ]);
  return ({ course }) => {
    const own = papers.filter((one) => one.course === course.id);
    return {
      progress: progress.find((one) => one.course === course.id) ?? null,
      passed: passed.find((one) => one.course === course.id) ?? null,
      papers: own,
      next: nextOf(deps, course, own),
    };
  };
}
