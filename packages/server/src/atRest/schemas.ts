import { z } from 'zod';
import { signedActFields } from '../identity/index.ts';
import { identifier, instant, partyRef } from '../platform/schemas.ts';
import { protections } from './columns.ts';

export const dataKeyView = z
  .object({
    id: z.string(),
    party: partyRef,
    agreement: z.object({ id: z.string(), title: z.string() }).nullable(),
    provider: z.string(),
    createdAt: instant,
    wrappedAt: instant.meta({ description: 'When the provider last wrapped it' }),
    state: z.enum(['current', 'replaced', 'destroyed']),
    tickets: z.int().meta({ description: 'Keys of tickets that hang on it' }),
    sealed: z.int().meta({ description: 'Messages and files that open with it' }),
  })
  .meta({ id: 'DataKeyView' });

export const atRestView = z
  .object({
    provider: z.string(),
    inClear: z.int().meta({ description: 'Values from before that are not sealed yet' }),
    waiting: z.int().meta({
      description: 'Keys of tickets from before their agreement, not yet put under its key',
    }),
    ledgerSigner: z.enum(['own-process', 'server']).meta({ description: 'Who holds the key of the ledger' }),
    keys: z.array(dataKeyView),
    columns: z.array(
      z.object({
        table: z.string(),
        columns: z.array(z.string()),
        holds: z.string(),
        protection: z.enum(protections),
      }),
    ),
  })
  .meta({ id: 'AtRestView' });

export const rotateBody = z
  .strictObject({
    what: z.enum(['provider', 'data-keys', 'move']).meta({
      description:
        '`provider`: its keys, which wrap the others. `data-keys`: one per vendor and agreement. `move`: those that another provider still holds go to the one that wraps',
    }),
    key: identifier.nullable().meta({ description: 'Only this data key; null for all' }),
    ...signedActFields,
  })
  .meta({ id: 'RotateBody' });

export const rotated = z
  .object({ entry: z.int(), dataKeys: z.int(), ticketKeys: z.int(), damaged: z.int() })
  .meta({ id: 'Rotated' });
