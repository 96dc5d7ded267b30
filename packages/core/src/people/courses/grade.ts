import type { Question } from './course.ts';
import { drawnOf, keyOf } from './paper.ts';

/** What a person answered: keys of answers by question; of a question to be put in order, all keys in their order. */
export type GivenAnswers = Readonly<Record<string, readonly string[]>>;

export interface Graded {
  readonly score: number;
  readonly of: number;
  readonly passed: boolean;
  readonly questions: readonly GradedQuestion[];
}

export interface GradedQuestion {
  readonly id: string;
  readonly right: boolean;
  /** Keys of the right answers on this paper; in order where order was asked. */
  readonly answer: readonly string[];
  readonly given: readonly string[];
  readonly because: string;
  /** The section to read again. */
  readonly teaches: string;
}

/**
 * Marks a paper. A question is right or it is not: somebody who knows half of whom not to tell does not know it.
 * @param pass percent of the questions that have to be right
 */
export function grade(
  bank: readonly Question[],
  ids: readonly string[],
  seed: string,
  given: GivenAnswers,
  pass: number,
): Graded {
  const drawn = drawnOf(bank, ids, seed);
  const questions = drawn.map(({ question, places }) => {
    const { id, because, teaches } = question;
    const keys = question.right.map((answer) => keyOf(places.indexOf(answer)));
    const ordered = question.kind === 'order';
    const answer = ordered ? keys : keys.toSorted();
    const own = Object.hasOwn(given, id) ? (given[id] ?? []) : [];
    const said = ordered ? own : own.toSorted();
    return { id, right: same(answer, said), answer, given: own, because, teaches };
  });
  const score = questions.filter(({ right }) => right).length;
  // A question that went missing is one that was not answered: a damaged paper passes nobody.
  return { score, of: ids.length, passed: score >= needed(ids.length, pass), questions };
}

/** Right answers that pass. */
export function needed(of: number, pass: number): number {
  return Math.max(1, Math.ceil((of * pass) / 100));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
