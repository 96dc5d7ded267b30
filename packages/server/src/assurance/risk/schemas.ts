import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { prose } from '../../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';
import { assessmentKinds, conclusions } from './assessment.ts';

const score = z.number().min(0).max(100);
const transfer = z.enum(['inside', 'adequate', 'partly', 'none']);

export const riskView = z
  .object({
    formula: z.object({ sentence: z.string(), mostReduced: z.number() }),
    adequacy: z.object({ asOf: z.string(), source: z.string() }),
    vendors: z.array(
      z.object({
        vendor: partyRef,
        inherent: score,
        residual: score,
        kept: z.number().min(0).max(1).meta({ description: 'Share of the practices kept by fresh evidence' }),
        factors: z.array(
          z.object({
            id: z.enum(['data', 'operations', 'customers', 'people', 'countries']),
            score: z.number(),
            weight: z.number(),
            says: z.string(),
          }),
        ),
        controls: z.array(
          z.object({
            practice: z.string(),
            title: z.string(),
            weight: z.int(),
            state: z.enum([
              'passes',
              'fails',
              'stale',
              'never-run',
              'nothing-to-test',
              'could-not-run',
              'unknown',
            ]),
          }),
        ),
        inputs: z.object({
          fields: z.array(z.object({ category: z.string(), treatment: z.string(), sensitivity: z.int() })),
          operations: z.array(z.string()),
          customers: z.int(),
          people: z.int(),
          countries: z.array(z.object({ country: z.string(), transfer })),
        }),
      }),
    ),
  })
  .meta({ id: 'VendorRisks' });

const kind = z.enum(assessmentKinds);
const text = z.object({ section: z.string(), title: z.string(), text: z.string() });

const signedVersion = z.object({
  version: z.int(),
  madeBy: personRef,
  madeAt: instant,
  entry: z.int(),
  conclusion: z.enum(conclusions),
  reviewOn: z.string(),
  texts: z.array(text),
  whole: z
    .boolean()
    .meta({ description: 'False: it tells of other agreements too, and its facts are left out' }),
});

export const assessmentVersionsView = z
  .object({
    versions: z
      .array(
        signedVersion.extend({
          facts: z.looseObject({}).meta({ description: 'As they were assessed' }),
        }),
      )
      .meta({ description: 'Newest first' }),
  })
  .meta({ id: 'AssessmentVersions' });

export const assessmentsView = z
  .object({
    assessments: z.array(
      z.object({
        kind,
        about: z.string(),
        title: z.string(),
        facts: z.looseObject({}).meta({ description: 'From terms in force, data map and ledger' }),
        draft: z
          .string()
          .nullable()
          .meta({ description: 'SHA-256 of the canonical facts: what is signed. Null for an auditor' }),
        sections: z.array(z.object({ section: z.string(), title: z.string() })),
        newest: signedVersion
          .extend({
            changed: z.boolean().meta({ description: 'The facts are others now than were assessed' }),
          })
          .nullable(),
      }),
    ),
    mayAssess: z.boolean(),
  })
  .meta({ id: 'Assessments' });

export const assessBody = z
  .strictObject({
    kind,
    about: identifier,
    draft: z.string().regex(/^[0-9a-f]{64}$/),
    texts: z
      .array(z.strictObject({ section: identifier, text: prose(3, 2000) }))
      .min(1)
      .max(8),
    conclusion: z.enum(conclusions),
    reviewOn: z.iso.date(),
    ...signedActFields,
  })
  .meta({ id: 'AssessBody' });
