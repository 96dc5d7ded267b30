import { z } from 'zod';
import { closingActFields, saltField, signedActFields } from '../identity/index.ts';
import { nameOfThing } from '../platform/freeText.ts';
import { instant } from '../platform/schemas.ts';

const reach = z
  .enum(['public', 'private', 'loopback'])
  .meta({ description: 'Where the receiver is: its name may lead nowhere else' });

export const receiverBody = z
  .strictObject({
    name: nameOfThing(1, 100),
    baseUrl: z.string().min(8).max(300).meta({ description: 'Where batches are posted' }),
    reach,
    credential: z
      .strictObject({ header: z.string().min(1).max(100), value: z.string().min(1).max(2000) })
      .nullable()
      .meta({ description: 'A header it asks for, beside the signature' }),
    from: z
      .enum(['start', 'now'])
      .meta({ description: 'From the first entry of the ledger on, or from the next' }),
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'SiemReceiverBody' });

export const endBody = z.strictObject(closingActFields).meta({ id: 'EndSiemReceiverBody' });

export const receiverView = z
  .object({
    id: z.string(),
    name: z.string(),
    baseUrl: z.string(),
    reach,
    addedAt: instant,
    next: z.int().meta({ description: 'The first entry that was not acknowledged yet' }),
    wellAt: instant.nullable().meta({ description: 'When a batch was last acknowledged' }),
    dueAt: instant.meta({ description: 'When it is tried next' }),
    problem: z.enum(['receiver-unreachable', 'receiver-refused']).nullable(),
  })
  .meta({ id: 'SiemReceiver' });

export const receiverList = z
  .object({
    size: z.int().meta({ description: 'Entries of the ledger that can be told of' }),
    receivers: z.array(receiverView),
  })
  .meta({ id: 'SiemReceivers' });

export const receiverMade = z
  .object({
    receiver: receiverView,
    secret: z.string().meta({ description: 'What batches are signed with (Standard Webhooks). Told once' }),
  })
  .meta({ id: 'SiemReceiverMade' });
