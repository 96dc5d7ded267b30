import { z } from 'zod';

/** Schemas more than one feature answers with. `meta.id` names the component in the OpenAPI document. */

export const instant = z.iso.datetime({ offset: true }).meta({ description: 'RFC 3339 instant' });

export const identifier = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[A-Za-z0-9_.:-]+$/);

export const treatment = z
  .enum(['clear', 'partial', 'generalise', 'token', 'redact', 'hidden'])
  .meta({ id: 'Treatment' });

export const right = z.enum(['lookup', 'confirm', 'reveal']).meta({ id: 'Right' });

export const citationView = z
  .object({
    agreement: z.string().nullable(),
    clause: z.string(),
    title: z.string().meta({ description: "The clause's title, or the house rule's" }),
    text: z.string(),
    effect: z.enum(['permission', 'condition', 'limit', 'duty', 'default']),
    field: z.string().nullable(),
  })
  .meta({ id: 'CitationView' });

export const decisionView = z
  .object({
    entry: z.int().nullable().meta({ description: 'Ledger entry index; null only in a preview' }),
    allow: z.boolean(),
    code: z.string().nullable(),
    sentence: z.string().meta({ description: 'The decision in one sentence, clauses named' }),
    citations: z.array(citationView),
  })
  .meta({ id: 'DecisionView' });

export const partyRef = z.object({ id: z.string(), name: z.string() }).meta({ id: 'PartyRef' });

export const personRef = z.object({ id: z.string(), name: z.string() }).meta({ id: 'PersonRef' });

export const protocolBreach = z
  .object({
    does: z.enum(['asks', 'says']),
    category: z.string(),
    label: z.string(),
    clause: z.string(),
    sentence: z.string(),
    then: z.enum(['refuse', 'remove']),
  })
  .meta({ id: 'ProtocolBreach', description: 'What a text does that the PII protocol does not let it' });

export const errorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      requestId: z.string(),
      entry: z.int().optional().meta({ description: 'The ledger entry of the refusal, when it is one' }),
      citations: z.array(citationView).optional(),
      breaches: z
        .array(protocolBreach)
        .optional()
        .meta({ description: 'What of a text the PII protocol does not let go on' }),
      fields: z
        .array(z.string())
        .optional()
        .meta({ description: 'Paths of the body that were not accepted' }),
    }),
  })
  .meta({ id: 'ErrorBody' });

export const done = z.object({ done: z.literal(true) }).meta({ id: 'Done' });
