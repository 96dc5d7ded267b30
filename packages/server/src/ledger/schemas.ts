import { z } from 'zod';
import { instant } from '../platform/schemas.ts';

export const ledgerStatus = z
  .object({
    origin: z.string(),
    vkey: z.string().meta({ description: 'C2SP signed-note verifier key' }),
    formerKeys: z
      .array(z.string())
      .meta({ description: 'Verifier keys before the ledger’s key was changed, newest first' }),
    size: z.int(),
    root: z.string(),
    checkpoint: z.string().meta({ description: 'The signed checkpoint note' }),
    checkpointAt: instant.nullable(),
    witnesses: z.array(z.object({ name: z.string(), at: instant.nullable() })),
    writable: z.boolean(),
    served: z.boolean().meta({ description: 'Whether the log is public below /log/' }),
  })
  .meta({ id: 'LedgerStatus' });

export const entryProof = z
  .object({
    index: z.int(),
    leaf: z.string().meta({ description: 'Canonical JSON of the leaf: the bytes that are hashed' }),
    salt: z.string().nullable().meta({ description: 'Base64, opens the commitment' }),
    body: z.string().nullable().meta({ description: 'Canonical JSON of the body; null once it was removed' }),
    size: z.int(),
    hashes: z.array(z.string()).meta({ description: 'RFC 6962 inclusion path, base64' }),
    checkpoint: z.string(),
    vkey: z.string(),
  })
  .meta({ id: 'EntryProof' });

export const consistencyProof = z
  .object({ from: z.int(), to: z.int(), hashes: z.array(z.string()), checkpoint: z.string() })
  .meta({ id: 'ConsistencyProof' });
