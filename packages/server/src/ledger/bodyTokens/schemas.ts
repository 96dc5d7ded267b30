import { z } from 'zod';
import { closingActFields, signedActFields } from '../../identity/signed-acts.ts';
import { nameOfThing } from '../../platform/freeText.ts';
import { identifier, instant, personRef } from '../../platform/schemas.ts';

export const bodyToken = z
  .object({
    id: z.string(),
    label: z.string(),
    agreement: z.string(),
    from: instant,
    until: instant,
    madeBy: personRef,
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    state: z.enum(['good', 'run-out', 'revoked']),
  })
  .meta({ id: 'LedgerToken' });

export const bodyTokenBody = z
  .strictObject({
    label: nameOfThing(1, 100),
    agreement: identifier,
    from: instant.meta({ description: 'Entries from this time on' }),
    until: instant.meta({ description: 'and before this one' }),
    days: z.int().min(1).max(90).meta({ description: 'How long it is good for' }),
    ...signedActFields,
  })
  .refine(({ from, until }) => new Date(from) < new Date(until), 'from must be before until')
  .meta({ id: 'LedgerTokenBody' });

export const bodyTokenMade = z
  .object({ token: bodyToken, secret: z.string().meta({ description: 'Shown this once' }) })
  .meta({ id: 'LedgerTokenMade' });

export const revokeBody = z.strictObject(closingActFields);

export const bodiesQuery = z.strictObject({
  from: z.coerce.number().int().min(0).default(0).meta({ description: 'First entry' }),
  until: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'The entry after the last; the newest signed checkpoint unless told' }),
});
