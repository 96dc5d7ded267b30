import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';

const reach = z
  .enum(['public', 'private', 'loopback'])
  .meta({ description: 'Where the witness is: its name may lead nowhere else' });

const vkey = z
  .string()
  .max(400)
  .regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/)
  .meta({ description: 'C2SP verifier key of the witness, type 0x04, as `cordon witness` prints it' });

const offered = {
  vkey,
  baseUrl: z.string().min(8).max(300).meta({ description: 'What `add-checkpoint` stands below' }),
  reach,
  party: identifier.nullable().meta({ description: 'Who runs it; null: somebody outside' }),
  agreement: identifier.nullable().meta({ description: 'For one agreement; null: for the whole ledger' }),
  required: z.boolean().meta({ description: 'Without it nothing counts as witnessed' }),
};

export const proposeBody = z.strictObject({ ...offered, ...signedActFields }).meta({ id: 'WitnessProposal' });
export const decideBody = z
  .strictObject({ approve: z.boolean(), ...signedActFields })
  .meta({ id: 'WitnessDecision' });
export const removeBody = z.strictObject(signedActFields).meta({ id: 'WitnessRemoval' });
export const proposed = z.object({ id: z.string() }).meta({ id: 'WitnessProposed' });

const step = z.object({ by: personRef, at: instant, entry: z.int() }).meta({ id: 'WitnessStep' });

const witnessRow = z
  .object({
    id: z.string(),
    name: z.string(),
    vkey: z.string(),
    url: z.string(),
    reach,
    runBy: partyRef.nullable(),
    agreement: z.object({ id: z.string(), title: z.string() }).nullable(),
    required: z.boolean(),
    state: z.enum(['proposed', 'in-force', 'refused', 'removing', 'removed']),
    proposed: step,
    decided: step.nullable(),
    removing: step.nullable(),
    removed: step.nullable(),
    askedAt: instant.nullable(),
    cosigned: z
      .object({ size: z.int(), at: instant })
      .nullable()
      .meta({ description: 'What it cosigned last, and when by its own clock' }),
    contradicts: z
      .enum(['ahead', 'inconsistent'])
      .nullable()
      .meta({ description: 'It has seen more entries than there are, or others' }),
    claims: z.int().nullable(),
    minutes: z.array(z.int()).meta({
      description: 'How many minutes ago it cosigned, each minute of the last hour once, newest first',
    }),
    mayDecide: z.boolean(),
    mayTakeBack: z.boolean().meta({ description: 'May refuse what they proposed themselves' }),
    mayRemove: z.boolean(),
  })
  .meta({ id: 'LedgerWitness' });

export const witnessesView = z
  .object({
    witnesses: z.array(witnessRow),
    mayPropose: z.boolean(),
    agreements: z
      .array(z.object({ id: z.string(), title: z.string(), vendor: partyRef }))
      .meta({ description: 'Those that a witness may be proposed for' }),
    behind: z
      .array(
        z.object({
          why: z.enum(['ahead', 'inconsistent']),
          size: z.int().nullable(),
          witness: z.string().nullable(),
          agreement: z.string().nullable(),
        }),
      )
      .meta({
        description: 'What shows that entries are missing here; while there is any, nothing is shown',
      }),
  })
  .meta({ id: 'LedgerWitnesses' });
