import {
  frameworks,
  oscalModels,
  practices,
  practiceStates,
  type FrameworkId,
  type PracticeId,
} from '@cordon/core/assurance';
import { z } from 'zod';
import { signedActFields } from '../../identity/index.ts';
import { identifier, instant, personRef } from '../../platform/schemas.ts';
import { MOST_LETTERS } from './reading.ts';

const practiceId = z.enum(Object.keys(practices) as [PracticeId, ...PracticeId[]]);
const frameworkId = z.enum(Object.keys(frameworks) as [FrameworkId, ...FrameworkId[]]);

const controlView = z
  .object({
    id: z.string(),
    practice: practiceId,
    text: z.string(),
    references: z.array(z.object({ framework: frameworkId, reference: z.string(), citation: z.string() })),
  })
  .meta({ id: 'ControlView' });

const testView = z.object({
  id: z.string(),
  title: z.string(),
  population: z.string().meta({ description: 'What is looked at' }),
  state: z.enum(practiceStates),
  everyHours: z.number(),
  freshHours: z.number().meta({ description: 'From which age a result says nothing any more' }),
  last: z
    .object({
      at: instant,
      looked: z.int().meta({ description: 'How many were looked at' }),
      failed: z.int(),
      ran: z.boolean(),
      failing: z
        .array(z.object({ id: z.string(), vendor: z.string().nullable(), why: z.string() }))
        .meta({ description: 'The first of those that failed' }),
    })
    .nullable(),
});

export const practicesView = z
  .object({
    at: instant.meta({ description: 'As of when; for an auditor at most the end of their window' }),
    areas: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        practices: z.array(
          z.object({
            id: practiceId,
            title: z.string(),
            state: z.enum(practiceStates),
            tests: z.array(testView).meta({ description: 'The worst first' }),
            controls: z.array(controlView),
            evidence: z.array(z.object({ title: z.string(), path: z.string() })),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'PracticesView' });

const documentView = z
  .object({
    id: z.string(),
    model: z.enum(oscalModels),
    title: z.string(),
    version: z.string(),
    oscalVersion: z.string(),
    hash: z.string().meta({ description: 'SHA-256 of the text that was brought, hex' }),
    importedBy: personRef,
    importedAt: instant,
    entry: z.int(),
    controls: z.int(),
    answered: z.int().meta({ description: 'Of its controls, those that one of ours answers' }),
  })
  .meta({ id: 'OscalDocumentView' });

export const frameworksView = z
  .object({
    frameworks: z.array(
      z.object({
        id: frameworkId,
        title: z.string(),
        kind: z.enum(['law', 'standard']),
        places: z.array(
          z.object({ reference: z.string(), citation: z.string(), controls: z.array(z.string()) }),
        ),
      }),
    ),
    controls: z.array(controlView),
    documents: z.array(documentView),
  })
  .meta({ id: 'FrameworksView' });

export const documentPage = z
  .object({
    document: documentView,
    controls: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        groups: z.array(z.string()),
        parent: z.string().nullable(),
        withdrawn: z.boolean(),
        ours: z.array(z.string()).meta({ description: 'Controls of ours that answer it, as people said' }),
        proposed: z
          .array(z.string())
          .meta({ description: 'Controls of ours whose references name this id: nobody said so yet' }),
      }),
    ),
    items: z.array(
      z.object({
        title: z.string(),
        description: z.string(),
        status: z.string().nullable(),
        due: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'OscalDocumentPage' });

export const importBody = z
  .strictObject({ document: z.string().min(2).max(MOST_LETTERS), ...signedActFields })
  .meta({ id: 'ImportOscalBody' });

export const imported = z.object({ id: z.string() }).meta({ id: 'OscalImported' });

export const mapBody = z
  .strictObject({
    theirs: z.string().min(1).max(200),
    control: identifier,
    answers: z.boolean(),
    ...signedActFields,
  })
  .meta({ id: 'MapControlBody' });

export const exportQuery = z.strictObject({ from: instant.optional(), until: instant.optional() });
