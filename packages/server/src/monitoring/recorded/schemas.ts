import { z } from 'zod';
import { instant } from '../../platform/schemas.ts';

export const recordedView = z
  .object({
    days: z.int(),
    kinds: z.array(z.object({ kind: z.string(), times: z.int(), first: instant, last: instant })),
    newest: z.array(
      z.object({
        entry: z.int(),
        at: instant,
        kind: z.string(),
        what: z.string().nullable(),
        ticket: z.string().nullable(),
        ok: z.boolean(),
        bySql: z.boolean().meta({ description: 'By a statement, at the PostgreSQL door' }),
        code: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'RecordedView', description: 'What stands in the ledger about whoever asks' });
