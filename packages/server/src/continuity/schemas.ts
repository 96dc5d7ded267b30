import { z } from 'zod';
import { closingActFields, signedActFields } from '../identity/signed-acts.ts';
import { identifier, instant, partyRef, personRef } from '../platform/schemas.ts';

const state = z.enum(['asked', 'running', 'over', 'reviewed', 'withdrawn']);

const common = {
  id: z.string(),
  agreement: z.object({ id: z.string(), title: z.string() }),
  vendor: partyRef,
  clause: z.string().nullable().meta({ description: 'The clause of the terms in force that allows it' }),
  state,
  askedAt: instant,
  from: instant.nullable(),
  until: instant.nullable(),
  endedAt: instant.nullable(),
  reviewDueAt: instant.nullable(),
  overdue: z.boolean().meta({ description: 'The review that is owed was not made in time: a finding' }),
  reviewedBy: personRef.nullable(),
  reviewedAt: instant.nullable(),
  finding: z.boolean().nullable(),
};

export const leaseView = z
  .object({
    ...common,
    reason: z.string(),
    kinds: z.array(z.string()),
    site: z.object({ id: z.string(), name: z.string() }).nullable(),
    network: z.string().nullable(),
    hours: z.int(),
    companyBy: personRef.nullable(),
    vendorBy: personRef.nullable(),
  })
  .meta({ id: 'LeaseView' });

export const emergencyView = z
  .object({
    ...common,
    reason: z.string(),
    ticket: z.string(),
    ticketNumber: z.string().meta({ description: 'Number of the ticket in the helpdesk' }),
    person: personRef,
    accessRole: z.string(),
    askedBy: personRef,
    approvedBy: z.array(personRef),
    needed: z.int().nullable().meta({ description: 'Approvals that are missing while it is asked for' }),
  })
  .meta({ id: 'EmergencyView' });

export const exceptionList = z
  .object({
    leases: z.array(leaseView),
    emergencies: z
      .array(emergencyView)
      .meta({ description: 'Empty for a vendor: they are the company’s own' }),
    may: z
      .array(
        z.object({
          agreement: z.object({ id: z.string(), title: z.string() }),
          party: z.string(),
          lease: z
            .object({ clause: z.string(), hours: z.int(), kinds: z.array(z.string()) })
            .nullable()
            .meta({ description: 'What a lease may let stand; null where the terms know none' }),
          emergency: z.object({ clause: z.string(), approvers: z.int(), minutes: z.int() }).nullable(),
        }),
      )
      .meta({ description: 'What the terms in force allow' }),
  })
  .meta({ id: 'ExceptionList' });

export const leaseBody = z
  .strictObject({
    agreement: identifier,
    kinds: z.array(identifier).min(1).max(10),
    site: identifier.nullable().default(null),
    network: identifier.nullable().default(null).meta({ description: 'A network of the vendor, by id' }),
    hours: z.int().min(1).max(8),
    reason: z.enum(['disaster', 'outage', 'provider-failure', 'other']),
    ...signedActFields,
  })
  .meta({ id: 'LeaseBody', description: 'One site, or one network' });

export const emergencyBody = z
  .strictObject({
    ticket: identifier,
    person: identifier,
    accessRole: identifier,
    reason: z.enum(['danger-to-life', 'legal-deadline', 'security', 'other']),
    ...signedActFields,
  })
  .meta({ id: 'EmergencyBody' });

export const exceptionReviewBody = z
  .strictObject({ finding: z.boolean(), ...signedActFields })
  .meta({ id: 'ExceptionReviewBody' });

export const signedDecision = z.strictObject(signedActFields).meta({ id: 'SignedDecision' });

export const exceptionEndBody = z.strictObject(closingActFields).meta({
  id: 'ExceptionEndBody',
  description: 'Signed where the session has a key; what closes access waits for no key',
});

export const nameableTicket = z
  .object({
    id: z.string(),
    number: z.string().meta({ description: 'Number of the ticket in the helpdesk' }),
    agreement: z.string().meta({ description: 'The agreement whose clause would open it' }),
    vendor: partyRef,
    purpose: z.string(),
    status: z.enum(['open', 'pending', 'closed']),
    lastWorkAt: instant,
    roles: z.array(z.string()).meta({ description: 'Roles of the terms through whose eyes it can be seen' }),
  })
  .meta({ id: 'NameableTicket' });
