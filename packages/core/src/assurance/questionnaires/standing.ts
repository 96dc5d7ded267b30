import { practices, type PracticeId } from '../controls/index.ts';
import { problemOf, stanceOf, type Answer, type Stance } from './answer.ts';
import type { Question } from './question.ts';

/** What the answers say of one practice: counts beside each other, never one number that hides the others. */
export interface PracticeStanding extends Readonly<Record<Stance, number>> {
  readonly practice: PracticeId;
  readonly asked: number;
  readonly unanswered: number;
}

/** How far a questionnaire is, and what it says. */
export interface AssessmentStanding {
  readonly asked: number;
  /** With an answer that can be handed in. */
  readonly complete: number;
  readonly practices: readonly PracticeStanding[];
}

/**
 * Counts answers by practice. What the vendor says and how risky it is are two things: no risk is made of this here.
 * @param today epoch milliseconds
 */
export function standingOf(
  questions: readonly Question[],
  answers: ReadonlyMap<string, Answer>,
  today: number,
): AssessmentStanding {
  const rows = Object.keys(practices).flatMap((id): PracticeStanding[] => {
    const practice = id as PracticeId;
    const asked = questions.filter((one) => one.practice === practice);
    if (asked.length === 0) return [];
    const stances = asked.map((one) => {
      const answer = answers.get(one.id);
      return answer === undefined ? null : stanceOf(one, answer, today);
    });
    const count = (wanted: Stance | null) => stances.filter((stance) => stance === wanted).length;
    return [
      {
        ...{ practice, asked: asked.length, unanswered: count(null) },
        ...{ kept: count('kept'), partly: count('partly'), gap: count('gap') },
        'not-applicable': count('not-applicable'),
      },
    ];
  });
  const complete = questions.filter((one) => {
    const answer = answers.get(one.id);
    return answer !== undefined && problemOf(one, answer, today) === null;
  });
  return { asked: questions.length, complete: complete.length, practices: rows };
}
