import { NEWEST_SET, prefillOf, questionsOf, stanceOf } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import { setOf } from './answering.ts';
import type { QuestionnaireDeps } from './deps.ts';
import type { NewAnswer, Questionnaire } from './questionnaire.ts';
import type { gapBody, judgeBody, sendBody } from './schemas.ts';

/** Shorter leaves a vendor no time; longer is forgotten. */
const DAYS = { least: 1, most: 120 };
const DAY_MS = 86_400_000;

/**
 * Sends the newest questions to a vendor, with what is known already filled in.
 * @throws Failure `not-in-scope` for no vendor, `bad-request` for a day that is too near or too far, `signature-invalid`
 */
export async function sendQuestionnaire(
  deps: QuestionnaireDeps,
  who: SignedIn,
  { vendor, dueAt, ...given }: z.infer<typeof sendBody>,
): Promise<string> {
  if (!(await deps.isVendor(vendor))) throw new Failure('not-in-scope');
  const [at, due] = [deps.now(), new Date(dueAt)];
  const days = (due.getTime() - at.getTime()) / DAY_MS;
  if (days < DAYS.least || days > DAYS.most) throw new Failure('bad-request');
  const words = { vendor, set: NEWEST_SET, due: due.toISOString() };
  const actor = await deps.signedActs.by(who, 'questionnaire-sent', words, given);
  const known = await deps.evidenceOf(vendor);
  const prefilled = questionsOf(setOf({ set: NEWEST_SET })).flatMap(({ id, evidence }): NewAnswer[] => {
    const prefill = evidence === undefined ? null : prefillOf(evidence, known);
    if (prefill === null) return [];
    const { value, says } = prefill;
    return [{ question: id, value, text: '', origin: 'cordon', says, person: null }];
  });
  const id = newId('qst');
  await deps.enter('questionnaire-sent', actor, { ...words, questionnaire: id, prefilled: prefilled.length });
  await deps.store.send({ id, vendor, set: NEWEST_SET, by: who.person.id }, due, prefilled, at);
  return id;
}

/**
 * Accepts answers that were handed in, or asks for more. What was raised of an answer is settled once a better one is accepted.
 * @throws Failure `bad-request`, `not-at-this-stage` before it was handed in, `signature-invalid`
 */
export async function judgeAnswers(
  deps: QuestionnaireDeps,
  who: SignedIn,
  questionnaire: Questionnaire,
  { questions, verdict, asked, ...given }: z.infer<typeof judgeBody>,
): Promise<void> {
  const { store, now } = deps;
  const known = new Set((await store.answers(questionnaire.id)).map(({ question }) => question));
  const wanted = [...new Set(questions)].toSorted();
  if (wanted.some((id) => !known.has(id)) || (verdict === 'asked-back') !== (asked !== null)) {
    throw new Failure('bad-request');
  }
  if ((await store.submission(questionnaire.id)) === null) throw new Failure('conflict');
  const words = {
    ...{ questionnaire: questionnaire.id, verdict, questions: wanted.join(' ') },
    asked: asked === null ? null : deps.textHash(asked),
  };
  const actor = await deps.signedActs.by(who, 'answers-judged', words, given);
  await deps.enter('answers-judged', actor, words);
  const judged = { questions: wanted, verdict, asked, by: who.person.id };
  if (!(await store.judge(questionnaire.id, judged, now()))) throw new Failure('conflict');
  if (verdict === 'accepted') await settleGaps(deps);
}

/**
 * Makes a finding of an answer by which a practice is not kept: a person decides so, never a machine.
 * @throws Failure `bad-request` when the answer is no gap, `signature-invalid`
 */
export async function raiseGap(
  deps: QuestionnaireDeps,
  who: SignedIn,
  questionnaire: Questionnaire,
  { question, ...given }: z.infer<typeof gapBody>,
): Promise<string> {
  const asked = questionsOf(setOf(questionnaire)).find(({ id }) => id === question);
  const answer = (await deps.store.answers(questionnaire.id)).find((one) => one.question === question);
  const stance = asked && answer ? stanceOf(asked, answer, deps.now().getTime()) : null;
  if (asked === undefined || (stance !== 'gap' && stance !== 'partly')) throw new Failure('bad-request');
  const words = { questionnaire: questionnaire.id, question };
  const actor = await deps.signedActs.by(who, 'assessment-gap-raised', words, given);
  await deps.enter('assessment-gap-raised', actor, words);
  const { id } = await deps.findings.raise({
    ...{ kind: 'assessment-gap', about: `questionnaires/${questionnaire.id}/${question}` },
    ...{ source: null, vendor: questionnaire.vendor.id, agreement: null },
    facts: { question, practice: asked.practice, stance },
  });
  return id;
}

/** Settles what was raised of answers in whose place a better one was accepted since. */
async function settleGaps({ store, findings, openFindings, now }: QuestionnaireDeps): Promise<void> {
  const still: string[] = [];
  for (const { kind, about } of await openFindings({ open: true, vendors: null })) {
    if (kind !== 'assessment-gap') continue;
    const [, id = '', question = ''] = about.split('/');
    const questionnaire = await store.find(id);
    const asked = questionnaire && questionsOf(setOf(questionnaire)).find((one) => one.id === question);
    const answer = (await store.answers(id)).find((one) => one.question === question);
    const mended =
      answer?.verdict === 'accepted' && asked && stanceOf(asked, answer, now().getTime()) === 'kept';
    if (mended !== true) still.push(about);
  }
  await findings.settle(['assessment-gap'], null, still);
}
