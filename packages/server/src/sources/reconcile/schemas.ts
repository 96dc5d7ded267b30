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

export const logWatchView = z
  .object({
    matchable: z
      .boolean()
      .meta({ description: 'False with one lock: no view tells Cordon’s reads from others' }),
    everyDays: z.int().nullable().meta({ description: 'Null while no comparison is wanted' }),
    own: z.array(z.string()).meta({ description: 'Logins of the company’s own programs' }),
    until: instant.nullable().meta({ description: 'Up to when logs were compared' }),
    ran: z
      .object({
        at: instant,
        files: z.int(),
        code: z.string().nullable().meta({ description: 'Why the last file was not compared' }),
      })
      .nullable()
      .meta({ description: 'Last round over its folder; null when the server reads none' }),
    overdueSince: instant.nullable(),
  })
  .meta({ id: 'LogWatchView' });

export const logWatchBody = z
  .strictObject({
    everyDays: z.int().min(1).max(90).nullable(),
    own: z
      .array(z.string().min(1).max(63))
      .max(50)
      .meta({ description: 'Logins of the company’s own programs: their reads are listed and no finding' }),
    ...signedActFields,
  })
  .meta({ id: 'LogWatchBody' });

export const reconciliationParams = z.strictObject({ id: identifier, reconciliation: identifier });
