import { z } from 'zod';
import { nameOfThing } from '../../platform/freeText.ts';
import { closingActFields, signedActFields } from '../../identity/signed-acts.ts';
import { identifier, instant, personRef } from '../../platform/schemas.ts';
import { cidr, network, site } from '../schemas.ts';

const party = z
  .object({ id: z.string(), name: z.string(), kind: z.enum(['company', 'vendor']) })
  .meta({ id: 'NetworkParty' });

const size = z
  .object({
    v4: z.int().meta({ description: 'IPv4 addresses' }),
    v6: z.string().meta({ description: 'IPv6 addresses, a decimal number that may be larger than a double' }),
    words: z.string(),
  })
  .meta({ id: 'AddressCount' });

export const networkDiff = z
  .object({
    opens: size.meta({ description: 'Addresses somebody may come from after it and may not before' }),
    closes: size,
    overlaps: z.array(z.object({ inner: network, outer: network })),
    cutOff: z
      .array(z.object({ id: z.string(), name: z.string(), sessions: z.int() }))
      .meta({ description: 'People with a live session who would be outside, by where they signed in' }),
    left: z.int().meta({ description: 'Ranges the list would hold' }),
    you: z
      .enum(['not-concerned', 'stay-inside', 'locked-out'])
      .meta({ description: 'What it would do to whoever looks at it, at their address now' }),
    proposer: z.enum(['not-concerned', 'stay-inside', 'locked-out']),
  })
  .meta({ id: 'NetworkDiff' });

export const networksView = z
  .object({
    party,
    revision: z.int().meta({ description: 'How often the list was changed; a change is made against it' }),
    networks: z.array(network),
    sites: z.array(site),
    first: z.boolean().meta({ description: 'There never was a list: the company sets it by one person' }),
    mayPropose: z.boolean(),
    mayCloseNow: z.boolean(),
    address: z.string().nullable().meta({ description: 'Where the request came from' }),
    ignoredHeaders: z.int().nullable().meta({
      description:
        'Requests since this server started that claimed another address without coming from a named proxy; told to the company',
    }),
  })
  .meta({ id: 'NetworksView' });

export const networkChange = z
  .object({
    id: z.string(),
    party,
    kind: z.enum(['two-people', 'first', 'urgent']),
    state: z.enum(['pending', 'stale', 'done', 'withdrawn']).meta({
      description: '`stale`: the list was changed since it was proposed, so it can only be withdrawn',
    }),
    base: z.int(),
    adds: z.array(network),
    removes: z.array(network),
    proposedBy: personRef,
    proposedAt: instant,
    decidedBy: personRef.nullable(),
    decidedAt: instant.nullable(),
    cutOff: z.int().nullable().meta({ description: 'People it cut off when it was done' }),
    reviewedBy: personRef.nullable(),
    reviewedAt: instant.nullable(),
    entries: z
      .object({ proposed: z.int().nullable(), decided: z.int().nullable(), reviewed: z.int().nullable() })
      .meta({ description: 'The ledger entry of each step' }),
    diff: networkDiff.nullable().meta({ description: 'While it waits: what it would do now' }),
    mayConfirm: z.boolean(),
    mayWithdraw: z.boolean(),
    mayReview: z.boolean(),
  })
  .meta({ id: 'NetworkChange' });

const adds = z
  .array(z.strictObject({ cidr, label: nameOfThing(1, 100), site: identifier.nullable() }))
  .max(50);
const removes = z.array(identifier).max(200);
const base = z.int().min(0).meta({ description: 'The revision of the list it is made against' });

export const changeBody = z
  .strictObject({ party: identifier, base, adds, removes: removes.meta({ description: 'Ids' }) })
  .meta({ id: 'NetworkChangeBody' });

export const proposeBody = changeBody
  .extend(signedActFields)
  .meta({ id: 'NetworkProposeBody', description: 'A change, signed' });

export const confirmBody = z
  .strictObject({
    base,
    cutOff: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Needed from whoever would lock themselves out: how many people it cuts off' }),
    ...signedActFields,
  })
  .meta({ id: 'NetworkConfirmBody' });

/** Of what withdraws or reviews a change. */
export const settleBody = z.strictObject(signedActFields);

export const closeBody = z
  .strictObject({ party: identifier, base, removes: removes.min(1), ...closingActFields })
  .meta({ id: 'NetworkCloseBody' });
