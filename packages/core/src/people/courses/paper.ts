import type { Question, QuestionKind } from './course.ts';
import { randomOf, shuffled, type Below } from './random.ts';

/** A question as it is put: nothing in it says which answer is right. */
export interface AskedQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  /** In an order of this paper's own. */
  readonly answers: readonly AskedAnswer[];
}

export interface AskedAnswer {
  /** Means something on this paper only. */
  readonly key: string;
  readonly text: string;
}

/** A question of a paper with what each key stands for. */
interface DrawnQuestion {
  readonly question: Question;
  /** Index into `question.answers` by place on the paper. */
  readonly places: readonly number[];
}

/**
 * Draws a paper: as many questions of each topic as of any other, as far as the bank goes, and none that were on the paper
 * before while there are enough others.
 * @param seed 32 hex digits; the same paper comes of the same seed, bank and paper before
 * @param before ids of the questions on the paper before
 * @returns ids in the order they are put
 */
export function drawPaper(
  bank: readonly Question[],
  count: number,
  seed: string,
  before: readonly string[] = [],
): readonly string[] {
  const below = randomOf(seed);
  const fresh = bank.filter(({ id }) => !before.includes(id));
  const drawn = spread(fresh, Math.min(count, fresh.length), below);
  const again = bank.filter(({ id }) => before.includes(id));
  const rest = spread(again, Math.min(count - drawn.length, again.length), below);
  return shuffled([...drawn, ...rest], below);
}

/** One of each topic in turn, topics and questions in random order, until there are enough. */
function spread(bank: readonly Question[], count: number, below: Below): readonly string[] {
  const topics = shuffled([...Map.groupBy(bank, ({ teaches }) => teaches).values()], below).map((of) =>
    shuffled(of, below),
  );
  const drawn: string[] = [];
  for (let round = 0; drawn.length < count; round++)
    for (const topic of topics) {
      const next = topic[round];
      if (next !== undefined && drawn.length < count) drawn.push(next.id);
    }
  return drawn;
}

/**
 * The paper as it is put to a person. Answers stand in a random order; of a question to be put in order, in none that is right.
 * @param ids as `drawPaper` gave them; one that the bank has no more is left out
 */
export function asked(
  bank: readonly Question[],
  ids: readonly string[],
  seed: string,
): readonly AskedQuestion[] {
  return drawnOf(bank, ids, seed).map(({ question: { id, kind, text, answers }, places }) => ({
    ...{ id, kind, text },
    answers: places.map((place, index) => ({ key: keyOf(index), text: answers[place] ?? '' })),
  }));
}

/** The same paper with what is right, for marking it: it never leaves the server before that. */
export function drawnOf(
  bank: readonly Question[],
  ids: readonly string[],
  seed: string,
): readonly DrawnQuestion[] {
  return ids.flatMap((id, index) => {
    const question = bank.find((one) => one.id === id);
    if (question === undefined) return [];
    const below = randomOf(ofQuestion(seed, index));
    const places = shuffled([...question.answers.keys()], below);
    // What is put in order already would answer itself.
    const told = question.kind === 'order' && places.every((place, at) => place === at);
    return [{ question, places: told ? places.toReversed() : places }];
  });
}

/** Each question has numbers of its own, so that one that is gone moves no other's answers. */
function ofQuestion(seed: string, index: number): string {
  const tail = (Number.parseInt(seed.slice(24), 16) ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  return seed.slice(0, 24) + tail.toString(16).padStart(8, '0');
}

/** a, b, c by place. */
export function keyOf(place: number): string {
  return String.fromCodePoint(97 + place);
}
