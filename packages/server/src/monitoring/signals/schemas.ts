import { z } from 'zod';
import { instant } from '../../platform/schemas.ts';

export const feedsView = z
  .object({
    sources: z.array(
      z.object({
        source: z.string(),
        connected: z.boolean().meta({ description: 'False: no feed, so nothing can be told' }),
        lastAt: instant.nullable().meta({ description: 'Null: nothing was told yet' }),
      }),
    ),
    detectors: z.array(
      z.object({
        kind: z.string(),
        missing: z.array(z.string()).meta({ description: 'Sources that have told nothing yet: no feed' }),
      }),
    ),
  })
  .meta({ id: 'FeedsView', description: 'What is watched, and what cannot be yet' });
