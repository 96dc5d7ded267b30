import { answersRecord } from '@cordon/core/assurance';
import { get, send } from '../../api/client.ts';
import type { JudgeAnswersBody, MadeLink, Questionnaire } from '../../api/types.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden, jsonHash, textHash } from '../../keys/sha256.ts';

/** Sends the newest questions to a vendor. @param dueOn a day, at whose end it is due */
export async function sendQuestionnaire(vendor: string, dueOn: string) {
  const dueAt = new Date(`${dueOn}T23:59:59Z`).toISOString();
  const words = { vendor, set: 1, due: dueAt };
  return sendSigned('POST /api/questionnaires', {}, { vendor, dueAt }, { act: 'questionnaire-sent', words });
}

/** Hands in what stands there now, read anew: it is what was shown, plus what was kept since. */
export async function handIn(id: string) {
  const { row, areas } = await get('/api/questionnaires/:id', { id });
  const words = { questionnaire: id, answers: await jsonHash(answersRecord(row, givenIn(areas))) };
  return sendSigned(
    'POST /api/questionnaires/:id/hand-in',
    { id },
    {},
    { act: 'questionnaire-handed-in', words },
  );
}

function givenIn(areas: Questionnaire['areas']) {
  return areas.flatMap(({ questions }) =>
    questions.flatMap(({ id, given }) =>
      given === null ? [] : [{ question: id, value: given.value, text: given.text }],
    ),
  );
}

/** Accepts answers, or asks back. */
export async function judge(id: string, choice: Pick<JudgeAnswersBody, 'questions' | 'verdict' | 'asked'>) {
  const { questions, verdict, asked } = choice;
  const words = {
    ...{ questionnaire: id, verdict, questions: questions.toSorted().join(' ') },
    asked: asked === null ? null : await textHash(asked),
  };
  return sendSigned('POST /api/questionnaires/:id/judge', { id }, choice, { act: 'answers-judged', words });
}

export async function raiseGap(id: string, question: string) {
  const signed = { act: 'assessment-gap-raised', words: { questionnaire: id, question } };
  return sendSigned('POST /api/questionnaires/:id/gaps', { id }, { question }, signed);
}

/** Fills in from a file of another client's Cordon. @throws Error in plain words for what is no such file */
export async function bringAnswers(id: string, file: File) {
  const text = await file.text();
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    throw new Error('This is no file of answers.');
  }
  return send('POST /api/questionnaires/:id/import', { id }, told as never);
}

export type LinkKind = 'questionnaire' | 'finding';

export async function makeLink(
  subject: { readonly kind: LinkKind; readonly id: string },
  address: string,
  days: number,
): Promise<MadeLink> {
  const { word, salt } = hidden(address);
  const words = { to: subject.kind, subjectId: subject.id, days, address: word };
  return sendSigned(
    'POST /api/assurance-links',
    {},
    { subject, address, days, salt },
    { act: 'assurance-link-made', words },
  );
}

export async function revokeLink(id: string) {
  const signed = { act: 'assurance-link-revoked', words: { link: id } };
  return sendSigned('POST /api/assurance-links/:id/revoke', { id }, {}, signed);
}
