import { z } from 'zod';
import { signedActFields } from '../identity/signed-acts.ts';
import { instant, partyRef, personRef, treatment } from '../platform/schemas.ts';

const requestedField = z.object({
  field: z.string(),
  label: z.string(),
  treatment,
  clause: z.string().meta({ description: 'The clause that lets it be seen like this' }),
});

export const exportRequest = z
  .object({
    kind: z.literal('export'),
    purpose: z.string(),
    format: z.enum(['csv', 'jsonl']),
    subjects: z.int().meta({ description: 'Different customers' }),
    rows: z.int(),
    tickets: z.array(z.object({ id: z.string(), number: z.string(), rows: z.int() })),
    resources: z.array(z.object({ resource: z.string(), rows: z.int(), fields: z.array(requestedField) })),
  })
  .meta({ id: 'ExportRequest', description: 'Exactly what would go, and no value of it' });

export const revealRequest = z
  .object({
    kind: z.literal('reveal'),
    purpose: z.string(),
    ticket: z.string(),
    number: z.string().meta({ description: 'Number of the ticket in the helpdesk' }),
    resource: z.string(),
    field: z.string(),
    label: z.string(),
    clause: z.string(),
  })
  .meta({ id: 'RevealRequest', description: 'Which cell, and never its value' });

export const approvalView = z
  .object({
    id: z.string(),
    state: z.enum(['asked', 'approved', 'refused', 'withdrawn', 'over']),
    request: z.discriminatedUnion('kind', [exportRequest, revealRequest]),
    hash: z.string().meta({ description: 'SHA-256 of exactly this request: what the second person signs' }),
    reason: z.string(),
    agreement: z.object({ id: z.string(), title: z.string() }),
    vendor: partyRef,
    company: partyRef.meta({ description: 'Whose people may approve it' }),
    person: personRef,
    askedAt: instant,
    askedUntil: instant,
    decidedBy: personRef.nullable(),
    decidedAt: instant.nullable(),
    standsUntil: instant.nullable(),
  })
  .meta({ id: 'ApprovalView' });

export const decideApprovalBody = z
  .strictObject({
    approve: z.boolean(),
    request: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'The hash of the request that was looked at' }),
    ...signedActFields,
  })
  .meta({ id: 'DecideApprovalBody' });
