import { questionsOf, stanceOf } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { parseVkey, verifyEntryProof, type JsonValue } from '@cordon/ledger';
import { z } from 'zod';
import { setOf } from './answering.ts';
import type { QuestionnaireDeps } from './deps.ts';
import type { NewAnswer, Questionnaire } from './questionnaire.ts';
import { answersBody, type answersFile, type imported, type importBody } from './schemas.ts';

/*
 * A vendor answers once for several clients: what it handed in at one client's Cordon it saves as a file, and has it fill in
 * the questionnaire of another client. Each client sees the copy that the vendor gave to it, and where it comes from.
 */

const record = z.object({
  type: z.literal('cordon-answers'),
  v: z.literal(1),
  questionnaire: z.string(),
  set: z.int(),
  vendor: z.object({ id: z.string(), name: z.string().max(200) }),
  // Held to what may be typed here: another Cordon's word for it is not enough.
  answers: answersBody.shape.answers,
});

const entered = z.object({
  act: z.literal('questionnaire-handed-in'),
  at: z.string(),
  words: z.object({ questionnaire: z.string(), answers: z.string() }),
});

/** What was handed in last, with the proof of its entry. @throws Failure `not-found` before that */
export async function exportAnswers(
  { store, book, textHash }: QuestionnaireDeps,
  { id }: Questionnaire,
): Promise<z.infer<typeof answersFile>> {
  const submission = await store.submission(id);
  const entry = submission && (await book.entry(submission.entry));
  if (submission === null || entry === null) throw new Failure('not-found');
  return {
    ...{ record: submission.answers, sha256: textHash(submission.answers), entry: submission.entry },
    ...{ proof: await book.proofFile(entry, true), vkey: book.vkey },
  };
}

/**
 * Fills in what is not answered yet from a file of another client's Cordon. That the file was not changed is proven by its
 * own ledger's key; whose key that is a reader compares by themselves, so its name stands beside each answer.
 * @throws Failure `answers-file-unsound`, `already-done` when it was handed in
 */
export async function importAnswers(
  { store, textHash, enter, now }: QuestionnaireDeps,
  questionnaire: Questionnaire,
  actor: Parameters<QuestionnaireDeps['enter']>[1],
  file: z.infer<typeof importBody>,
): Promise<z.infer<typeof imported>> {
  const { told, from, at } = proven(file, textHash);
  const have = new Set((await store.answers(questionnaire.id)).map(({ question }) => question));
  const questions = new Map(questionsOf(setOf(questionnaire)).map((one) => [one.id, one]));
  const says = `Handed in by ${told.vendor.name} on ${at.slice(0, 10)} at another client, proven by the ledger ${from}.`;
  const known = told.answers.filter((answer) => {
    const asked = questions.get(answer.question);
    return asked !== undefined && stanceOf(asked, answer, now().getTime()) !== null;
  });
  const filled = known
    .filter(({ question }) => !have.has(question))
    .map(({ question, value, text }): NewAnswer => {
      return { question, value, text, origin: 'file', says, person: null };
    });
  const words = { questionnaire: questionnaire.id, file: file.sha256, ledger: from, filled: filled.length };
  await enter('answers-brought', actor, words);
  if (!(await store.save(questionnaire.id, filled, now()))) throw new Failure('already-done');
  return { filled: filled.length, kept: known.length - filled.length, from };
}

function proven(file: z.infer<typeof importBody>, textHash: (text: string) => string) {
  const unsound = new Failure('answers-file-unsound');
  try {
    const key = parseVkey(file.vkey);
    const proof = verifyEntryProof(file.proof, [key]);
    const told = record.parse(JSON.parse(file.record) as JsonValue);
    const body = entered.parse(proof.ok ? proof.body : null);
    const hash = textHash(file.record);
    const same =
      hash === file.sha256 && body.words.answers === hash && body.words.questionnaire === told.questionnaire;
    if (same) return { told, from: key.name, at: body.at };
  } catch (cause) {
    throw new Failure('answers-file-unsound', undefined, cause);
  }
  throw unsound;
}
