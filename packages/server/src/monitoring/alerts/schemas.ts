import { severities } from '@cordon/core/monitoring';
import { z } from 'zod';
import { shiftView } from '../../assignments/schemas.ts';
import { closingActFields, saltField, signedActFields } from '../../identity/index.ts';
import { nameOfThing } from '../../platform/freeText.ts';
import { identifier, instant } from '../../platform/schemas.ts';
import { alertKinds } from './alert.ts';

const severity = z.enum(severities);

const rules = {
  least: severity.meta({ description: 'Told from this severity on' }),
  vendors: z
    .array(identifier)
    .max(50)
    .nullable()
    .meta({ description: 'Told of these vendors only; null for all' }),
  quiet: shiftView
    .nullable()
    .meta({ description: 'Hours in which only what is critical is told; the rest at their end' }),
  escalation: z
    .strictObject({ minutes: z.int().min(1).max(1440), to: identifier })
    .nullable()
    .meta({ description: 'Another channel, told when nobody took the alert after so many minutes' }),
};

const way = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mail'), person: identifier }),
  z.strictObject({
    kind: z.literal('webhook'),
    baseUrl: z.string().min(8).max(300).meta({ description: 'Where alerts are posted' }),
    reach: z.enum(['public', 'private', 'loopback']),
    credential: z
      .strictObject({ header: z.string().min(1).max(100), value: z.string().min(1).max(2000) })
      .nullable(),
  }),
]);

export const channelBody = z
  .strictObject({ name: nameOfThing(1, 100), way, ...rules, salt: saltField, ...signedActFields })
  .meta({ id: 'AlertChannelBody' });

export const closingBody = z.strictObject(closingActFields).meta({ id: 'AlertClosingBody' });

export const channelView = z
  .object({
    id: z.string(),
    name: z.string(),
    way: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('mail'),
        person: z.string(),
        name: z.string(),
        reached: z.boolean().meta({ description: 'False when they left or are suspended' }),
      }),
      z.object({ kind: z.literal('webhook'), baseUrl: z.string() }),
    ]),
    ...rules,
    addedAt: instant,
  })
  .meta({ id: 'AlertChannel' });

export const channelMade = z
  .object({
    channel: channelView,
    secret: z
      .string()
      .nullable()
      .meta({ description: 'What messages are signed with (Standard Webhooks). Told once; null of a mail' }),
  })
  .meta({ id: 'AlertChannelMade' });

export const channelList = z.object({ channels: z.array(channelView) }).meta({ id: 'AlertChannels' });

const alertView = z
  .object({
    id: z.string(),
    kind: z.enum(alertKinds),
    about: z.string().meta({ description: 'Such as `incident/inc_...`' }),
    severity,
    vendor: z.string().nullable(),
    vendorName: z.string().nullable(),
    agent: z.string().nullable(),
    agentName: z.string().nullable(),
    reason: z.string(),
    at: instant,
    drill: z.string().nullable().meta({ description: 'The run of breach drills it is of: nobody is called' }),
    taken: z.object({ by: z.string(), name: z.string(), at: instant }).nullable(),
    deliveries: z.array(
      z.object({
        channel: z.string(),
        channelName: z.string(),
        dueAt: instant,
        tries: z.int(),
        toldAt: instant.nullable(),
        problem: z
          .enum(['receiver-unreachable', 'receiver-refused', 'no-mail-server', 'mail-failed', 'person-gone'])
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'Alert' });

export const alertList = z
  .object({ alerts: z.array(alertView).meta({ description: 'The newest 100' }), untaken: z.int() })
  .meta({ id: 'Alerts' });
