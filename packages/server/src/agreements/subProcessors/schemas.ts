import { subProcessorActs, subProcessorStates } from '@cordon/core/agreements';
import { z } from 'zod';
import { prose } from '../../platform/freeText.ts';
import { signedActFields } from '../../identity/signed-acts.ts';
import { instant, partyRef, personRef } from '../../platform/schemas.ts';

const line = (most: number) => z.string().trim().min(2).max(most);
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const calendarDay = z.iso.date();

export const subProcessorTransfer = z.enum(['inside', 'adequacy', 'scc', 'bcr', 'other']).meta({
  id: 'SubProcessorTransfer',
  description:
    'How data may lawfully go there: it stays inside, adequacy decision, standard clauses, binding corporate rules',
});

export const noticeRule = z
  .object({
    authorisation: z.enum(['general', 'specific']),
    noticeDays: z.int(),
    objectionDays: z.int(),
    clause: z
      .string()
      .nullable()
      .meta({ description: 'Null when the terms say nothing: then only a yes counts' }),
  })
  .meta({ id: 'NoticeRule' });

const proposal = {
  name: line(200),
  address: line(300),
  country: z.string().regex(/^[A-Z]{2}$/),
  contact: line(200),
  does: prose(2, 1000),
  categories: z
    .array(
      z
        .string()
        .regex(/^[a-z_]+(\.[a-z_]+)*$/)
        .max(100),
    )
    .min(1)
    .max(40),
  transfer: subProcessorTransfer,
};

const flowDown = z
  .strictObject({
    version: z
      .int()
      .min(1)
      .meta({ description: 'The version of this agreement whose terms its contract passes on' }),
    contractDate: calendarDay,
    reference: prose(2, 200).meta({ description: 'Where the contract says so' }),
    documentHash: sha256Hex
      .optional()
      .meta({ description: 'SHA-256 of the contract, hex; the contract itself stays with the vendor' }),
  })
  .meta({ id: 'FlowDown' });

export const flowDownBody = flowDown.extend(signedActFields).meta({ id: 'FlowDownBody' });

export const subProcessorBody = z
  .strictObject({ ...proposal, flowDown: flowDown.optional(), ...signedActFields })
  .meta({ id: 'SubProcessorBody' });

export const objectionBody = z
  .strictObject({ reason: prose(2, 1000), ...signedActFields })
  .meta({ id: 'ObjectionBody' });

export const subProcessorEndBody = z
  .strictObject({ reason: prose(2, 1000).optional(), ...signedActFields })
  .meta({ id: 'SubProcessorEndBody' });

const act = z.enum(subProcessorActs);

export const subProcessorView = z
  .object({
    id: z.string(),
    agreement: z.object({ id: z.string(), title: z.string(), vendor: partyRef }),
    ...proposal,
    proposedBy: personRef,
    proposedAt: instant,
    entry: z.int(),
    rule: noticeRule,
    state: z.enum(subProcessorStates),
    objectUntil: instant,
    noticeEnds: instant,
    authorisedAt: instant.nullable(),
    bySilence: z.boolean(),
    usableFrom: instant.nullable().meta({
      description: 'From when it may be used, bound to the same terms; null before it is authorised',
    }),
    flowDown: z
      .object({
        version: z.int(),
        contractDate: calendarDay,
        reference: z.string(),
        documentHash: z.string().nullable(),
        termsHash: z.string(),
        confirmedAt: instant,
      })
      .nullable(),
    flowDownStatus: z
      .enum(['missing', 'current', 'stale'])
      .meta({ description: 'Stale: the terms that stand now are not the ones its contract passes on' }),
    acts: z.array(
      z.object({
        act,
        person: personRef,
        party: partyRef,
        at: instant,
        reason: z.string().nullable(),
        entry: z.int(),
      }),
    ),
    may: z.array(act).meta({ description: 'What the one who asks may do now' }),
  })
  .meta({ id: 'SubProcessorView' });

export const subProcessorRegister = z
  .object({
    rule: noticeRule,
    version: z.int().meta({ description: 'The version whose terms stand now' }),
    mayPropose: z.boolean(),
    items: z.array(subProcessorView),
    annex: z.object({
      title: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      text: z.string(),
    }),
  })
  .meta({ id: 'SubProcessorRegister' });
