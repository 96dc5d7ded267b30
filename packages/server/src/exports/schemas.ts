import { z } from 'zod';
import { exportRequest } from '../approvals/index.ts';
import { sealedValue } from '../identity/sealed/schemas.ts';
import { signedActFields } from '../identity/signed-acts.ts';
import { identifier, instant, personRef } from '../platform/schemas.ts';

const wanted = {
  tickets: z.array(identifier).min(1).max(50).meta({ description: 'Tickets in your hand; never all' }),
  format: z.enum(['csv', 'jsonl']),
  reason: z.enum(['customer-asked', 'handover', 'complaint', 'legal', 'other']),
};

export const exportLookBody = z.strictObject(wanted).meta({ id: 'ExportLookBody' });

export const exportLooked = z.object({ request: exportRequest, hash: z.string() }).meta({
  id: 'ExportLooked',
  description: 'What would go, and the hash that is asked, approved and signed',
});

export const exportBody = z
  .strictObject({ ...wanted, request: z.string().regex(/^[0-9a-f]{64}$/), ...signedActFields })
  .meta({ id: 'ExportBody' });

export const exportProgress = z
  .object({
    id: z.string().meta({ description: 'The id of its approval' }),
    state: z.enum(['waiting', 'running', 'ready', 'downloaded', 'stopped', 'expired']),
    done: z.int(),
    pieces: z.int().meta({ description: 'One ticket and one entry each' }),
    rows: z.int(),
    entries: z.array(z.int()),
    readyUntil: instant.nullable(),
    code: z.string().nullable().meta({ description: 'Why it was stopped' }),
    file: z.string().nullable().meta({ description: 'SHA-256 of the file' }),
  })
  .meta({ id: 'ExportProgress' });

export const exportFile = z
  .object({
    entry: z.int(),
    name: z.string(),
    mediaType: z.string(),
    sealed: sealedValue.meta({ description: 'The text of the file, sealed to this session' }),
  })
  .meta({ id: 'ExportFile' });

export const exportTraced = z
  .object({
    exports: z.int().meta({ description: 'Exports it was held against' }),
    fits: z
      .array(
        z.object({
          id: z.string(),
          person: personRef,
          vendor: z.string(),
          agreement: z.string(),
          askedAt: instant,
          entries: z.array(z.int()),
          matched: z.int().meta({ description: 'Marks in the piece that fit' }),
          pieces: z.int(),
          chance: z
            .number()
            .meta({ description: 'That any of the exports fits as well though it is not from it' }),
          canary: z.boolean().meta({ description: 'The customer made up for it is in the piece' }),
          named: z.boolean().meta({ description: 'Certain enough to name' }),
        }),
      )
      .meta({ description: 'The best first, five at most' }),
  })
  .meta({ id: 'ExportTraced' });
