import { entryKinds } from '@cordon/core/dictionaries';
import { piiTypes } from '@cordon/pii';
import { z } from 'zod';
import { saltField, signedActFields } from '../identity/signed-acts.ts';
import { identifier, instant, personRef } from '../platform/schemas.ts';

/** Most entries of one proposal, and of one decision. */
const MOST = 500;

const what = {
  kind: z
    .enum(entryKinds)
    .meta({ description: 'allow: never removed, unless it is a value of the customer' }),
  type: z.enum(piiTypes).nullable().meta({ description: 'What it is taken for; null for what is allowed' }),
  purpose: identifier.nullable().meta({ description: 'Texts of this purpose only; null for all' }),
};

const step = z
  .object({ by: personRef, at: instant, entry: z.int() })
  .meta({ id: 'DictionaryStep', description: 'Who, when, and the ledger entry of it' });

export const listedEntry = z
  .object({
    id: z.string(),
    kind: z.enum(entryKinds),
    type: z.string().nullable(),
    purpose: z.string().nullable(),
    origin: z.enum(['hand', 'import', 'miss']),
    miss: z.string().nullable(),
    state: z.enum(['proposed', 'in-force', 'retiring', 'retired', 'refused']),
    proposed: step,
    decided: step.nullable(),
    retiring: step.nullable(),
    retired: step.nullable(),
    mayDecide: z.boolean().meta({ description: 'It waits, and for somebody like the asker' }),
  })
  .meta({ id: 'DictionaryEntry', description: 'An entry without its word' });

export const dictionaryView = z
  .object({ entries: z.array(listedEntry), purposes: z.array(z.string()) })
  .meta({ id: 'Dictionary' });

export const dictionaryWords = z
  .object({
    entry: z.int().meta({ description: 'The entry of this look' }),
    words: z.array(z.object({ id: z.string(), text: z.string() })),
  })
  .meta({ id: 'DictionaryWords' });

const written = z
  .strictObject({ ...what, text: z.string().trim().min(1).max(500) })
  .meta({ id: 'DictionaryWritten' });

export const proposeBody = z
  .strictObject({
    origin: z.enum(['hand', 'import']),
    entries: z.array(written).min(1).max(MOST),
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'DictionaryProposal', description: 'The words are signed and entered as a salted commitment' });

export const proposalMade = z.object({ ids: z.array(z.string()) }).meta({ id: 'DictionaryProposed' });

const ids = z.array(identifier).min(1).max(MOST);

export const decideBody = z
  .strictObject({
    ids,
    about: z.enum(['proposed', 'retiring']),
    approve: z.boolean(),
    ...signedActFields,
  })
  .meta({ id: 'DictionaryDecision' });

export const retireBody = z.strictObject({ ids, ...signedActFields }).meta({ id: 'DictionaryRetirement' });

export const tryBody = z
  .strictObject({
    text: z.string().max(20_000),
    purpose: identifier.nullable(),
    writing: z.array(written).max(MOST).meta({ description: 'What is being written and not yet proposed' }),
  })
  .meta({ id: 'DictionaryTry' });

const tried = z.object({
  start: z.int().meta({ description: 'UTF-16 code units, as a browser counts' }),
  end: z.int(),
  type: z.string(),
  by: z.string().meta({ description: 'dictionary, pattern, or what of Cordon found it' }),
});

export const tryAnswer = z
  .object({
    problems: z.array(z.string().nullable()).meta({ description: 'Of each being written: why it cannot be' }),
    present: z.array(tried),
    proposed: z.array(tried).meta({ description: 'With what waits, and with what is being written' }),
  })
  .meta({ id: 'DictionaryTried' });
