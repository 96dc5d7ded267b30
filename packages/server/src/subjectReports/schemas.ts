import { deeds, exceptions, reportKinds } from '@cordon/core/assurance';
import { z } from 'zod';
import { saltField, signedActFields } from '../identity/signed-acts.ts';
import { prose } from '../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../platform/schemas.ts';
import { agencies } from './request.ts';

const kind = z.enum(reportKinds);
const ruling = z.enum([...exceptions, 'none']);

export const openBody = z
  .strictObject({
    kind,
    source: identifier,
    subject: z.string().trim().min(1).max(200).meta({
      description: 'The customer’s id in the source, or the value of the field that they are found by',
    }),
    by: z
      .strictObject({ resource: identifier, field: identifier })
      .optional()
      .meta({ description: 'One of the source’s `lookups`: without it, `subject` is the id' }),
    receivedAt: instant,
    from: instant
      .optional()
      .meta({ description: 'The earliest access told of; all, or six years, without it' }),
    until: instant
      .optional()
      .meta({ description: 'Accesses before this; up to now, or to the receipt, without it' }),
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'SubjectRequestBody' });

export const extendBody = z
  .strictObject({ reason: prose(10, 500), ...signedActFields })
  .meta({ id: 'SubjectRequestExtension' });

export const askNamesBody = z
  .strictObject({
    essential: prose(10, 1000).meta({
      description: 'Why the customer cannot use their rights without the names',
    }),
    weighed: prose(10, 1000).meta({ description: 'How the agents’ own rights were taken into account' }),
    ...signedActFields,
  })
  .meta({ id: 'AgentNamesBody' });

export const decideNamesBody = z
  .strictObject({ grant: z.boolean(), ...signedActFields })
  .meta({ id: 'AgentNamesDecision' });

export const ruleBody = z
  .strictObject({ agreement: identifier, purpose: identifier, ruling, ...signedActFields })
  .meta({ id: 'AccountingRulingBody' });

export const suspendBody = z
  .strictObject({
    recipient: identifier,
    agency: z.enum(agencies),
    written: z.boolean().meta({ description: 'Whether the agency said it in writing' }),
    until: instant,
    ...signedActFields,
  })
  .meta({ id: 'AccountingSuspensionBody' });

const step = z
  .object({ by: personRef, at: instant, entry: z.int() })
  .meta({ id: 'SubjectRequestStep', description: 'Who, when, and the ledger entry of it' });

export const requestView = z
  .object({
    id: z.string(),
    kind,
    source: partyRef,
    receivedAt: instant,
    from: instant.nullable(),
    until: instant,
    dueAt: instant,
    mayExtend: z.boolean(),
    free: z.boolean().meta({ description: 'Whether the customer may be charged nothing for it' }),
    asked: step,
    extended: z.object({ at: instant, reason: z.string(), entry: z.int() }).nullable(),
    answered: step.nullable(),
    names: z
      .object({
        essential: z.string(),
        weighed: z.string(),
        granted: z.boolean().nullable(),
        asked: step,
        decided: step.nullable(),
        mayDecide: z.boolean(),
      })
      .nullable(),
    suspensions: z.array(
      z.object({
        entry: z.int(),
        recipient: partyRef,
        agency: z.enum(agencies),
        written: z.boolean(),
        from: instant,
        until: instant,
        by: personRef,
      }),
    ),
  })
  .meta({ id: 'SubjectRequest' });

export const requestsView = z
  .object({
    requests: z.array(requestView),
    sources: z.array(
      partyRef.extend({
        lookups: z
          .array(z.object({ resource: z.string(), field: z.string(), label: z.string() }))
          .meta({ description: 'What a customer can be found by beside their id' }),
      }),
    ),
    recipients: z.array(partyRef),
    purposes: z.array(
      z.object({
        agreement: partyRef,
        vendor: partyRef,
        governed: z.boolean(),
        purpose: z.string(),
        ruling: ruling.nullable(),
        ruled: step.nullable(),
      }),
    ),
  })
  .meta({ id: 'SubjectRequests' });

const field = z.object({
  label: z.string(),
  category: z.string().nullable(),
  how: z.string(),
  words: z.string(),
});

const entries = z.array(z.int());

export const reportView = z
  .object({
    entry: z.int().meta({ description: 'The entry that says this was looked at' }),
    request: requestView,
    named: z.boolean(),
    size: z.int(),
    indexed: z.int(),
    erased: z.object({ entries: z.int(), under: z.array(z.int()) }).meta({
      description: 'Entries of the time, of anybody, that do not say any more whom they were about',
    }),
    total: z.int().meta({ description: 'How many accesses there are; the newest are in the list' }),
    accesses: z.array(
      z.object({
        entries,
        at: instant,
        deed: z.enum(deeds),
        words: z.string(),
        outcome: z.enum(['done', 'refused', 'not-known']),
        fields: z.array(field),
        by: partyRef,
        agreement: z.object({ id: z.string(), title: z.string(), version: z.int().nullable() }).nullable(),
        clauses: z.array(z.object({ id: z.string(), title: z.string() })),
        purpose: z.string(),
        code: z.string().nullable(),
        person: z.string().nullable(),
      }),
    ),
    accounting: z
      .object({
        disclosures: z.array(
          z.object({
            recipient: partyRef,
            agreement: z.object({ id: z.string(), title: z.string() }).nullable(),
            purpose: z.string(),
            ruled: z.boolean(),
            first: instant,
            last: instant,
            times: z.int(),
            fields: z.array(field),
            entries,
          }),
        ),
        leftOut: z.array(z.object({ why: z.string(), count: z.int() })),
        suspended: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'SubjectReport' });
