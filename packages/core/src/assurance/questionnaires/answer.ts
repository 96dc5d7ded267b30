import type { Question } from './question.ts';

/** What was answered to one question. */
export interface Answer {
  /** `yes`, `partly`, `no`, `na`; the id of an option; a day; a whole number. */
  readonly value: string;
  /** What was written with it; empty for nothing. */
  readonly text: string;
}

/** Why an answer cannot stand as it is. */
export type AnswerProblem = 'not-an-answer' | 'follow-up-missing' | 'in-the-future';

/** Where an answer leaves its practice: kept, partly, not kept, or not asked of this vendor. */
export type Stance = 'kept' | 'partly' | 'gap' | 'not-applicable';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^\d{1,6}$/;
/** A follow-up of less says nothing. */
const LEAST_WORDS = 3;

/**
 * What an answer says of its practice; null for what is no answer to this question.
 * @param today epoch milliseconds: a day grows too old without anybody touching it
 */
export function stanceOf(
  { answer }: Pick<Question, 'answer'>,
  { value }: Answer,
  today: number,
): Stance | null {
  if (value === 'na') return 'not-applicable';
  switch (answer.kind) {
    case 'yes-no':
      return value === 'yes' ? 'kept' : value === 'partly' ? 'partly' : value === 'no' ? 'gap' : null;
    case 'choice': {
      const chosen = answer.options.find(({ id }) => id === value);
      return chosen === undefined ? null : chosen.gap === true ? 'gap' : 'kept';
    }
    case 'date': {
      const day = dayOf(value);
      return day === null ? null : today - day > answer.withinDays * DAY_MS ? 'gap' : 'kept';
    }
    case 'number':
      return NUMBER.test(value) ? (Number(value) > answer.most ? 'gap' : 'kept') : null;
  }
}

/**
 * What keeps an answer from being handed in; null when nothing does. Whatever is not plainly kept needs words with it.
 * @param today epoch milliseconds
 */
export function problemOf(question: Question, answer: Answer, today: number): AnswerProblem | null {
  const stance = stanceOf(question, answer, today);
  if (stance === null) return 'not-an-answer';
  // From a place a day ahead of us it may be tomorrow already.
  if (question.answer.kind === 'date' && stance === 'kept' && (dayOf(answer.value) ?? 0) > today + DAY_MS)
    return 'in-the-future';
  return stance !== 'kept' && answer.text.trim().length < LEAST_WORDS ? 'follow-up-missing' : null;
}

function dayOf(text: string): number | null {
  const at = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // The calendar has no 30 February, and Date makes it the first of March.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at;
}
