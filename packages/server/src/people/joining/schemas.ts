import { holdingWords, joiningSteps, type Holding } from '@cordon/core/people/joining';
import { backgroundChecks } from '@cordon/core/policy';
import { z } from 'zod';
import { shiftView } from '../../assignments/schemas.ts';
import { closingActFields, signedActFields } from '../../identity/signed-acts.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';

const checkKind = z.enum(backgroundChecks);
const day = z.iso.date().meta({ description: 'A day in UTC, as 2026-11-03' });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const checklistItem = z
  .object({
    step: z.enum(joiningSteps),
    title: z.string(),
    state: z.enum(['done', 'soon', 'open']).meta({ description: 'soon: done, and runs out within 30 days' }),
    until: instant.nullable(),
    missing: z.array(z.string()).meta({ description: 'Checks or courses that are missing' }),
    clause: z
      .string()
      .nullable()
      .meta({ description: 'The clause that asks for it; null: every agreement does' }),
    code: z.string().meta({ description: 'What access is refused with while it is open' }),
    refusal: z.string(),
    mend: z.string(),
    by: z.enum(['themselves', 'vendor', 'company']).meta({ description: 'Who mends it' }),
  })
  .meta({ id: 'ChecklistItem' });

export const joinerView = z
  .object({
    id: z.string(),
    name: z.string(),
    party: partyRef,
    site: z.string().nullable(),
    siteId: z.string().nullable(),
    work: z.array(
      z.object({ id: z.string(), agreement: z.string(), accessRole: z.string(), purpose: z.string() }),
    ),
    left: z.boolean(),
    suspended: z.boolean(),
    agreements: z.array(
      z.object({ id: z.string(), title: z.string(), ready: z.boolean(), items: z.array(checklistItem) }),
    ),
    checks: z.array(
      z.object({
        id: z.string(),
        kind: checkKind,
        on: day,
        until: day,
        over: z.boolean(),
        evidence: z.string().meta({ description: 'SHA-256 of the evidence, which the vendor keeps' }),
        attestedBy: personRef,
        attestedAt: instant,
        entry: z.int(),
      }),
    ),
  })
  .meta({ id: 'Joiner', description: 'What stands between an agent and data, agreement by agreement' });

export const attestCheckBody = z
  .strictObject({
    kind: checkKind,
    checkedOn: day,
    expiresOn: day,
    evidence: sha256.meta({
      description: 'SHA-256, hex, of the evidence; the evidence itself stays where it is',
    }),
    ...signedActFields,
  })
  .meta({ id: 'AttestCheckBody' });

export const withdrawCheckBody = z.strictObject({ ...signedActFields }).meta({ id: 'WithdrawCheckBody' });

const newWork = z.strictObject({
  agreement: identifier,
  accessRole: identifier,
  purpose: identifier,
  site: identifier.nullable().default(null).meta({ description: 'Null for their own' }),
  shift: shiftView.nullable().default(null),
});

export const moveBody = z
  .strictObject({
    site: identifier.nullable().meta({ description: 'Their own site from now on' }),
    before: z
      .array(identifier)
      .max(20)
      .meta({ description: 'The assignments they have, as far as the asker knows' }),
    work: z.array(newWork).max(10).meta({ description: 'All the work they have from now on' }),
    ...signedActFields,
  })
  .meta({ id: 'MoveBody' });

export const movedView = z
  .object({
    ended: z.int().meta({ description: 'Things of the old place that ended' }),
    given: z.int().meta({ description: 'Work that is new' }),
  })
  .meta({ id: 'Moved' });

export const leaveBody = z
  .strictObject({
    reason: z.enum(['resigned', 'dismissed', 'contract-ended', 'other']),
    ...closingActFields,
  })
  .meta({
    id: 'LeaveBody',
    description: 'Signed where the session has a key; what closes access waits for no key',
  });

export const leftView = z
  .object({
    leaver: z
      .string()
      .nullable()
      .meta({ description: 'The record of it; null: they had gone, and held nothing' }),
  })
  .meta({ id: 'Left' });

export const backBody = z.strictObject({ ...signedActFields }).meta({ id: 'TakeBackBody' });

export const leaverRow = z
  .object({
    id: z.string(),
    person: personRef,
    party: partyRef,
    at: instant,
    tookMs: z.int().nullable().meta({
      description:
        'Milliseconds from the act until all was shut and had been read again; null: not read again yet',
    }),
    lookedAt: instant.nullable(),
    alive: z.int().nullable().meta({ description: 'What was found working then' }),
    held: z.int().meta({ description: 'What they held' }),
    back: z.boolean(),
  })
  .meta({ id: 'LeaverRow' });

const holding = z.enum(Object.keys(holdingWords) as [Holding, ...Holding[]]);

const leaverFields = leaverRow.extend({
  verdict: z
    .enum(['closed', 'not-closed'])
    .meta({ description: 'closed: all that was theirs was shut, is entered and was found shut just now' }),
  why: z.array(z.string()).meta({ description: 'Why it is not' }),
  lastMs: z.number().nullable().meta({ description: 'When the last thing was shut, in ms after the act' }),
  toReplace: z.array(z.string()).meta({
    description: 'Secrets they were shown that others go on using: somebody puts others in their place',
  }),
  readAt: instant.meta({ description: 'When everything was read again for this answer' }),
  lookEntry: z.int().nullable().meta({ description: 'The entry of the first look' }),
  items: z.array(
    z.object({
      kind: holding,
      title: z.string(),
      id: z.string(),
      afterMs: z.number().nullable().meta({ description: 'When it was shut, in ms after the act' }),
      entry: z.int().nullable(),
      works: z.boolean().meta({ description: 'Whether it works at this moment' }),
    }),
  ),
});

export const leaverView = leaverFields.meta({ id: 'LeaverView' });

export const leaverProofView = leaverFields
  .extend({
    format: z.literal('cordon-leaver-proof/v1'),
    entries: z.array(
      z.object({
        entry: z.int(),
        proof: z.string().meta({ description: 'C2SP tlog-proof, verified without Cordon' }),
      }),
    ),
  })
  .meta({ id: 'LeaverProof' });
