import { z } from 'zod';
import { nameOfThing } from '../platform/freeText.ts';
import { saltField, signedActFields } from '../identity/signed-acts.ts';
import { identifier, instant, partyRef, personRef } from '../platform/schemas.ts';

export const canaryView = z
  .object({
    id: z.string(),
    source: z.string(),
    subject: z.string().meta({ description: 'The customer’s number in the source' }),
    address: z.string().meta({ description: 'On file; each person is shown another' }),
    label: z.string(),
    seededAt: instant,
  })
  .meta({ id: 'CanaryView' });

export const canaryContact = z
  .object({
    id: z.string(),
    canary: z.string(),
    at: instant,
    via: z.enum(['mail', 'lookup', 'test']),
    person: personRef
      .nullable()
      .meta({ description: 'Who was shown that address; null for the one on file' }),
    vendor: partyRef.nullable(),
    agreement: z.object({ id: z.string(), title: z.string() }).nullable(),
    entries: z.array(z.int()).meta({ description: 'Under which it was shown, reveals first' }),
    sender: z.string(),
  })
  .meta({ id: 'CanaryContact' });

export const canaryList = z
  .object({
    canaries: z.array(canaryView),
    contacts: z.array(canaryContact),
    receives: z.boolean().meta({ description: 'Whether mail to them arrives here' }),
  })
  .meta({ id: 'CanaryList' });

export const canaryBody = z
  .strictObject({
    source: identifier,
    subject: z.string().min(1).max(80),
    address: z.email().max(200),
    label: nameOfThing(1, 80),
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'CanaryBody' });

export const canaryActBody = z.strictObject(signedActFields).meta({ id: 'CanaryActBody' });
