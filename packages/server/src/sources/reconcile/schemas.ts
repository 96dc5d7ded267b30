import { z } from 'zod';
import { signedActFields } from '../../identity/index.ts';
import { identifier, instant, personRef } from '../../platform/schemas.ts';

/** Bytes of a log that is sent; larger ones are cut where they rotate. */
export const LOG_BYTES = 50 * 1024 * 1024;

const reads = {
  role: z.string(),
  tables: z.array(z.string()),
  count: z.int(),
  first: instant,
  last: instant,
};

export const reconcileReport = z
  .strictObject({
    v: z.literal(1),
    source: z.string(),
    from: instant.meta({ description: 'From when to when the log speaks' }),
    until: instant,
    statements: z.int().meta({ description: 'Statements of the reading login on its views' }),
    matched: z.int().meta({ description: 'Those of which the ledger has the access' }),
    unread: z.int().meta({ description: 'Lines that could not be read' }),
    unaccounted: z.strictObject({
      count: z.int(),
      listed: z.array(z.strictObject({ at: instant, access: z.string().nullable() })),
    }),
    unmatched: z.strictObject({
      count: z.int(),
      listed: z.array(z.strictObject({ at: instant, entry: z.int() })),
    }),
    others: z
      .array(z.strictObject({ ...reads, own: z.boolean() }))
      .meta({ description: 'Other logins that read tables of the map; own: the company’s programs' }),
    looks: z.array(z.strictObject(reads)).meta({ description: 'What Cordon itself sampled' }),
  })
  .meta({ id: 'ReconcileReport', description: 'Its canonical JSON is what the hash is over' });

export const reconciliationView = z
  .object({
    id: z.string(),
    report: reconcileReport,
    hash: z.string().meta({ description: 'SHA-256 of the report, as its entry has it' }),
    logHash: z.string().meta({ description: 'SHA-256 of the log as it came' }),
    agrees: z.boolean(),
    madeAt: instant,
    madeBy: personRef.nullable().meta({ description: 'Null for the server itself' }),
    entry: z.int().nullable().meta({ description: 'Null until its entry stands' }),
  })
  .meta({ id: 'ReconciliationView' });

export const reconcileBody = z
  .strictObject({
    log: z
      .string()
      .min(1)
      .max(LOG_BYTES)
      .meta({ description: 'A log of the source’s PostgreSQL: csvlog, jsonlog or plain lines' }),
    ...signedActFields,
  })
  .meta({ id: 'ReconcileBody' });

export const reconciliationParams = z.strictObject({ id: identifier, reconciliation: identifier });
