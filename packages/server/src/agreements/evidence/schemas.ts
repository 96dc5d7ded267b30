import { z } from 'zod';
import { instant, personRef } from '../../platform/schemas.ts';

export const evidenceView = z
  .object({
    exports: z.array(
      z.object({
        id: z.string(),
        askedBy: personRef.nullable(),
        askedAt: instant,
        entriesDone: z.int(),
        entries: z.int(),
        manifest: z
          .string()
          .nullable()
          .meta({ description: 'SHA-256 of its manifest, hex; null until it is whole' }),
        entry: z.int().nullable(),
        finishedAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'EvidenceView' });
