import { asked, grade, type Question } from '@cordon/core/people/courses';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import type { TrainingDeps } from './deps.ts';
import type { SpacedStore } from './spaced.store.ts';
import type { spacedAnswered, spacedQuestion } from './schemas.ts';

export interface SpacedDeps extends Pick<
  TrainingDeps,
  'store' | 'titles' | 'termRules' | 'signedActs' | 'settle' | 'now'
> {
  readonly spaced: SpacedStore;
  readonly questionsOf: (course: string) => Promise<readonly Question[]>;
  readonly textHash: (text: string) => string;
}

/** Whatever share of one question is wanted, it is all of it. */
const ALL = 100;

/**
 * Today's question of a course that the person passed and that a clause lets questions lengthen: drawn from the person and
 * the day, so that asking again asks the same. Nothing in it says which answer is right.
 * @returns null where there is none, or it was answered
 */
export async function questionOfToday(
  deps: SpacedDeps,
  { person }: Pick<SignedIn, 'person'>,
): Promise<z.infer<typeof spacedQuestion> | null> {
  const drawn = await draw(deps, person.id);
  if (drawn === null) return null;
  const { course, bank, question, seed, most } = drawn;
  const [put] = asked(bank, [question], seed);
  if (put === undefined) return null;
  const { kind, text, answers } = put;
  const title = (await deps.titles()).get(course) ?? course;
  return { course, title, question, kind, text, answers: answers.map((one) => ({ ...one })), mostDays: most };
}

/**
 * Marks the answer to today's question. Right, it lengthens the course by a day, as far as the clause lets it.
 * @throws Failure `already-done` when it was answered or is another one by now, `signature-invalid`
 */
export async function answerQuestion(
  deps: SpacedDeps,
  who: SignedIn,
  {
    course,
    question,
    answer,
    ...given
  }: {
    readonly course: string;
    readonly question: string;
    readonly answer: readonly string[];
  } & GivenAct,
): Promise<z.infer<typeof spacedAnswered>> {
  const drawn = await draw(deps, who.person.id);
  if (drawn?.course !== course || drawn.question !== question) throw new Failure('already-done');
  const words = { course, question, answer: answer.join(' ') };
  const actor = await deps.signedActs.by(who, 'spaced-answered', words, given);
  const graded = grade(drawn.bank, [question], drawn.seed, { [question]: answer }, ALL);
  const [marked] = graded.questions;
  if (marked === undefined) throw new Failure('already-done');
  const at = deps.now();
  const { right } = marked;
  const act = { act: 'spaced-answered', ...actor, agreement: null, at, words: { ...words, right } };
  if (!(await deps.spaced.add({ person: who.person.id, course, question, right, at }, act))) {
    throw new Failure('already-done');
  }
  await deps.settle();
  return { right, answer: [...marked.answer], because: marked.because };
}

async function draw(deps: SpacedDeps, person: string) {
  const at = deps.now();
  const [{ today, before }, known, rules, works] = await Promise.all([
    deps.spaced.asked(person, at),
    deps.store.known([person]),
    deps.termRules(),
    deps.store.works([person], at),
  ]);
  if (today) return null;
  const lengthened = new Map(
    rules
      .filter(
        ({ agreement, spacedDays }) => spacedDays > 0 && works.some((work) => work.agreement === agreement),
      )
      .map(({ course, spacedDays }) => [course, spacedDays]),
  );
  // The course that was asked about longest ago.
  const last = (course: string) => {
    const index = before.findIndex((one) => one.course === course);
    return index < 0 ? before.length : index;
  };
  const [course] = known
    .map((one) => one.course)
    .filter((one) => lengthened.has(one))
    .toSorted((a, b) => last(b) - last(a) || a.localeCompare(b));
  if (course === undefined) return null;
  const bank = await deps.questionsOf(course);
  const fresh = bank.filter(({ id }) => !before.some((one) => one.course === course && one.question === id));
  const pool = fresh.length > 0 ? fresh : bank;
  const seed = deps.textHash(`${person} ${at.toISOString().slice(0, 10)} ${course}`).slice(0, 32);
  const question = pool[Number.parseInt(seed.slice(0, 8), 16) % Math.max(1, pool.length)]?.id;
  return question === undefined ? null : { course, bank, question, seed, most: lengthened.get(course) ?? 0 };
}
