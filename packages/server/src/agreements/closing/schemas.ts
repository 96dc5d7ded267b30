import { closingSteps, holdReasons, taskKinds } from '@cordon/core/agreements';
import { z } from 'zod';
import { prose } from '../../platform/freeText.ts';
import { signedActFields } from '../../identity/index.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';
import { assertionBody, passkeyOptions } from '../signing/schemas.ts';

export const closingStep = z
  .object({ step: z.enum(closingSteps), state: z.enum(['done', 'next', 'waits', 'late']) })
  .meta({ id: 'ClosingStep' });

export const openConversation = z
  .object({
    id: z.string(),
    subjectLine: z.string(),
    purpose: z.string(),
    assignee: z.string().nullable(),
    binding: z.enum(['request', 'mail', 'caller', 'agent']).nullable(),
  })
  .meta({ id: 'OpenConversation' });

export const handoverTarget = z
  .object({
    agreement: z.string(),
    title: z.string(),
    vendor: partyRef,
    takes: z.int().meta({ description: 'How many of the open conversations its terms have a purpose for' }),
  })
  .meta({ id: 'HandoverTarget' });

export const handoverView = z
  .object({
    id: z.string(),
    from: partyRef,
    to: partyRef,
    agreement: z.string().nullable(),
    by: personRef,
    at: instant,
    tickets: z.int(),
    entry: z.int(),
  })
  .meta({ id: 'HandoverView' });

const choice = z.enum(['delete', 'return']);

export const methods = z
  .enum([
    'erased',
    'overwritten',
    'crypto-erased',
    'destroyed',
    'returned',
    'revoked',
    'handed-in',
    'none-held',
  ])
  .meta({ id: 'DeletionMethod' });

const kept = z.object({ law: z.string(), until: instant });

export const closingTask = z
  .object({
    id: z.string(),
    kind: z.enum(taskKinds),
    about: z.string().nullable(),
    clause: z.string().nullable(),
    isData: z.boolean(),
    status: z.enum(['open', 'done', 'confirmed', 'disputed']),
    choice: choice.nullable(),
    due: instant,
    overdue: z.boolean(),
    held: z.boolean().meta({ description: 'A legal hold keeps it: it must not be deleted now' }),
    done: z
      .object({
        by: z.string(),
        at: instant,
        method: z.string(),
        statement: z.string(),
        evidence: z
          .string()
          .nullable()
          .meta({ description: 'SHA-256 of what the vendor keeps as evidence, hex' }),
        kept: kept.nullable(),
        late: z.boolean(),
        entry: z.int(),
      })
      .nullable(),
    disputedFor: z.string().nullable(),
  })
  .meta({ id: 'ClosingTask' });

export const holdView = z
  .object({
    id: z.string(),
    category: z.string().nullable(),
    reason: z.enum(holdReasons),
    placedBy: personRef,
    placedAt: instant,
    liftAskedBy: personRef.nullable(),
    liftedBy: personRef.nullable(),
    liftedAt: instant.nullable(),
  })
  .meta({ id: 'LegalHold' });

export const certificateView = z
  .object({
    id: z.string(),
    text: z.string().meta({ description: 'Canonical JSON: the bytes whose hash is signed' }),
    hash: z.string(),
    valid: z.boolean().meta({ description: 'Whether text and signature were found to hold just now' }),
    keyFingerprint: z.string().meta({ description: 'SHA-256 of the key it was signed with, hex' }),
    by: personRef,
    at: instant,
    entry: z.int(),
  })
  .meta({ id: 'DeletionCertificate' });

const counts = z.object({
  messages: z.int(),
  attachments: z.int(),
  tickets: z.int(),
  reveals: z.int(),
  keys: z.int().optional(),
});

export const destructionView = z
  .object({
    id: z.string(),
    askedBy: personRef,
    askedAt: instant,
    approvedBy: personRef.nullable(),
    doneAt: instant.nullable(),
    counts: counts.nullable(),
    entry: z.int().nullable(),
  })
  .meta({ id: 'Destruction' });

export const closingView = z
  .object({
    steps: z.array(closingStep),
    closedAt: instant.nullable(),
    end: z
      .object({
        entry: z.int(),
        at: instant,
        milliseconds: z.int().meta({ description: 'From the end until all was closed and entered' }),
        sessionsClosed: z.int(),
        revealsClosed: z.int(),
      })
      .nullable(),
    open: z.array(openConversation),
    back: z.array(openConversation).meta({ description: 'Came back to the company and wait there' }),
    targets: z.array(handoverTarget),
    handovers: z.array(handoverView),
    tasks: z.array(closingTask),
    days: z.int().meta({ description: 'Days the terms leave for deletion' }),
    holds: z.array(holdView),
    certificates: z.array(certificateView),
    destructions: z.array(destructionView),
    retainedUntil: instant.nullable(),
  })
  .meta({ id: 'ClosingView' });

export const handoverBody = z
  .strictObject({
    to: identifier
      .nullable()
      .meta({ description: 'An agreement in force on the same source; null: the company' }),
    from: z.enum(['vendor', 'company']).default('vendor'),
    ...signedActFields,
  })
  .meta({ id: 'HandoverBody' });

export const handoverResult = z
  .object({
    moved: z.int(),
    back: z.int().meta({ description: 'Had no purpose there: back to the company' }),
  })
  .meta({ id: 'HandoverResult' });

const task = z.string().min(1).max(300);
const words = prose(3, 1000);

export const chooseBody = z
  .strictObject({ tasks: z.array(task).min(1).max(200), choice, ...signedActFields })
  .meta({ id: 'ChooseBody' });

export const doneBody = z
  .strictObject({
    task,
    method: methods,
    statement: words,
    evidence: z.hex().length(64).toLowerCase().nullable(),
    kept: z.strictObject({ law: words, until: instant }).nullable(),
    ...signedActFields,
  })
  .meta({ id: 'TaskDoneBody' });

export const judgeBody = z
  .strictObject({
    task,
    dispute: words.nullable().meta({ description: 'Why not; null confirms' }),
    ...signedActFields,
  })
  .meta({ id: 'JudgeBody' });

export const certificateDraft = z
  .object({
    text: z.string(),
    issuedAt: instant,
    statement: z
      .object({
        type: z.literal('cordon-deletion/v1'),
        agreement: z.string(),
        certificate: z.string().meta({ description: 'SHA-256 of the text, hex' }),
        person: z.string(),
        party: z.string(),
        at: instant,
      })
      .meta({
        description:
          'What is signed; its SHA-256 as canonical JSON is the challenge, made by the browser itself',
      }),
    ...passkeyOptions,
  })
  .meta({ id: 'CertificateDraft' });

export const certificateBody = z
  .strictObject({
    issuedAt: instant,
    hash: z.hex().length(64),
    assertion: assertionBody,
  })
  .meta({ id: 'CertificateBody' });

export const holdBody = z
  .strictObject({
    category: z
      .string()
      .max(100)
      .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/)
      .nullable(),
    reason: z.enum(holdReasons),
    ...signedActFields,
  })
  .meta({ id: 'HoldBody' });

export const liftBody = z
  .strictObject({
    keep: z.boolean().meta({ description: 'Refuses the wish to lift it' }),
    ...signedActFields,
  })
  .meta({ id: 'LiftBody' });
