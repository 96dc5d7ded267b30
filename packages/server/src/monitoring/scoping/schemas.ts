import { z } from 'zod';
import { instant } from '../../platform/schemas.ts';

const indexed = z.object({ indexed: z.int(), size: z.int() });

const counts = z.object({
  entries: z.int(),
  opened: z.int(),
  erased: z.int().meta({ description: 'An entry says that what opens them was erased' }),
  erasedUnder: z
    .array(z.object({ entry: z.int(), entries: z.int() }))
    .meta({ description: 'The entries that say so, and of how many of these' }),
  missing: z
    .array(z.int())
    .meta({ description: 'Entries that do not open, and nothing says why: tampering' }),
});

const complete = z.boolean().meta({ description: 'Nothing is missing and everything entered is in it' });

export const completeness = counts.extend({ indexed, complete }).meta({ id: 'Completeness' });

const seenField = z.object({
  resource: z.string(),
  field: z.string(),
  how: z.enum([
    ...(['clear', 'partial', 'generalise', 'token', 'redact'] as const),
    ...(['revealed', 'confirmed', 'found', 'unsealed', 'watched', 'acted'] as const),
  ]),
  times: z.int(),
  first: instant,
  last: instant,
});

export const scopeView = z
  .object({
    asked: z.object({
      agent: z.string().optional(),
      vendor: z.string().optional(),
      ticket: z.string().optional(),
      agreement: z.string().optional(),
      from: instant,
      until: instant,
    }),
    naming: z.enum(['subject', 'number', 'ticket']).meta({
      description:
        'How customers are told apart: by their number in the source, by a number of this answer, by ticket',
    }),
    customersTotal: z.int(),
    fieldsTotal: z.int(),
    entriesTotal: z.int(),
    customers: z.array(
      z.object({
        customer: z.string().meta({ description: 'Empty where nobody was known' }),
        source: z.string(),
        fields: z.array(seenField),
        entries: z.array(z.int()),
      }),
    ),
    completeness: counts,
    complete,
    indexed,
    log: z.object({ size: z.int(), root: z.string(), checkpoint: z.string(), vkey: z.string() }),
  })
  .meta({ id: 'ScopeView', description: 'Exactly whose which fields somebody saw' });
