import { Failure } from '@cordon/core/kernel';
import { needed } from '@cordon/core/people/courses';
import { z } from 'zod';
import { signedIn, type Guard } from '../../../identity/index.ts';
import type { App } from '../../../platform/http/index.ts';
import { done } from '../../../platform/schemas.ts';
import { lookAtDraft, publishDraft, withdrawCourse, type LookedDraft } from './authoring.ts';
import {
  courseRegister,
  courseText,
  draftLookBody,
  draftLooked,
  draftParams,
  draftSaved,
  publishBody,
  published,
  saveDraftBody,
  withdrawBody,
} from './schemas.ts';
import { completionsOf } from '../completed.ts';
import type { CourseDeps } from '../deps.ts';
import { courseId, language } from '../schemas.ts';
import { sectionOf } from '../views.ts';

/** Courses as the company writes them. What is right stands in what is asked here, so nobody who takes one may ask it. */
export function authoringRoutes(app: App, guard: Guard, deps: CourseDeps): void {
  const tags = ['courses'];
  const params = z.strictObject({ id: courseId });
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager');
  const write = guard.requireRole('company-admin', 'privacy-officer');

  app.get(
    '/api/course-register',
    {
      onRequest: read,
      schema: {
        tags,
        summary: 'Every course with its versions and drafts',
        response: { 200: courseRegister },
      },
    },
    () => registerOf(deps),
  );

  app.get(
    '/api/course-register/:id/text',
    {
      onRequest: write,
      schema: {
        tags,
        summary: 'The text of a draft, or of a version',
        params,
        querystring: z.strictObject({ language, version: z.coerce.number().int().min(1).optional() }),
        response: { 200: courseText },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { language: wanted, version } = request.query;
      const draft = (await deps.versions.drafts()).find(
        (one) => one.course === id && one.language === wanted,
      );
      if (version === undefined && draft !== undefined)
        return { course: id, version: 0, language: wanted, revision: draft.revision, body: draft.body };
      const newest = (await deps.versions.list()).find((one) => one.id === id)?.version ?? 0;
      const found = await deps.versions.find(id, version ?? newest, wanted);
      if (found === null) throw new Failure('not-in-scope');
      return { course: id, version: found.version, language: found.language, revision: 0, body: found.body };
    },
  );

  app.post(
    '/api/course-drafts/look',
    {
      onRequest: write,
      schema: {
        tags,
        summary: 'What a draft would be',
        body: draftLookBody,
        response: { 200: draftLooked },
      },
    },
    async (request) => lookedView(await lookAtDraft(deps, request.body.body)),
  );

  app.post(
    '/api/course-drafts/:id/:language',
    {
      onRequest: write,
      schema: {
        tags,
        summary: 'Keep a draft, whatever is wrong with it yet',
        params: draftParams,
        body: saveDraftBody,
        response: { 200: draftSaved },
      },
    },
    async (request) => {
      const { id: course, language: of } = request.params;
      const { body, revision } = request.body;
      const by = signedIn(request).person.id;
      const saved = await deps.versions.saveDraft({ course, language: of, body }, revision, by, deps.now());
      if (saved === null) throw new Failure('conflict');
      return { revision: saved };
    },
  );

  app.delete(
    '/api/course-drafts/:id/:language',
    { onRequest: write, schema: { tags, params: draftParams, response: { 200: done } } },
    async (request) => {
      const { id, language: of } = request.params;
      if (!(await deps.versions.dropDraft(id, of))) throw new Failure('not-in-scope');
      return { done: true as const };
    },
  );

  app.post(
    '/api/course-drafts/:id/:language/publish',
    {
      onRequest: [write, guard.requireStepUp()],
      schema: {
        tags,
        summary: 'Publish a draft as the next version, or as a translation of the newest',
        params: draftParams,
        body: publishBody,
        response: { 200: published },
      },
    },
    (request) => {
      const { id: course, language: of } = request.params;
      return publishDraft(deps, signedIn(request), { course, language: of }, request.body);
    },
  );

  app.post(
    '/api/courses/:id/withdraw',
    {
      onRequest: [write, guard.requireStepUp()],
      schema: {
        tags,
        summary: 'Give a course no more, or again',
        params,
        body: withdrawBody,
        response: { 200: done },
      },
    },
    async (request) => {
      await withdrawCourse(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}

function lookedView({
  course,
  hash,
  problems,
  publishes,
  changes,
}: LookedDraft): z.infer<typeof draftLooked> {
  const preview = course && {
    ...{ id: course.id, title: course.title, language: course.language, minutes: course.minutes },
    quiz: { ...course.quiz, needed: needed(course.quiz.questions, course.quiz.pass) },
    sections: course.sections.map(sectionOf),
    questions: course.questions.map((one) => ({ ...one, answers: [...one.answers], right: [...one.right] })),
  };
  return {
    ...{ hash, preview, publishes },
    problems: problems.map((one) => ({ ...one })),
    changes: changes && (structuredClone(changes) as z.infer<typeof draftLooked>['changes']),
  };
}

async function registerOf(deps: CourseDeps): Promise<z.infer<typeof courseRegister>> {
  const [courses, drafts, completions] = await Promise.all([
    deps.versions.list(),
    deps.versions.drafts(),
    completionsOf(deps, null),
  ]);
  const versions = await Promise.all(courses.map(({ id }) => deps.versions.versions(id)));
  const everywhere = [...new Set(versions.flat().map((one) => one.language))];
  return {
    courses: courses.map(({ id, title, origin, withdrawnAt, version, languages, countsFrom }, index) => ({
      ...{ id, title, origin, withdrawnAt: withdrawnAt?.toISOString() ?? null, version },
      languages: [...languages],
      missing: everywhere.filter((one) => !languages.includes(one)),
      passed: new Set(completions.flatMap((one) => (one.course === id ? [one.person] : []))).size,
      versions: (versions[index] ?? []).map((one) => ({
        ...{ version: one.version, language: one.language, title: one.title, hash: one.hash },
        ...{ publishedBy: one.publishedBy, publishedAt: one.publishedAt.toISOString(), entry: one.entry },
        counts: one.version >= countsFrom,
      })),
    })),
    drafts: drafts.map(({ course, language: of, revision, savedBy, savedAt }) => ({
      ...{ course, language: of, revision, savedBy, savedAt: savedAt.toISOString() },
    })),
  };
}
