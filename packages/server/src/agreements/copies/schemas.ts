import { z } from 'zod';
import { effects as clauseEffects } from '../clauses/schemas.ts';

const list = <T extends z.ZodType>(of: T) => z.array(of).readonly();

const value = z.union([z.string(), z.number(), z.boolean(), list(z.string())]);

const part = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }).meta({
  id: 'DiffPart',
  description: 'A stretch of text that both have, or only the newer or the older one',
});

const effects = z
  .unknown()
  .meta({ description: 'Effects as the clause carries them; null when it has none' });

export const clauseChange = z
  .object({
    kind: z
      .enum(['unchanged', 'changed', 'added', 'removed', 'moved'])
      .meta({ description: '`moved`: the same words under another number or in another place' }),
    before: z.string().nullable().meta({ description: 'Its number in the older text' }),
    after: z.string().nullable(),
    title: list(part),
    text: list(part),
    values: list(z.object({ name: z.string(), before: value.nullable(), after: value.nullable() })),
    effects: z
      .object({ before: effects.nullable(), after: effects.nullable() })
      .nullable()
      .meta({ description: 'What a clause written by hand is meant to do, when that changed' }),
  })
  .meta({ id: 'ClauseChange' });

export const versionDiff = z
  .object({ from: z.int(), to: z.int(), changes: list(clauseChange) })
  .meta({ id: 'VersionDiff' });

/** Without the limits of a new version: whoever looks at a copy must see all of it. */
const copiedClause = z
  .object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    from: z.object({ clause: z.string(), values: z.record(z.string(), value) }).optional(),
    effects: clauseEffects.optional(),
    confirmedBy: list(z.string()).optional(),
  })
  .meta({ id: 'CopiedClause' });

export const copyReading = z
  .object({
    version: z.int().meta({ description: 'The newest version, which the copy was compared with' }),
    matched: list(copiedClause).meta({ description: 'The clauses as the copy has them' }),
    changes: list(clauseChange),
    unmatched: list(z.string()).meta({ description: 'Text that belongs to no clause' }),
    missing: list(z.string()).meta({ description: 'Numbers of clauses the copy does not have' }),
    skipped: list(z.string()).meta({ description: 'Heads and feet of pages, contents, our own annexes' }),
    tracked: z.int().meta({ description: 'Tracked changes; they were read as accepted' }),
    comments: z.int().meta({ description: 'Comments; they were not read' }),
  })
  .meta({ id: 'CopyReading' });

export const copyText = z
  .object({ text: z.string(), tracked: z.int(), comments: z.int() })
  .meta({ id: 'CopyText' });
