import { changeKinds, findingSeverities, practices } from '@cordon/core/assurance';
import { z } from 'zod';
import { signedActFields } from '../../identity/index.ts';
import { nameOfThing, prose } from '../../platform/freeText.ts';
import { identifier, instant, personRef } from '../../platform/schemas.ts';
import { fileTypes } from '../files/file.ts';
import { findingView, severity } from '../schemas.ts';

const change = z.enum(changeKinds);
const lines = z.array(z.string());

/** One of something for each severity. */
function each<T extends z.ZodType>(one: T) {
  return z.object({ critical: one, high: one, medium: one, low: one });
}

export const findingDetail = findingView
  .extend({
    told: z.string().nullable().meta({ description: 'What a reviewer saw' }),
    looksAtOnce: z.boolean().meta({ description: 'Whether a claim has it looked at again at once' }),
    may: z.array(z.string()).meta({ description: 'What the reader may do with it now' }),
    claimedByLink: z.boolean().meta({ description: 'Whether somebody said by a link that it is mended' }),
    planUntil: instant.nullable(),
    claimedAt: instant.nullable(),
    askedUntil: instant.nullable().meta({ description: 'Until when somebody asks to live with it' }),
    longestException: instant.meta({
      description: 'The last day that an exception of this severity may have',
    }),
    events: z.array(
      z.object({
        id: z.string(),
        at: instant,
        act: z.string(),
        by: personRef.nullable().meta({ description: 'Null for Cordon itself' }),
        text: z.string().nullable(),
        detail: z.string().nullable(),
        entry: z.int().nullable(),
      }),
    ),
    evidence: z.array(
      z.object({
        id: z.string(),
        at: instant,
        by: personRef
          .nullable()
          .meta({ description: 'Null for somebody of the vendor without an account, by a link' }),
        text: z.string(),
        entries: z.array(z.int()),
        document: z.string().nullable().meta({ description: 'Agreement whose documents show it' }),
        file: z.object({ name: z.string(), bytes: z.int(), hash: z.string() }).nullable(),
        files: z
          .array(z.object({ id: z.string(), type: z.enum(fileTypes), bytes: z.int(), entry: z.int() }))
          .meta({ description: 'Files that came by a link' }),
        entry: z.int().nullable().meta({ description: 'The entry that proves it' }),
      }),
    ),
    proposals: z.array(
      z.object({
        id: z.string(),
        change,
        target: z.string().nullable(),
        part: z.string().nullable(),
        text: z.string(),
        by: personRef,
        at: instant,
        before: lines,
        now: lines.nullable().meta({ description: 'As it is now, where code can tell' }),
        after: lines.nullable().meta({ description: 'As it was when it landed' }),
        landedAt: instant.nullable(),
        landedBy: personRef.nullable(),
        mayLand: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'FindingDetail' });

export const findingTrends = z
  .object({
    open: each(z.int()),
    accepted: z.int(),
    overdue: z.int(),
    days: each(z.object({ due: z.int(), exception: z.int() })),
    recurring: z.array(
      z.object({ kind: z.string(), title: z.string(), vendor: z.string().nullable(), times: z.int() }),
    ),
    toClose: z.array(
      z.object({ quarter: z.string(), severity, closed: z.int(), medianDays: z.number(), late: z.int() }),
    ),
    improved: z.array(z.object({ quarter: z.string(), kind: change, count: z.int() })),
  })
  .meta({ id: 'FindingTrends' });

const signed = signedActFields;

const practice = z.enum(Object.keys(practices) as [keyof typeof practices, ...(keyof typeof practices)[]]);

export const recordBody = z
  .strictObject({
    vendor: identifier.nullable(),
    severity: z.enum(findingSeverities),
    practice,
    title: nameOfThing(3, 120),
    told: prose(10, 4000),
    ...signed,
  })
  .meta({ id: 'RecordFindingBody' });

export const assignBody = z
  .strictObject({ side: z.enum(['company', 'vendor']), person: identifier.nullable(), ...signed })
  .meta({ id: 'AssignFindingBody' });

export const planBody = z
  .strictObject({ text: prose(5, 2000), until: instant, ...signed })
  .meta({ id: 'PlanFindingBody' });

/** Bytes of a file. */
export const FILE_LIMIT = 3 * 1024 * 1024;

export const evidenceBody = z
  .strictObject({
    text: prose(3, 2000),
    entries: z.array(z.int().nonnegative()).max(50),
    document: identifier.nullable(),
    file: z
      .strictObject({
        name: nameOfThing(1, 120),
        content: z
          .string()
          .min(1)
          .max(Math.ceil(FILE_LIMIT / 3) * 4)
          .meta({ description: 'Base64' }),
      })
      .nullable(),
    ...signed,
  })
  .meta({ id: 'FindingEvidenceBody' });

export const claimBody = z.strictObject({ ...signed }).meta({ id: 'ClaimFixBody' });

export const retestBody = z
  .strictObject({ passes: z.boolean(), saw: prose(10, 2000), ...signed })
  .meta({ id: 'RetestFindingBody' });

export const exceptionBody = z
  .strictObject({ why: prose(10, 2000), until: instant, ...signed })
  .meta({ id: 'FindingExceptionBody' });

export const decideExceptionBody = z
  .strictObject({ approve: z.boolean(), ...signed })
  .meta({ id: 'DecideFindingExceptionBody' });

export const endExceptionBody = z.strictObject({ ...signed }).meta({ id: 'EndFindingExceptionBody' });

export const proposeBody = z
  .strictObject({
    change,
    target: identifier.nullable(),
    part: identifier.nullable(),
    text: prose(5, 2000),
    ...signed,
  })
  .meta({ id: 'ProposeChangeBody' });

export const landBody = z.strictObject({ after: prose(5, 2000), ...signed }).meta({ id: 'ChangeLandedBody' });
