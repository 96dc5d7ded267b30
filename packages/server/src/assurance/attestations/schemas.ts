import { attestationKindIds } from '@cordon/core/assurance';
import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { nameOfThing, prose } from '../../platform/freeText.ts';
import { instant, partyRef, personRef } from '../../platform/schemas.ts';
import { evidenceFileView } from '../questionnaires/schemas.ts';

const kind = z.enum(attestationKindIds as [(typeof attestationKindIds)[number]]);
const day = z.iso.date();

export const attestationView = z
  .object({
    id: z.string(),
    vendor: partyRef,
    kind,
    title: z.string(),
    look: z.string().meta({ description: 'What to look at before it is accepted' }),
    control: z.string().nullable().meta({ description: 'The agreement’s words, of a statement it asks for' }),
    issuer: z.string(),
    scope: z.string(),
    madeOn: day,
    validUntil: day,
    daysLeft: z.int(),
    state: z.enum(['waits', 'refused', 'good', 'ends-soon', 'ended']),
    statedBy: personRef,
    statedAt: instant,
    entry: z.int(),
    refusedBecause: z.string().nullable(),
    judgedBy: personRef.nullable(),
    files: z.array(evidenceFileView),
  })
  .meta({ id: 'Attestation' });

export const attestationsView = z
  .object({
    attestations: z.array(attestationView),
    owed: z
      .array(
        z.object({
          vendor: partyRef,
          agreement: z.string(),
          clause: z.string(),
          control: z.string(),
          everyMonths: z.int(),
          late: z.boolean(),
        }),
      )
      .meta({ description: 'Statements that agreements in force ask for' }),
    kinds: z.array(z.object({ kind, title: z.string(), mostMonths: z.int() })),
    mayState: z.boolean(),
    mayJudge: z.boolean(),
  })
  .meta({ id: 'Attestations' });

export const stateBody = z
  .strictObject({
    kind,
    control: nameOfThing(1, 200).nullable(),
    issuer: nameOfThing(1, 120),
    scope: nameOfThing(3, 300),
    madeOn: day,
    validUntil: day,
    ...signedActFields,
  })
  .meta({ id: 'StateAttestationBody' });

export const judgeAttestationBody = z
  .strictObject({
    verdict: z.enum(['accepted', 'refused']),
    because: prose(3, 600).nullable().meta({ description: 'Why it is refused; null where it is accepted' }),
    ...signedActFields,
  })
  .meta({ id: 'JudgeAttestationBody' });
