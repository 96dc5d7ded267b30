import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { instant, personRef } from '../../platform/schemas.ts';

const ms = z.number().min(0);

export const restoreDrillView = z
  .object({
    id: z.string(),
    askedAt: instant,
    askedBy: personRef.nullable().meta({ description: 'Null: the schedule' }),
    state: z.enum(['asked', 'running', 'passed', 'failed']),
    step: z
      .enum(['backing-up', 'starting', 'restoring', 'verifying', 'taking-away'])
      .nullable()
      .meta({ description: 'What it is at; null when it is not running' }),
    stepDone: z
      .int()
      .meta({ description: 'Tables, or entries while verifying; 0 of 0 where nothing is counted' }),
    stepOf: z.int(),
    endedAt: instant.nullable(),
    measured: z
      .object({
        entries: z.int(),
        rows: z.int(),
        bytes: z.int().meta({ description: 'Of the backup, locked' }),
        backUpMs: ms,
        restoreMs: ms,
        verifyMs: ms,
      })
      .nullable()
      .meta({ description: 'Null unless it passed' }),
    problem: z.string().nullable().meta({ description: 'Code of what went wrong' }),
    entry: z.int().nullable(),
  })
  .meta({ id: 'RestoreDrill' });

export const backupsView = z
  .object({
    backups: z
      .array(
        z.object({
          id: z.string(),
          at: instant,
          entries: z.int(),
          rows: z.int(),
          bytes: z.int(),
          sha256: z.string().meta({ description: 'Of the file as it lies there, hexadecimal' }),
          withKeys: z.boolean().meta({ description: 'The keys were written too, to a file of their own' }),
          lockedWith: z.enum(['passphrase', 'public-key']),
          entry: z.int(),
        }),
      )
      .meta({ description: 'Newest first; none for an auditor' }),
    drills: z
      .array(restoreDrillView)
      .meta({ description: 'Newest first; an auditor’s are those of its time' }),
    open: restoreDrillView.nullable().meta({ description: 'The one that waits or runs' }),
    everyDays: z.int(),
    nextAt: instant.nullable().meta({ description: 'Null while there is nothing to back up' }),
    overdueSince: instant.nullable(),
  })
  .meta({ id: 'Backups' });

export const askRestoreDrillBody = z.strictObject({ ...signedActFields }).meta({ id: 'AskRestoreDrillBody' });
