import { z } from 'zod';
import { nameOfThing } from '../../platform/freeText.ts';
import { saltField, signedActFields } from '../../identity/index.ts';
import { identifier, instant } from '../../platform/schemas.ts';

const name = nameOfThing(1, 100);
const secret = z.string().min(20).max(200);

const channels = z.record(z.string().regex(/^[a-z_]{2,60}$/), z.enum(['request', 'mail'])).meta({
  description:
    'Channels on which the customer is known, and how: signed in, or by authenticated mail from the address on file',
});

export const webhookBody = z
  .discriminatedUnion('shape', [
    z.strictObject({ shape: z.literal('generic'), name, ...signedActFields }),
    z.strictObject({
      shape: z.literal('zendesk'),
      name,
      vendor: identifier.meta({ description: 'The vendor whose queue its tickets are in' }),
      purpose: identifier,
      channels: channels.default({}),
      secret: secret.meta({ description: 'The signing secret that Zendesk shows for the webhook' }),
      salt: saltField,
      ...signedActFields,
    }),
  ])
  .meta({ id: 'WebhookBody' });

export const rotateBody = z
  .strictObject({
    secret: secret.optional().meta({ description: 'Of a Zendesk: its new signing secret' }),
    salt: saltField.optional().meta({ description: 'Goes with a secret' }),
    ...signedActFields,
  })
  .refine(({ secret: given, salt }) => (given === undefined) === (salt === undefined))
  .meta({ id: 'RotateWebhookBody' });

export const webhookView = z
  .object({
    id: z.string(),
    name: z.string(),
    shape: z.enum(['generic', 'zendesk']),
    path: z.string().meta({ description: 'Where the helpdesk sends to' }),
    vendor: z.string().nullable(),
    purpose: z.string().nullable(),
    channels,
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
    previousUntil: instant.nullable().meta({ description: 'Until when the secret before is still good' }),
  })
  .meta({ id: 'WebhookView' });

export const webhookMade = z
  .object({
    webhook: webhookView,
    secret: z.string().nullable().meta({ description: 'Told once; null where the helpdesk made it' }),
  })
  .meta({ id: 'WebhookMade' });

export const webhookResult = z
  .object({
    ticket: z.string().nullable().meta({ description: 'Null for an event about no ticket' }),
    created: z.boolean(),
    repeated: z.boolean().meta({ description: 'True when this very delivery was taken in before' }),
  })
  .meta({ id: 'WebhookResult' });
