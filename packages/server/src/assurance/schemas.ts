import { z } from 'zod';
import { signedActFields } from '../identity/index.ts';
import { instant, personRef } from '../platform/schemas.ts';

export const findingView = z
  .object({
    id: z.string(),
    kind: z.string(),
    severity: z.enum(['grave', 'open']),
    title: z.string(),
    meaning: z.string(),
    next: z.string(),
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
    closed: z
      .object({ at: instant, how: z.enum(['settled', 'accepted', 'mended']), by: personRef.nullable() })
      .nullable(),
    entry: z.int().nullable().meta({ description: 'Ledger entry with which it was raised' }),
    mayClose: z.boolean(),
  })
  .meta({ id: 'FindingView' });

export const closeFindingBody = z
  .strictObject({ how: z.enum(['accepted', 'mended']), ...signedActFields })
  .meta({ id: 'CloseFindingBody' });
