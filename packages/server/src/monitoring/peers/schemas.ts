import { z } from 'zod';
import { measures } from './measures.ts';

export const peers = z
  .object({
    days: z.int().meta({ description: 'How far back' }),
    standings: z.array(
      z.object({
        measure: z.enum(measures),
        own: z.number().nullable().meta({ description: 'A day on which they worked; null when on none' }),
        peers: z
          .array(z.number())
          .meta({ description: 'The same of each of their peers, without names, smallest first' }),
        above: z.int().meta({ description: 'How many peers have less' }),
      }),
    ),
  })
  .meta({ id: 'Peers' });
