import { MOST_CHARACTERS, QUESTION_KINDS } from '@cordon/core/people/courses';
import { z } from 'zod';
import { signedActFields } from '../../../identity/signed-acts.ts';
import { instant, personRef } from '../../../platform/schemas.ts';
import { courseId, courseProblem, language, quizView, sectionView } from '../schemas.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const body = z.string().max(MOST_CHARACTERS).meta({ description: 'Markdown with front matter' });

const versionRef = z
  .object({
    version: z.int(),
    language: z.string(),
    title: z.string(),
    hash: z.string(),
    publishedBy: personRef.nullable().meta({ description: 'Null: it came with the product' }),
    publishedAt: instant,
    entry: z.int(),
    counts: z.boolean().meta({ description: 'Whether who passed it has still passed the course' }),
  })
  .meta({ id: 'CourseVersionRef' });

export const courseRegister = z
  .object({
    courses: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        origin: z.enum(['cordon', 'company']),
        withdrawnAt: instant.nullable(),
        version: z.int(),
        languages: z.array(z.string()),
        missing: z
          .array(z.string())
          .meta({ description: 'Languages that other courses are in and this one is not' }),
        passed: z.int().meta({ description: 'People who passed it in a version that counts' }),
        versions: z.array(versionRef),
      }),
    ),
    drafts: z.array(
      z.object({
        course: z.string(),
        language: z.string(),
        revision: z.int(),
        savedBy: personRef,
        savedAt: instant,
      }),
    ),
  })
  .meta({ id: 'CourseRegister' });

export const courseText = z
  .object({
    course: z.string(),
    version: z.int().meta({ description: '0 for a draft' }),
    language: z.string(),
    revision: z.int().meta({ description: 'Of a draft; 0 where none was saved' }),
    body: z.string(),
  })
  .meta({ id: 'CourseText' });

const named = z.object({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.string()),
});

export const courseChanges = z
  .object({
    sections: named,
    questions: named,
    settings: z.array(z.string()),
    lines: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
  })
  .meta({ id: 'CourseChanges' });

export const draftLookBody = z.strictObject({ body }).meta({ id: 'CourseDraftLookBody' });

export const draftLooked = z
  .object({
    hash: z.string(),
    problems: z.array(courseProblem),
    preview: z
      .object({
        id: z.string(),
        title: z.string(),
        language: z.string(),
        minutes: z.int(),
        quiz: quizView,
        sections: z.array(sectionView),
        questions: z.array(
          z.object({
            id: z.string(),
            kind: z.enum(QUESTION_KINDS),
            teaches: z.string(),
            text: z.string(),
            answers: z.array(z.string()),
            right: z.array(z.int()),
            because: z.string(),
          }),
        ),
      })
      .nullable()
      .meta({ description: 'As it would be read; null while something is wrong' }),
    publishes: z
      .object({ version: z.int(), translation: z.boolean() })
      .nullable()
      .meta({ description: 'What it would be published as' }),
    changes: courseChanges.nullable().meta({ description: 'Against the newest version in this language' }),
  })
  .meta({ id: 'CourseDraftLooked' });

export const saveDraftBody = z
  .strictObject({
    body,
    revision: z.int().min(0).meta({ description: 'Of the draft that was open; 0 for a new one' }),
  })
  .meta({ id: 'SaveCourseDraftBody' });

export const draftSaved = z.object({ revision: z.int() }).meta({ id: 'CourseDraftSaved' });

export const publishBody = z
  .strictObject({
    hash: hash.meta({ description: 'SHA-256 of the draft that was looked at' }),
    renews: z
      .boolean()
      .meta({ description: 'Whether whoever passed an earlier version has to pass this one' }),
    ...signedActFields,
  })
  .meta({ id: 'PublishCourseBody' });

export const published = z.object({ version: z.int(), entry: z.int() }).meta({ id: 'CoursePublished' });

export const withdrawBody = z
  .strictObject({
    withdrawn: z.boolean().meta({ description: 'False gives it again' }),
    ...signedActFields,
  })
  .meta({ id: 'WithdrawCourseBody' });

export const draftParams = z.strictObject({ id: courseId, language });
