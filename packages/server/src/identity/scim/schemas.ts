import { z } from 'zod';
import { nameOfThing } from '../../platform/freeText.ts';
import { shiftView } from '../../assignments/schemas.ts';
import { cidr } from '../../people/schemas.ts';
import { identifier, instant, personRef } from '../../platform/schemas.ts';
import { closingActFields, signedActFields } from '../signed-acts.ts';
import { OUTCOMES } from './look.store.ts';

const scope = z.enum(['read', 'users', 'groups']);
const label = nameOfThing(1, 100);
const days = z.int().min(1).max(365).meta({ description: 'How long it is good for; a year at most' });

export const groupMapping = z
  .strictObject({
    role: z.enum(['team-lead', 'qa-analyst', 'agent']),
    accessRole: identifier.nullable().meta({ description: 'For agents: the role of the terms' }),
    purpose: identifier.nullable(),
    agreement: identifier.nullable().default(null).meta({
      description:
        'The agreement in force its members are given this work under; null: work is given by hand',
    }),
    site: identifier.nullable().default(null).meta({ description: 'Null for each person’s own' }),
    shift: shiftView.nullable().default(null).meta({ description: 'Null for always' }),
  })
  .meta({ id: 'GroupMapping' });

export const directoryToken = z
  .object({
    id: z.string(),
    kind: z.enum(['scim', 'roster']),
    label: z.string(),
    scopes: z.array(scope),
    networks: z.array(z.string()),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    state: z.enum(['good', 'replaced', 'run-out', 'revoked']).meta({
      description: '`replaced`: another took its place, and both are good until this one runs out',
    }),
  })
  .meta({ id: 'DirectoryToken' });

export const directoryRequest = z
  .object({
    id: z.int(),
    at: instant,
    method: z.string(),
    path: z.string().meta({ description: 'The template, as /Users/{id}' }),
    status: z.int(),
    did: z.string().meta({ description: 'What it did, in words and names of attributes; no value' }),
    token: z.string().nullable(),
  })
  .meta({ id: 'DirectoryRequest' });

export const directoryView = z
  .object({
    vendor: z.object({ id: z.string(), name: z.string() }),
    address: z.string().meta({ description: 'The SCIM address to give to the identity provider' }),
    tokens: z.array(directoryToken),
    groups: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        members: z.int(),
        mapping: groupMapping.nullable(),
        agreementTitle: z.string().nullable(),
        siteName: z.string().nullable(),
      }),
    ),
    people: z.object({ scim: z.int(), roster: z.int(), neither: z.int() }),
    requests: z.array(directoryRequest),
  })
  .meta({ id: 'DirectoryView' });

export const tokenBody = z
  .strictObject({
    kind: z.enum(['scim', 'roster']),
    label,
    scopes: z.array(scope).min(1).max(3),
    networks: z.array(cidr).max(20).meta({ description: 'Where it may be used from; empty: from anywhere' }),
    days,
    ...signedActFields,
  })
  .meta({ id: 'DirectoryTokenBody' });

export const rotateBody = z
  .strictObject({
    days,
    overlapHours: z.int().min(0).max(168).meta({ description: 'How long the old one stays good beside it' }),
    ...signedActFields,
  })
  .meta({ id: 'DirectoryRotateBody' });

export const revokeBody = z.strictObject(closingActFields);

export const tokenMade = z
  .object({ token: directoryToken, secret: z.string().meta({ description: 'Shown this once' }) })
  .meta({ id: 'DirectoryTokenMade' });

export const mappingBody = z
  .strictObject({ mapping: groupMapping.nullable(), ...signedActFields })
  .meta({ id: 'GroupMappingBody', description: 'Null takes it back' });

export const lookBody = z.strictObject({ mapping: groupMapping.nullable() }).meta({ id: 'MappingLookBody' });

export const lookedView = z
  .array(
    z.object({
      outcome: z.enum(OUTCOMES).meta({
        description:
          '`changed`: ends and is given otherwise; `by-hand`, `ended-by-hand`: people gave or ended it, and that stands; `role-only`: no work, as the mapping names no agreement; `no-site`: the site is closed; `passed-over`: left, an administrator, or in a more trusted role',
      }),
      count: z.int(),
      people: z.array(personRef).meta({ description: 'The first of them, by name' }),
    }),
  )
  .meta({ id: 'MappingLooked', description: 'What a mapping would give whom; nothing is written' });
