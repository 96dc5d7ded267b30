import { QUESTION_KINDS } from '@cordon/core/people/courses';
import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { identifier, instant } from '../../platform/schemas.ts';

export const courseId = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);
export const language = z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/);
const key = z.string().regex(/^[a-z]$/);

export const courseProblem = z
  .object({ line: z.int(), problem: z.string() })
  .meta({ id: 'CourseProblem', description: 'What is wrong in which line, from 1' });

const inline = z
  .object({
    kind: z.enum(['plain', 'strong', 'em', 'code', 'link']),
    text: z.string(),
    to: z.string().optional().meta({ description: 'Of a link: https alone' }),
  })
  .meta({ id: 'CourseInline' });

const block = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), inlines: z.array(inline) }),
    z.object({ kind: z.literal('note'), inlines: z.array(inline) }),
    z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(inline)) }),
    z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
    z.object({ kind: z.literal('picture'), name: z.string(), alt: z.string() }),
  ])
  .meta({ id: 'CourseBlock' });

export const sectionView = z
  .object({
    id: z.string(),
    title: z.string(),
    blocks: z.array(block),
    scenarios: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        blocks: z.array(block),
        answers: z.array(z.object({ text: z.string(), right: z.boolean(), because: z.string() })),
      }),
    ),
  })
  .meta({ id: 'CourseSection', description: 'What is in a scenario teaches at once and counts nowhere' });

export const quizView = z
  .object({
    questions: z.int(),
    pass: z.int().meta({ description: 'Percent' }),
    needed: z.int().meta({ description: 'Right answers that pass' }),
    attempts: z.int().meta({ description: 'Papers that may fail in a day' }),
    wait: z.int().meta({ description: 'Minutes from a failed paper to the next' }),
  })
  .meta({ id: 'CourseQuiz' });

const nextPaperView = z
  .object({
    may: z.boolean(),
    left: z.int().nullable().meta({ description: 'Papers that are left of a day' }),
    why: z.enum(['open', 'wait', 'spent']).nullable(),
    at: instant.nullable().meta({ description: 'From when' }),
    open: z.string().nullable().meta({ description: 'The paper that was begun' }),
  })
  .meta({ id: 'NextPaper' });

const standing = {
  passedAt: instant.nullable().meta({ description: 'The last time, in a version that counts' }),
  passedBy: z.enum(['attempt', 'import', 'spaced']).nullable(),
  read: z.array(z.string()).meta({ description: 'Ids of the sections that were read' }),
  section: z.string().nullable().meta({ description: 'Where they are' }),
  next: nextPaperView,
};

export const myCourse = z
  .object({
    id: z.string(),
    title: z.string(),
    language: z.string(),
    asked: z.boolean().meta({ description: 'Whether it is there in the language that was asked for' }),
    minutes: z.int(),
    version: z.int(),
    sections: z.int(),
    quiz: quizView,
    ...standing,
  })
  .meta({ id: 'MyCourse' });

export const courseView = z
  .object({
    id: z.string(),
    title: z.string(),
    language: z.string(),
    asked: z.boolean().meta({ description: 'Whether it is there in the language that was asked for' }),
    languages: z.array(z.string()),
    minutes: z.int(),
    version: z.int(),
    hash: z.string(),
    quiz: quizView,
    sections: z.array(sectionView),
    ...standing,
  })
  .meta({ id: 'CourseView' });

export const placeBody = z
  .strictObject({
    version: z.int().min(1),
    section: identifierOf(80),
    read: z.array(identifierOf(80)).max(30),
  })
  .meta({ id: 'CoursePlaceBody' });

export const startPaperBody = z.strictObject({ language }).meta({ id: 'StartPaperBody' });

export const answerBody = z
  .strictObject({ question: identifier, answer: z.array(key).max(8) })
  .meta({ id: 'PaperAnswerBody' });

export const submitPaperBody = z
  .strictObject({ answers: z.record(identifier, z.array(key).max(8)), ...signedActFields })
  .meta({ id: 'SubmitPaperBody' });

export const paperView = z
  .object({
    id: z.string(),
    course: z.string(),
    title: z.string(),
    version: z.int(),
    language: z.string(),
    startedAt: instant,
    needed: z.int(),
    questions: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(QUESTION_KINDS),
          text: z.string(),
          answers: z.array(z.object({ key: z.string(), text: z.string() })),
          given: z.array(z.string()),
        }),
      )
      .meta({ description: 'Before a paper is handed in, nothing here says which answer is right' }),
    result: z
      .object({
        submittedAt: instant,
        score: z.int(),
        of: z.int(),
        passed: z.boolean(),
        entry: z.int(),
        questions: z.array(
          z.object({
            id: z.string(),
            right: z.boolean(),
            answer: z.array(z.string()),
            because: z.string(),
            teaches: z.object({ id: z.string(), title: z.string() }),
          }),
        ),
        next: nextPaperView,
      })
      .nullable(),
  })
  .meta({ id: 'CoursePaper' });

/** The id of a section: words of its title, in any script. */
function identifierOf(most: number) {
  return z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\p{Letter}\p{Number}-]+$/u);
}
