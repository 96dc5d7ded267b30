import { z } from 'zod';
import { closingActFields, saltField, signedActFields } from '../identity/index.ts';
import { identifier, instant } from '../platform/schemas.ts';

/** A name that stands in a query of a helpdesk: no quotes, no control characters. */
const upstreamName = z.string().regex(/^[^'"\\\p{C}]{1,200}$/u);

const queue = z.strictObject({
  queue: upstreamName.meta({ description: 'Name of the queue (RT) or number of the group (Zendesk)' }),
  vendor: identifier,
  purpose: identifier,
});

const reach = z
  .enum(['public', 'private', 'loopback'])
  .meta({ description: 'Where the helpdesk is: its name may lead nowhere else' });

const settings = {
  kind: z.enum(['rt', 'zendesk']),
  baseUrl: z.string().min(8).max(300),
  reach,
  queues: z.array(queue).min(1).max(50),
  customerField: upstreamName.meta({
    description: 'The field that names the customer: its name (RT) or its number (Zendesk)',
  }),
  setters: z
    .array(upstreamName)
    .min(1)
    .max(20)
    .meta({ description: 'Who sets that field for the company: logins (RT) or numbers of users (Zendesk)' }),
  internalComments: z
    .boolean()
    .meta({ description: 'Whether the vendor’s agents see comments among the company’s own people' }),
};

export const helpdeskBody = z
  .strictObject({
    ...settings,
    credential: z
      .string()
      .regex(/^[\x21-\x7e]{10,500}$/)
      .meta({ description: 'RT: an authentication token. Zendesk: an OAuth token, or login/token:secret' }),
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'HelpdeskBody' });

export const disconnectBody = z.strictObject(closingActFields).meta({ id: 'DisconnectHelpdeskBody' });

export const sight = z.enum(['tickets', 'comments', 'admin', 'customer-field', 'token']).meta({
  id: 'SeatSight',
  description: 'What a seat in the helpdesk shows or lets do that Cordon withholds',
});

export const helpdeskView = z
  .object({
    ...settings,
    queues: z.array(z.object(queue.shape)),
    connectedAt: instant,
    lookedAt: instant.nullable().meta({ description: 'When Cordon last looked' }),
    wellAt: instant.nullable().meta({ description: 'When a look last went well' }),
    problem: z.string().nullable().meta({ description: 'A code: what went wrong at the last look' }),
    waiting: z.int().meta({ description: 'Tickets still to be read, as far as the helpdesk says' }),
    writing: z.int().meta({ description: 'Comments and closings still to be written there' }),
    seatsAt: instant.nullable(),
    seats: z
      .array(
        z.object({
          seat: z.string(),
          person: z.string(),
          name: z.string(),
          vendor: z.string(),
          sights: z.array(sight),
        }),
      )
      .meta({ description: 'Vendors’ people whose own seat there shows what Cordon masks' }),
  })
  .meta({ id: 'HelpdeskView' });

export const helpdeskAnswer = z.object({ helpdesk: helpdeskView.nullable() }).meta({ id: 'HelpdeskAnswer' });
