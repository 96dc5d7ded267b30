import { Failure, operations, treatments, type Terms } from '@cordon/core/kernel';
import { z } from 'zod';

/** The shape of terms as JSON. Strict but for the settings of a kind, which its own file checks when it compiles. */
const clause = z.string().min(1).max(20);

const shape = z.strictObject({
  agreement: z.string(),
  version: z.int(),
  controller: z.string(),
  processor: z.string(),
  inForce: z.strictObject({
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
  }),
  general: z.strictObject({ clause }).optional(),
  ticketInHand: z
    .strictObject({ clause, atOnce: z.int().min(1).max(50), minutes: z.int().min(1).max(720) })
    .optional(),
  permissions: z
    .array(
      z.strictObject({
        clause,
        purpose: z.string().min(1).max(80),
        roles: z.array(z.string().min(1).max(80)).min(1),
        subjects: z.literal('ticket-in-hand'),
        operations: z.array(z.enum(operations)).min(1),
        fields: z.array(
          z.strictObject({
            category: z.string().min(1).max(100),
            treatment: z.enum(treatments),
            clause: clause.optional(),
            lookup: z.boolean().optional(),
            confirm: z.boolean().optional(),
            reveal: z.strictObject({ minutes: z.int().min(1).max(60), stepUp: z.boolean() }).optional(),
          }),
        ),
      }),
    )
    .max(200),
  conditions: z.array(z.looseObject({ clause, kind: z.string() })).max(100),
  limits: z.array(z.looseObject({ clause, kind: z.string(), max: z.number().min(0) })).max(100),
  duties: z
    .array(z.looseObject({ clause, kind: z.string(), by: z.enum(['controller', 'processor']) }))
    .max(100),
});

/**
 * Reads terms from JSON text.
 * @throws Failure `bad-request`, naming the paths that do not fit
 */
export function readTerms(text: string): Terms {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure('bad-request', 'the terms are not JSON', error);
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    throw new Failure('bad-request', parsed.error.issues.map(({ path }) => path.join('.')).join(', '));
  }
  // Optional properties that zod types as possibly undefined are absent after JSON.
  return parsed.data as Terms;
}
