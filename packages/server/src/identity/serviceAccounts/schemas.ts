import { z } from 'zod';
import { nameOfThing } from '../../platform/freeText.ts';
import { identifier, instant, partyRef, personRef, treatment } from '../../platform/schemas.ts';
import { canonicalCidr } from '../../people/cidr.ts';
import { closingActFields, signedActFields } from '../signed-acts.ts';
import { endings, MOST_DAYS, MOST_NETWORKS } from './account.ts';

const days = z.int().min(1).max(MOST_DAYS).meta({ description: 'How long it lives, from when it counts' });

/** Spelled as PostgreSQL spells it, so that what is signed is what is kept. */
const range = z
  .string()
  .max(50)
  .refine((text) => canonicalCidr(text) === text, { message: 'a range of addresses, as 203.0.113.0/24' });

export const proposeBody = z
  .strictObject({
    name: nameOfThing(1, 80),
    agreement: identifier,
    accessRole: identifier,
    purpose: identifier,
    networks: z
      .array(range)
      .min(1)
      .max(MOST_NETWORKS)
      .refine((all) => new Set(all).size === all.length, { message: 'each range once' })
      .meta({ description: 'Where it may be used from: ranges within those its party lists' }),
    owner: identifier.meta({ description: 'Who answers for it' }),
    days,
    ...signedActFields,
  })
  .meta({ id: 'ProposeServiceAccountBody' });

export const decideBody = z
  .strictObject({ approve: z.boolean(), ...signedActFields })
  .meta({ id: 'DecideServiceAccountBody' });

export const renewBody = z.strictObject({ days, ...signedActFields }).meta({ id: 'RenewServiceAccountBody' });

export const endBody = z.strictObject({ ...closingActFields }).meta({ id: 'EndServiceAccountBody' });

export const makeSecretBody = z.strictObject({ ...signedActFields }).meta({ id: 'MakeServiceSecretBody' });

export const endSecretBody = z.strictObject({ ...closingActFields }).meta({ id: 'EndServiceSecretBody' });

const step = z.object({ by: personRef, at: instant, entry: z.int() });

const shownField = z.object({ category: z.string(), treatment, clause: z.string() });

const secretView = z
  .object({
    id: z.string().meta({ description: 'Also the user name at the door' }),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    lastUsedFrom: z.string().nullable().meta({ description: 'The address it was used from last' }),
  })
  .meta({ id: 'ServiceSecretView' });

export const accountView = z
  .object({
    id: z.string(),
    name: z.string(),
    party: partyRef.extend({ kind: z.enum(['company', 'vendor']) }),
    agreement: partyRef.meta({ description: 'By its title' }),
    accessRole: z.string(),
    purpose: z.string(),
    networks: z.array(z.string()),
    owner: personRef,
    days: z.int(),
    state: z.enum(['proposed', 'in-force', 'refused', 'ended']),
    proposed: step,
    decided: step.nullable(),
    expiresAt: instant.nullable(),
    renewed: step.nullable(),
    reviewDue: instant.nullable().meta({
      description: 'An access review is open: unless its owner renews the account by then, it ends',
    }),
    ended: z
      .object({
        by: personRef.nullable(),
        at: instant,
        why: z.enum(endings),
        entry: z.int().nullable(),
      })
      .nullable(),
    fields: z
      .array(shownField)
      .nullable()
      .meta({ description: 'What the terms in force show it; null: they open it nothing now' }),
    secrets: z.array(secretView).meta({ description: 'Those that work' }),
    mayDecide: z.boolean(),
    mayEnd: z.boolean(),
    mayRenew: z.boolean(),
    mayMakeSecret: z.boolean(),
  })
  .meta({ id: 'ServiceAccountView' });

export const accountsView = z
  .object({
    accounts: z.array(accountView),
    mayPropose: z.boolean(),
  })
  .meta({ id: 'ServiceAccounts' });

export const choicesView = z
  .object({
    agreements: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        works: z.array(
          z.object({ accessRole: z.string(), purpose: z.string(), fields: z.array(shownField) }),
        ),
      }),
    ),
    owners: z.array(personRef),
    networks: z.array(z.string()).meta({ description: 'What the party lists' }),
    mostDays: z.int(),
  })
  .meta({ id: 'ServiceAccountChoices' });

export const secretMade = z
  .object({
    secret: z.string().meta({ description: 'Told once; only a SCRAM verifier of it is kept' }),
    user: z.string(),
    expiresAt: instant,
    database: z.string(),
  })
  .meta({ id: 'ServiceSecretMade' });
