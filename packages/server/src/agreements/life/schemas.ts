import { actKinds, endReasons, lifeEventKinds, lifeStates } from '@cordon/core/agreements';
import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { instant, partyRef, personRef } from '../../platform/schemas.ts';

export const agreementStatus = z.enum(lifeStates).meta({ id: 'AgreementStatus' });

export const endedBecause = z.enum([...endReasons, 'expired']).meta({ id: 'EndedBecause' });

const acts = z.array(z.enum(actKinds));

export const lifeView = z
  .object({
    offered: z.boolean().meta({ description: 'Whether the vendor may read it' }),
    negotiated: z
      .boolean()
      .meta({ description: 'Whether other words were proposed after the offer, before both signed' }),
    agreed: z.boolean().meta({ description: 'Whether both have signed a version' }),
    suspendedBy: partyRef.nullable(),
    running: z.int().nullable().meta({ description: 'The version whose time it is, suspended or not' }),
    pending: z
      .object({ version: z.int(), from: instant, until: instant, signedBy: z.array(partyRef) })
      .nullable()
      .meta({ description: 'The version that waits for signatures' }),
    endsAt: instant
      .nullable()
      .meta({ description: 'When nothing of it is in force any more, renewals counted in' }),
    acts: z
      .object({ controller: acts, processor: acts })
      .meta({ description: 'What each side may do next; which of its people may, their role says' }),
  })
  .meta({ id: 'LifeView' });

export const historyItem = z
  .object({
    seq: z.int(),
    kind: z.enum(lifeEventKinds),
    version: z.int().nullable(),
    party: partyRef.nullable(),
    person: personRef.nullable(),
    at: instant,
    reason: z.enum(endReasons).nullable(),
    entry: z.int().nullable().meta({ description: 'Its ledger entry' }),
  })
  .meta({ id: 'HistoryItem' });

export const staged = z
  .object({ entry: z.int().meta({ description: 'The ledger entry of the act' }) })
  .meta({ id: 'Staged' });

export const suspendResult = z
  .object({ entry: z.int(), revealsClosed: z.int() })
  .meta({ id: 'SuspendResult' });

export const renewBody = z
  .strictObject({
    from: instant.optional().meta({ description: 'When it begins; the end of what it renews when left out' }),
    until: instant.optional().meta({ description: 'When it ends; it lasts as long as before when left out' }),
    ...signedActFields,
  })
  .meta({ id: 'RenewBody' });
