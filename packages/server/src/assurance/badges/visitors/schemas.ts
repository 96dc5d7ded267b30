import { z } from 'zod';
import { signedActFields } from '../../../identity/signed-acts.ts';
import { identifier, instant, personRef } from '../../../platform/schemas.ts';

export const visitorBody = z
  .strictObject({
    name: z.string().trim().min(2).max(80),
    escort: identifier,
    badge: z
      .string()
      .max(60)
      .regex(/^[\w .:/#()-]+$/)
      .nullable()
      .meta({ description: 'Number of the badge they are given' }),
    ...signedActFields,
  })
  .meta({ id: 'VisitorBody' });

export const visitorOutBody = z.strictObject(signedActFields).meta({ id: 'VisitorOutBody' });

export const visitorIn = z.object({ id: z.string() }).meta({ id: 'VisitorIn' });

export const visitorList = z
  .object({
    mayEnter: z.boolean(),
    counted: z
      .int()
      .nullable()
      .meta({ description: 'How many came in an auditor’s time, who is told no more' }),
    visitors: z.array(
      z.object({
        id: z.string(),
        name: z
          .string()
          .nullable()
          .meta({ description: 'Null once it is kept no longer, and for whoever is not told names' }),
        escort: personRef.nullable(),
        inAt: instant,
        outAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'VisitorList' });
