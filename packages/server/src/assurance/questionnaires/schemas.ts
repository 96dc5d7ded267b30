import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { prose } from '../../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';

export const evidenceFileView = z
  .object({
    id: z.string(),
    question: z.string().nullable(),
    type: z.enum(['pdf', 'png', 'jpg']),
    bytes: z.int(),
    sha256: z.string().meta({ description: 'Hexadecimal; stands in the entry' }),
    addedAt: instant,
    entry: z.int(),
  })
  .meta({ id: 'EvidenceFile' });

const state = z.enum(['open', 'handed-in', 'asked-back', 'accepted']);
const stance = z.enum(['kept', 'partly', 'gap', 'not-applicable']);

export const questionnaireRow = z
  .object({
    id: z.string(),
    vendor: partyRef,
    set: z.int().meta({ description: 'Version of the questions' }),
    askedBy: personRef,
    askedAt: instant,
    dueAt: instant,
    state,
    asked: z.int(),
    complete: z.int().meta({ description: 'With an answer that can be handed in' }),
    gaps: z.int().meta({ description: 'Answers by which a practice is not kept' }),
    partly: z.int(),
    accepted: z.int(),
    overdue: z.boolean(),
  })
  .meta({ id: 'QuestionnaireRow' });

export const questionnairesView = z.array(questionnaireRow);

const option = z.object({ id: z.string(), label: z.string(), gap: z.literal(true).optional() });

const answerKind = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yes-no') }),
  z.object({ kind: z.literal('choice'), options: z.array(option) }),
  z.object({ kind: z.literal('date'), withinDays: z.int() }),
  z.object({ kind: z.literal('number'), unit: z.string(), most: z.int() }),
]);

const questionView = z
  .object({
    id: z.string(),
    practice: z.string(),
    practiceTitle: z.string(),
    asks: z.string(),
    why: z.string(),
    ifNo: z.string().meta({ description: 'Asked where the practice is not wholly kept' }),
    file: z.boolean().meta({ description: 'A document is wanted with it' }),
    answer: answerKind,
    given: z
      .object({
        value: z.string(),
        text: z.string(),
        origin: z.enum(['person', 'link', 'cordon', 'file']),
        says: z.string().nullable().meta({ description: 'Where it was known from' }),
        by: personRef.nullable(),
        at: instant,
        verdict: z.enum(['accepted', 'asked-back']).nullable(),
        asked: z.string().nullable(),
        stance: stance.nullable(),
        problem: z.enum(['not-an-answer', 'follow-up-missing', 'in-the-future']).nullable(),
      })
      .nullable(),
    files: z.array(evidenceFileView),
  })
  .meta({ id: 'AssessmentQuestion' });

export const questionnaireView = z
  .object({
    row: questionnaireRow,
    areas: z.array(z.object({ title: z.string(), questions: z.array(questionView) })),
    practices: z
      .array(
        z.object({
          practice: z.string(),
          title: z.string(),
          asked: z.int(),
          unanswered: z.int(),
          kept: z.int(),
          partly: z.int(),
          gap: z.int(),
          'not-applicable': z.int(),
        }),
      )
      .meta({ description: 'Counts beside each other; no risk is made of them here' }),
    handedIn: z.object({ at: instant, entry: z.int() }).nullable(),
    mayAnswer: z.boolean(),
    mayJudge: z.boolean(),
  })
  .meta({ id: 'Questionnaire' });

export const sendBody = z
  .strictObject({ vendor: identifier, dueAt: instant, ...signedActFields })
  .meta({ id: 'SendQuestionnaireBody' });

export const made = z.object({ id: z.string() }).meta({ id: 'Made' });

export const answersBody = z
  .strictObject({
    answers: z
      .array(
        z.strictObject({
          question: identifier,
          value: z.string().regex(/^[a-z0-9-]{1,40}$/),
          text: prose(0, 1500),
        }),
      )
      .min(1)
      .max(120),
  })
  .meta({ id: 'AnswersBody' });

export const handInBody = z.strictObject(signedActFields).meta({ id: 'HandInBody' });

export const judgeBody = z
  .strictObject({
    questions: z.array(identifier).min(1).max(120),
    verdict: z.enum(['accepted', 'asked-back']),
    asked: prose(3, 600).nullable().meta({ description: 'What is asked back; null where it is accepted' }),
    ...signedActFields,
  })
  .meta({ id: 'JudgeAnswersBody' });

export const gapBody = z
  .strictObject({ question: identifier, ...signedActFields })
  .meta({ id: 'RaiseGapBody' });

export const answersFile = z
  .object({
    record: z.string().meta({ description: 'Canonical JSON' }),
    sha256: z.string(),
    entry: z.int().meta({ description: 'The entry that holds this hash' }),
    proof: z.string().meta({ description: 'C2SP tlog-proof of that entry, verified offline' }),
    vkey: z.string().meta({ description: 'Key of the ledger; compare it with what its owner tells you' }),
  })
  .meta({ id: 'AnswersFile' });

export const importBody = z
  .strictObject({
    record: z.string().max(60_000),
    sha256: z.string().max(64),
    proof: z.string().max(60_000),
    vkey: z.string().max(300),
    entry: z.int(),
  })
  .meta({ id: 'ImportAnswersBody' });

export const imported = z
  .object({
    filled: z.int(),
    kept: z.int().meta({ description: 'Answered here already, and left as they are' }),
    from: z.string().meta({ description: 'Name of the ledger that the file is proven by' }),
  })
  .meta({ id: 'ImportedAnswers' });
