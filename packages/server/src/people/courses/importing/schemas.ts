import { z } from 'zod';
import { signedActFields } from '../../../identity/signed-acts.ts';
import { nameOfThing } from '../../../platform/freeText.ts';
import { instant, personRef } from '../../../platform/schemas.ts';
import { courseId } from '../schemas.ts';

const csv = z.string().min(1).max(2_000_000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const completionsLookBody = z.strictObject({ csv }).meta({ id: 'CompletionsLookBody' });

export const completionsBody = z
  .strictObject({
    csv,
    difference: hash.meta({ description: 'Of the difference that was shown' }),
    ...signedActFields,
  })
  .meta({ id: 'CompletionsBody' });

export const completionsLooked = z
  .object({
    difference: z.string().meta({ description: 'SHA-256 of what would be taken' }),
    fresh: z.array(
      z.object({
        line: z.int(),
        person: personRef,
        course: z.string(),
        version: z.int(),
        passedAt: instant,
        counts: z.boolean().meta({ description: 'False: that version no longer counts' }),
      }),
    ),
    known: z.int().meta({ description: 'Told before' }),
    problems: z
      .array(z.object({ line: z.int(), problem: z.string() }))
      .meta({ description: 'Lines nothing is taken from; what stands in them is not repeated' }),
  })
  .meta({ id: 'CompletionsLooked' });

export const completionsTaken = z
  .object({ taken: z.int(), known: z.int(), entry: z.int() })
  .meta({ id: 'CompletionsTaken' });

export const deliveryBody = z
  .strictObject({
    completions: z
      .array(
        z.strictObject({
          person: z
            .string()
            .min(1)
            .max(200)
            .meta({ description: 'E-mail address, user name or external id' }),
          course: courseId,
          version: z.int().min(1).optional().meta({ description: 'The newest where it is left out' }),
          passedAt: z.string().max(40),
        }),
      )
      .max(1000),
  })
  .meta({ id: 'CompletionsDelivery' });

export const delivered = z
  .object({
    taken: z.int(),
    known: z.int(),
    problems: z.array(z.object({ line: z.int(), problem: z.string() })),
  })
  .meta({ id: 'CompletionsDelivered' });

export const systemBody = z
  .strictObject({ name: nameOfThing(1, 60), ...signedActFields })
  .meta({ id: 'CourseSystemBody' });

export const systemMade = z
  .object({ id: z.string(), secret: z.string().meta({ description: 'Shown once' }) })
  .meta({ id: 'CourseSystemMade' });

export const importsView = z
  .object({
    party: z.object({ id: z.string() }),
    mayImport: z.boolean(),
    backdatedDays: z.int().meta({ description: 'The oldest completion that is taken' }),
    courses: z.array(z.object({ id: z.string(), title: z.string(), version: z.int() })),
    systems: z.array(
      z.object({ id: z.string(), name: z.string(), createdAt: instant, heardAt: instant.nullable() }),
    ),
    told: z
      .array(
        z.object({
          person: personRef,
          course: z.string(),
          version: z.int(),
          passedAt: instant,
          knownAt: instant,
          by: z.string().meta({ description: 'The person who imported it, or the training system' }),
          entry: z.int().nullable(),
        }),
      )
      .meta({ description: 'The newest hundred' }),
  })
  .meta({ id: 'CourseImports' });
