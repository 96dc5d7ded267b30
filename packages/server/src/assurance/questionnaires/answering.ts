import {
  answersRecord,
  problemOf,
  questionSet,
  questionsOf,
  stanceOf,
  type Answer,
} from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import type { Answering, QuestionnaireDeps } from './deps.ts';
import type { KeptAnswer, Questionnaire } from './questionnaire.ts';

/** @throws Failure `internal` for a version that this Cordon does not know: a newer one wrote it */
export function setOf({ set }: Pick<Questionnaire, 'set'>) {
  const found = questionSet(set);
  if (found === null) throw new Failure('internal', `no question set ${String(set)}`);
  return found;
}

/**
 * Whether a file may come to a question of it now.
 * @throws Failure `already-done` when it was handed in, `not-in-scope` for a question that it does not ask
 */
export function refuseFile(questionnaire: Questionnaire, question: string | null): void {
  if (questionnaire.handedIn) throw new Failure('already-done');
  if (!questionsOf(setOf(questionnaire)).some(({ id }) => id === question)) throw new Failure('not-in-scope');
}

/**
 * Keeps answers as they are given; nothing is handed in by it.
 * @throws Failure `bad-request` for what is no answer to its question, `already-done` when it was handed in
 */
export async function saveAnswers(
  { store, now }: Pick<QuestionnaireDeps, 'store' | 'now'>,
  questionnaire: Questionnaire,
  { actor, link }: Answering,
  answers: readonly (Answer & { readonly question: string })[],
): Promise<void> {
  const questions = new Map(questionsOf(setOf(questionnaire)).map((one) => [one.id, one]));
  for (const answer of answers) {
    const asked = questions.get(answer.question);
    if (asked === undefined || stanceOf(asked, answer, now().getTime()) === null)
      throw new Failure('bad-request');
  }
  const origin = link === null ? ('person' as const) : ('link' as const);
  const kept = answers.map(({ question, value, text }) => ({
    ...{ question, value, text, origin, says: null, person: actor.person },
  }));
  if (!(await store.save(questionnaire.id, kept, now()))) throw new Failure('already-done');
}

/** What would be handed in now, as canonical JSON. @throws Failure `answers-incomplete` */
function completeRecord(questionnaire: Questionnaire, answers: readonly KeptAnswer[], today: number): string {
  const given = new Map(answers.map((one) => [one.question, one]));
  const lacking = questionsOf(setOf(questionnaire)).some((question) => {
    const answer = given.get(question.id);
    return (
      answer === undefined || answer.verdict === 'asked-back' || problemOf(question, answer, today) !== null
    );
  });
  if (lacking) throw new Failure('answers-incomplete');
  return canonicalText(answersRecord(questionnaire, answers));
}

/**
 * Hands the answers in, signed by whoever answers for the vendor. Entered before it is so.
 * @throws Failure `answers-incomplete`, `already-done`, `signature-invalid`
 */
export async function handIn(
  deps: QuestionnaireDeps,
  questionnaire: Questionnaire,
  who: SignedIn,
  given: GivenAct,
): Promise<number> {
  return handedIn(deps, questionnaire, (answers) =>
    deps.signedActs
      .by(who, 'questionnaire-handed-in', { questionnaire: questionnaire.id, answers }, given)
      .then((actor) => ({ actor, link: null })),
  );
}

/** The same by a link: nobody signs, and the entry says by which link it came. @throws as {@link handIn} */
export async function handInByLink(
  deps: QuestionnaireDeps,
  questionnaire: Questionnaire,
  by: Answering,
): Promise<number> {
  return handedIn(deps, questionnaire, () => Promise.resolve(by));
}

async function handedIn(
  { store, enter, textHash, now }: QuestionnaireDeps,
  questionnaire: Questionnaire,
  by: (answersHash: string) => Promise<Answering>,
): Promise<number> {
  if (questionnaire.handedIn) throw new Failure('already-done');
  const at = now();
  const text = completeRecord(questionnaire, await store.answers(questionnaire.id), at.getTime());
  const answers = textHash(text);
  const { actor, link } = await by(answers);
  const words = { questionnaire: questionnaire.id, answers, ...(link !== null && { link }) };
  const entry = await enter('questionnaire-handed-in', actor, words);
  const submission = { entry, at, answers: text };
  // Somebody else handed it in, or changed an answer, since it was read.
  if (!(await store.handIn(questionnaire.id, submission, actor.person))) throw new Failure('already-done');
  return entry;
}
