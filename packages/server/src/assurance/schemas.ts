import { findingOrigins, findingSeverities, findingStates } from '@cordon/core/assurance';
import { z } from 'zod';
import { instant, personRef } from '../platform/schemas.ts';

export const severity = z.enum(findingSeverities).meta({ id: 'FindingSeverity' });

const side = z.enum(['company', 'vendor']);

export const findingView = z
  .object({
    id: z.string(),
    kind: z.string(),
    severity,
    title: z.string(),
    meaning: z.string(),
    next: z.string().meta({ description: 'What ends it' }),
    about: z.string().meta({ description: 'What it is about, by ids' }),
    names: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(['person', 'ticket', 'agreement', 'party']),
          name: z.string(),
        }),
      )
      .meta({ description: 'Of the ids in it, those whose names the reader may know' }),
    source: z.string().nullable(),
    vendor: z.string().nullable(),
    agreement: z.string().nullable(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
    raisedAt: instant,
    seenAt: instant.meta({ description: 'When a look last found it still so' }),
    origin: z.enum(findingOrigins),
    practice: z.object({ id: z.string(), title: z.string() }),
    state: z.enum(findingStates),
    step: z.enum(['plan', 'mend', 'look', 'retest', 'decide', 'wait', 'none']),
    ends: z.enum(['look', 'person']).meta({
      description: 'What closes it: the next look of what found it, or another person who looks again',
    }),
    owner: z.object({ side, person: personRef.nullable() }),
    dueAt: instant,
    dueBy: z
      .object({
        ...{ agreement: z.string(), clause: z.string(), duty: z.string(), hours: z.int() },
        insteadOfDays: z.int().meta({ description: 'What its severity alone would give' }),
      })
      .nullable()
      .meta({ description: 'The duty that brought that day forward; null where its severity alone says it' }),
    overdue: z.boolean(),
    exceptionUntil: instant.nullable().meta({ description: 'Until when its risk is accepted' }),
    closed: z
      .object({
        at: instant,
        how: z.enum(['settled', 'retested', 'accepted', 'mended']),
        by: personRef.nullable(),
      })
      .nullable(),
    entry: z.int().nullable().meta({ description: 'Ledger entry with which it was raised' }),
  })
  .meta({ id: 'FindingView' });

/** A query's yes. */
const yes = z.literal('yes').optional();

export const findingsQuery = z.strictObject({
  state: z.enum(['open', 'closed']).default('open'),
  mine: yes,
  overdue: yes,
  vendor: z.string().max(80).optional(),
});
