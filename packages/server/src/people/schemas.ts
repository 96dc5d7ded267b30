import { z } from 'zod';
import { identifier, instant, partyRef } from '../platform/schemas.ts';

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
    email: z.string(),
    role: personRole,
    party: partyRef,
    site: z.string().nullable(),
    accessRole: z.string().nullable(),
    purpose: z.string().nullable(),
    ready: z.boolean(),
    blockers: z.array(blocker),
    liveSessions: z.int(),
    ticketsInHand: z.int(),
    suspended: z.boolean(),
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
    name: z.string().min(2).max(200),
    site: z.string().min(2).max(100),
    country: z.string().regex(/^[A-Z]{2}$/),
    networks: z.array(z.strictObject({ cidr: z.string().max(50), label: z.string().max(100) })).max(50),
    adminName: z.string().min(2).max(200),
    adminEmail: z.email(),
  })
  .meta({ id: 'VendorBody' });

export const personBody = z
  .strictObject({
    party: identifier,
    name: z.string().min(2).max(200),
    email: z.email(),
    role: personRole,
    site: identifier.nullable(),
    accessRole: identifier.nullable(),
    purpose: identifier.nullable(),
    audit: z
      .strictObject({ agreement: identifier, from: instant, until: instant })
      .optional()
      .meta({ description: 'For an auditor: one agreement and a period' }),
  })
  .meta({ id: 'PersonBody' });

export const networkBody = z
  .strictObject({ cidr: z.string().max(50), label: z.string().min(1).max(100), site: identifier.nullable() })
  .meta({ id: 'NetworkBody' });

export const suspendBody = z
  .strictObject({ reason: z.enum(['left', 'investigation', 'lost-device', 'other']) })
  .meta({ id: 'SuspendBody' });
