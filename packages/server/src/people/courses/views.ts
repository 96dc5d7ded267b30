import { asked, needed, type Course, type NextPaper, type Section } from '@cordon/core/people/courses';
import type { z } from 'zod';
import type { Attempt, Completion, Progress } from './course.ts';
import type { courseView, myCourse, paperView, sectionView } from './schemas.ts';
import { gradedOf, type GivenCourse } from './taking.ts';

/** What somebody has to do with a course. */
export interface Standing {
  readonly progress: Progress | null;
  readonly passed: Completion | null;
  readonly papers: readonly Attempt[];
  readonly next: NextPaper;
}

type NextView = z.infer<typeof myCourse>['next'];

function nextView(next: NextPaper, papers: readonly Attempt[]): NextView {
  const open = papers.find(({ submittedAt }) => submittedAt === null)?.id ?? null;
  if (next.may) return { may: true, left: next.left, why: null, at: null, open };
  return { may: false, left: null, why: next.code, at: new Date(next.at).toISOString(), open };
}

function standingView(
  { version, course }: GivenCourse,
  { progress, passed, papers, next }: Standing,
): Pick<z.infer<typeof myCourse>, 'passedAt' | 'passedBy' | 'read' | 'section' | 'next'> {
  const ids = course.sections.map(({ id }) => id);
  const here = progress?.version === version.version ? progress : null;
  return {
    passedAt: passed?.passedAt.toISOString() ?? null,
    passedBy: passed?.source ?? null,
    // Of another version only what is called the same here, and was read.
    read: (progress?.read ?? []).filter((id) => ids.includes(id)),
    section: here !== null && ids.includes(here.section) ? here.section : null,
    next: nextView(next, papers),
  };
}

const quizOf = ({ quiz }: Course): z.infer<typeof myCourse>['quiz'] => ({
  ...quiz,
  needed: needed(quiz.questions, quiz.pass),
});

/** Whether what is shown is in the language that was asked for, or in that language of another region. */
const isIn = (language: string, wanted: string): boolean => language.slice(0, 2) === wanted.slice(0, 2);

export function mineView(given: GivenCourse, standing: Standing, wanted: string): z.infer<typeof myCourse> {
  const { registered, version, course } = given;
  return {
    ...{ id: registered.id, title: course.title, language: version.language, minutes: course.minutes },
    ...{ asked: isIn(version.language, wanted), version: version.version, sections: course.sections.length },
    ...{ quiz: quizOf(course), ...standingView(given, standing) },
  };
}

export function readerView(
  given: GivenCourse,
  standing: Standing,
  wanted: string,
): z.infer<typeof courseView> {
  const { sections: _, ...mine } = mineView(given, standing, wanted);
  return {
    ...mine,
    languages: [...given.registered.languages],
    hash: given.version.hash,
    sections: given.course.sections.map(sectionOf),
  };
}

/** A section as JSON has it. */
export function sectionOf({ id, title, blocks, scenarios }: Section): z.infer<typeof sectionView> {
  return structuredClone({ id, title, blocks, scenarios }) as z.infer<typeof sectionView>;
}

/** A paper as its person sees it: what is right, and why, only once it was handed in. */
export function paperAsSeen(
  course: Course,
  attempt: Attempt,
  papers: readonly Attempt[],
  next: NextPaper,
): z.infer<typeof paperView> {
  const { id, version, language, startedAt, submittedAt, entry, questions, seed, answers } = attempt;
  return {
    ...{ id, course: attempt.course, title: course.title, version, language },
    ...{ startedAt: startedAt.toISOString(), needed: needed(questions.length, course.quiz.pass) },
    questions: asked(course.questions, questions, seed).map((one) => ({
      ...{
        id: one.id,
        kind: one.kind,
        text: one.text,
        answers: one.answers.map((answer) => ({ ...answer })),
      },
      given: [...(answers[one.id] ?? [])],
    })),
    result:
      submittedAt === null || entry === null
        ? null
        : {
            ...{ submittedAt: submittedAt.toISOString(), entry, next: nextView(next, papers) },
            ...resultOf(course, attempt),
          },
  };
}

function resultOf(course: Course, attempt: Attempt) {
  const { score, of, passed, questions } = gradedOf(course, attempt);
  const titles = new Map(course.sections.map(({ id, title }) => [id, title]));
  return {
    ...{ score, of, passed },
    questions: questions.map(({ id, right, answer, because, teaches }) => ({
      ...{ id, right, answer: [...answer], because },
      teaches: { id: teaches, title: titles.get(teaches) ?? teaches },
    })),
  };
}
