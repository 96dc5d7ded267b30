import { z } from 'zod';
import { nameOfThing } from '../platform/freeText.ts';
import { signedActFields } from '../identity/index.ts';
import { identifier, instant } from '../platform/schemas.ts';

export const bindingKind = z.enum(['request', 'mail', 'caller', 'agent']).meta({
  id: 'BindingKind',
  description: 'How the ticket was tied to its customer; `agent` is only a claim',
});

export const rebindView = z
  .object({
    id: z.string(),
    ticket: z.string(),
    askedBy: z.string(),
    askedAt: instant,
    firstBinding: bindingKind.nullable(),
    decided: z.boolean(),
  })
  .meta({ id: 'RebindView' });

export const decideBody = z
  .strictObject({ approve: z.boolean(), ...signedActFields })
  .meta({ id: 'DecideBody' });

const deliveredAttachment = z.strictObject({
  id: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  mediaType: z.string().min(3).max(100),
  body: z.base64().meta({ description: 'Base64; more than 1 MiB is named but not kept' }),
});

const deliveredMessage = z.strictObject({
  id: z.string().min(1).max(200).meta({ description: 'Unique within the ticket' }),
  at: instant,
  author: z.enum(['customer', 'agent', 'system']),
  body: z.string().max(100_000),
  attachments: z.array(deliveredAttachment).max(20).default([]),
});

export const deliveredTicket = z
  .strictObject({
    externalId: z.string().min(1).max(100).meta({ description: 'Number of the ticket in the helpdesk' }),
    vendor: identifier.meta({ description: 'Id of the vendor whose queue it is in' }),
    purpose: identifier,
    subjectLine: z.string().min(1).max(300),
    priority: z.enum(['low', 'normal', 'high', 'urgent']),
    status: z.enum(['open', 'pending', 'closed']),
    createdAt: instant,
    updatedAt: instant.optional().meta({
      description:
        'The helpdesk’s time of this state: one that is older than what came before changes nothing',
    }),
    requester: z
      .strictObject({
        by: z.enum(['request', 'mail']).meta({
          description: 'A signed-in request, or authenticated mail from the address on file',
        }),
        subject: z.string().min(1).max(200).meta({ description: 'Id of the customer in the source' }),
      })
      .nullable()
      .meta({ description: 'Null for a caller nobody has confirmed' }),
    messages: z.array(deliveredMessage).max(500),
  })
  .meta({ id: 'DeliveredTicket' });

export const deliveryResult = z
  .object({
    id: z.string(),
    created: z.boolean().meta({ description: 'False when the ticket was there already' }),
  })
  .meta({ id: 'DeliveryResult' });

export const deliveryKeyBody = z
  .strictObject({ name: nameOfThing(1, 100), ...signedActFields })
  .meta({ id: 'DeliveryKeyBody' });

export const deliveryKeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'DeliveryKeyView' });

export const deliveryKeyMade = z
  .object({ id: z.string(), name: z.string(), secret: z.string().meta({ description: 'Told once' }) })
  .meta({ id: 'DeliveryKeyMade' });
