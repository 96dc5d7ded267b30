import { practices, problemOf, questionsOf, stanceOf, standingOf } from '@cordon/core/assurance';
import type { z } from 'zod';
import type { EvidenceFile } from '../files/file.ts';
import { setOf } from './answering.ts';
import { stateOf, type KeptAnswer, type Questionnaire, type Submission } from './questionnaire.ts';
import type { evidenceFileView, questionnaireRow, questionnaireView } from './schemas.ts';

/** @param today epoch milliseconds */
export function rowOf(
  questionnaire: Questionnaire,
  answers: readonly KeptAnswer[],
  today: number,
): z.infer<typeof questionnaireRow> {
  const { id, vendor, set, askedBy } = questionnaire;
  const given = new Map(answers.map((one) => [one.question, one]));
  const { asked, complete, practices: counts } = standingOf(questionsOf(setOf({ set })), given, today);
  const state = stateOf(questionnaire, answers);
  return {
    ...{ id, vendor, set, askedBy, state, asked, complete },
    askedAt: questionnaire.askedAt.toISOString(),
    dueAt: questionnaire.dueAt.toISOString(),
    gaps: counts.reduce((sum, { gap }) => sum + gap, 0),
    partly: counts.reduce((sum, { partly }) => sum + partly, 0),
    accepted: answers.filter(({ verdict }) => verdict === 'accepted').length,
    overdue: !questionnaire.handedIn && questionnaire.dueAt.getTime() < today,
  };
}

export function fileViewOf(file: EvidenceFile): z.infer<typeof evidenceFileView> {
  const { id, subject, type, bytes, sha256, addedAt, entry } = file;
  return { id, question: subject.question, type, bytes, sha256, addedAt: addedAt.toISOString(), entry };
}

/** The whole of it, for the company and the vendor alike. @param today epoch milliseconds */
export function viewOf(
  questionnaire: Questionnaire,
  answers: readonly KeptAnswer[],
  files: readonly EvidenceFile[],
  submission: Submission | null,
  today: number,
): Omit<z.infer<typeof questionnaireView>, 'mayAnswer' | 'mayJudge'> {
  const set = setOf(questionnaire);
  const given = new Map(answers.map((one) => [one.question, one]));
  return {
    row: rowOf(questionnaire, answers, today),
    areas: set.areas.map(({ title, questions }) => ({
      title,
      questions: questions.map((question) => {
        const { id, practice, asks, why, ifNo, answer } = question;
        const one = given.get(id);
        return {
          ...{
            id,
            practice,
            practiceTitle: practices[practice],
            asks,
            why,
            ifNo,
            file: question.file === true,
          },
          answer:
            answer.kind === 'choice' ? { ...answer, options: answer.options.map((o) => ({ ...o })) } : answer,
          given:
            one === undefined
              ? null
              : {
                  ...{ value: one.value, text: one.text, origin: one.origin, says: one.says, by: one.by },
                  ...{ at: one.at.toISOString(), verdict: one.verdict, asked: one.asked },
                  stance: stanceOf(question, one, today),
                  problem: problemOf(question, one, today),
                },
          files: files.filter(({ subject }) => subject.question === id).map(fileViewOf),
        };
      }),
    })),
    practices: standingOf(questionsOf(set), given, today).practices.map((counts) => ({
      ...counts,
      title: practices[counts.practice],
    })),
    handedIn: submission && { at: submission.at.toISOString(), entry: submission.entry },
  };
}
