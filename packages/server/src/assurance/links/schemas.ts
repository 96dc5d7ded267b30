import { findingStates } from '@cordon/core/assurance';
import { z } from 'zod';
import { saltField, signedActFields } from '../../identity/signed-acts.ts';
import { prose } from '../../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';
import { evidenceFileView, questionnaireView } from '../questionnaires/schemas.ts';
import { LINK_DAYS, linkKinds } from './link.ts';

const subject = z.strictObject({ kind: z.enum(linkKinds), id: identifier }).meta({ id: 'LinkSubject' });

export const linkView = z
  .object({
    id: z.string(),
    address: z.string(),
    mailed: z.boolean(),
    madeBy: personRef,
    madeAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
    usedAt: instant.nullable().meta({ description: 'When it was used last' }),
  })
  .meta({ id: 'AssuranceLink' });

export const findingAnswer = z
  .object({ id: z.string(), text: z.string(), at: instant, entry: z.int().nullable() })
  .meta({ id: 'FindingAnswer' });

export const linksQuery = z.strictObject({ kind: z.enum(linkKinds), id: identifier });

export const linksView = z
  .object({
    links: z.array(linkView),
    answers: z.array(findingAnswer).meta({ description: 'To a finding, by whoever had a link' }),
    files: z.array(evidenceFileView).meta({ description: 'Of a finding' }),
  })
  .meta({ id: 'AssuranceLinks' });

export const linkBody = z
  .strictObject({
    subject,
    address: z.email().max(200),
    days: z.int().min(1).max(LINK_DAYS),
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'MakeLinkBody' });

export const madeLink = z
  .object({
    link: linkView,
    url: z.string().nullable().meta({ description: 'Told once, where no mail server took it' }),
  })
  .meta({ id: 'MadeLink' });

export const revokeBody = z.strictObject(signedActFields).meta({ id: 'RevokeLinkBody' });

/** The link itself says what is asked for. */
export const lookBody = z.strictObject({}).meta({ id: 'LookByLinkBody' });

export const guestView = z
  .object({
    company: z.string(),
    vendor: partyRef,
    expiresAt: instant,
    questionnaire: questionnaireView.nullable(),
    finding: z
      .object({
        title: z.string(),
        meaning: z.string(),
        told: z.string().nullable().meta({ description: 'What a reviewer saw' }),
        next: z.string(),
        raisedAt: instant,
        state: z.enum(findingStates),
        mayPlan: z.boolean(),
        mayClaim: z.boolean(),
        answers: z.array(findingAnswer),
        files: z.array(evidenceFileView),
      })
      .nullable(),
  })
  .meta({ id: 'ByLink' });

export const answerFindingBody = z
  .strictObject({
    text: prose(3, 2000),
    says: z.discriminatedUnion('what', [
      z.strictObject({ what: z.enum(['answer', 'mended']) }),
      z.strictObject({ what: z.literal('planned'), until: instant }),
    ]),
  })
  .meta({ id: 'AnswerFindingByLinkBody' });

export const handInByLinkBody = z.strictObject({}).meta({ id: 'HandInByLinkBody' });
