import { z } from 'zod';
import { nameOfThing } from '../platform/freeText.ts';
import { closingActFields, saltField, signedActFields } from '../identity/signed-acts.ts';
import { identifier, instant, partyRef, personRef } from '../platform/schemas.ts';
import { canonicalCidr } from './cidr.ts';
import { containReasons } from './containment.ts';

export const nameOf = (most: number) => z.string().trim().min(2).max(most);
const email = z.email().max(254);
export const country = z.string().regex(/^[A-Z]{2}$/);

/** As it was typed, since that is what was signed; spelled one way (`canonicalCidr`) when it is kept. */
export const cidr = z
  .string()
  .max(50)
  .refine((text) => canonicalCidr(text) !== null, 'not a network')
  .meta({
    description: 'A range in CIDR notation, as 203.0.113.0/24, or one address; no wider than /8, IPv6 /12',
  });

export const personRole = z
  .enum([
    'company-admin',
    'privacy-officer',
    'security-officer',
    'vendor-manager',
    'vendor-admin',
    'team-lead',
    'agent',
    'qa-analyst',
    'auditor',
  ])
  .meta({ id: 'PersonRole' });

export const blocker = z
  .object({
    code: z.string(),
    text: z.string().meta({ description: 'What stops this person from working, in plain words' }),
    mend: z.string().meta({ description: 'The one step that mends it' }),
  })
  .meta({ id: 'Blocker' });

export const personRow = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable().meta({ description: 'Null: the directory gives none' }),
    role: personRole,
    party: partyRef,
    site: z.string().nullable(),
    accessRole: z.string().nullable().meta({ description: 'What they were invited for' }),
    purpose: z.string().nullable(),
    assignments: z
      .array(z.object({ id: z.string(), agreement: z.string(), accessRole: z.string(), purpose: z.string() }))
      .meta({ description: 'What they work as' }),
    ready: z.boolean(),
    blockers: z.array(blocker),
    liveSessions: z.int(),
    ticketsInHand: z.int(),
    suspendedBy: z.enum(['company', 'vendor']).nullable(),
    left: z.boolean().meta({ description: 'Their directory or roster says that they left' }),
  })
  .meta({ id: 'PersonRow' });

export const network = z
  .object({ id: z.string(), cidr: z.string(), label: z.string(), site: z.string().nullable() })
  .meta({ id: 'Network' });

export const site = z.object({ id: z.string(), name: z.string(), country: z.string() }).meta({ id: 'Site' });

export const vendorRow = z
  .object({
    id: z.string(),
    name: z.string(),
    agreement: z
      .object({ id: z.string(), title: z.string(), status: z.string(), until: instant, daysLeft: z.int() })
      .nullable(),
    peopleReady: z.int(),
    people: z.int(),
    sites: z.int(),
    networks: z.int(),
    openTickets: z.int(),
    accesses24h: z.int(),
    refused24h: z.int(),
  })
  .meta({ id: 'VendorRow' });

export const vendorView = z
  .object({ row: vendorRow, sites: z.array(site), networks: z.array(network), people: z.array(personRow) })
  .meta({ id: 'VendorView' });

export const invitationView = z
  .object({
    person: z.string(),
    mailed: z.boolean(),
    link: z.string().nullable().meta({ description: 'Shown once, when no mail server is set' }),
    expiresAt: instant,
  })
  .meta({ id: 'InvitationView' });

export const vendorBody = z
  .strictObject({
    name: nameOf(200),
    site: nameOfThing(2, 100),
    country,
    networks: z.array(z.strictObject({ cidr, label: nameOfThing(1, 100) })).max(50),
    adminName: nameOf(200),
    adminEmail: email,
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'VendorBody' });

export const personBody = z
  .strictObject({
    party: identifier,
    name: nameOf(200),
    email,
    role: personRole,
    site: identifier.nullable(),
    accessRole: identifier.nullable(),
    purpose: identifier.nullable(),
    audit: z
      .strictObject({ agreement: identifier, from: instant, until: instant })
      .optional()
      .meta({ description: 'For an auditor: one agreement and a period' }),
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'PersonBody' });

export const suspendBody = z
  .strictObject({
    reason: z.enum(['left', 'investigation', 'lost-device', 'other']),
    ...closingActFields,
  })
  .meta({
    id: 'SuspendBody',
    description: 'Signed where the session has a key; what closes access waits for no key',
  });

export const roleBody = z
  .strictObject({
    role: personRole,
    before: personRole.meta({ description: 'What they are as far as the asker knows' }),
    ...signedActFields,
  })
  .meta({ id: 'RoleBody', description: 'Another role; what the old one opened ends with it' });

/** Of a new link for somebody, and of the way back for somebody who lost what they sign in with. */
export const linkBody = z.strictObject(signedActFields);

export const restoreBody = z.strictObject(signedActFields).meta({ id: 'RestoreBody' });

const containReason = z.enum(containReasons);

export const containmentView = z
  .object({
    atStake: z
      .object({
        people: z.int(),
        liveSessions: z.int(),
        credentials: z.int(),
        openReveals: z.int(),
        openTickets: z.int(),
      })
      .meta({ description: 'What containing the vendor closes' }),
    contained: z
      .object({
        reason: containReason,
        by: personRef,
        at: instant,
        asked: z
          .object({ by: personRef, until: instant })
          .nullable()
          .meta({ description: 'Who wants it released; another person has to agree' }),
      })
      .nullable(),
  })
  .meta({ id: 'ContainmentView' });

export const containBody = z
  .strictObject({ reason: containReason, ...closingActFields })
  .meta({ id: 'ContainBody', description: 'Signed where the session has a key' });

export const releaseBody = z.strictObject(signedActFields);

export const containResult = z
  .object({ sessions: z.int(), credentials: z.int(), links: z.int(), reveals: z.int() })
  .meta({ id: 'ContainResult', description: 'What was taken away' });

export const releaseResult = z
  .object({ state: z.enum(['asked', 'released']) })
  .meta({ id: 'ReleaseResult', description: 'asked: a second person has to release it too' });
