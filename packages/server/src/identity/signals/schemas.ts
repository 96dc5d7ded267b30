import { z } from 'zod';
import { instant, personRef } from '../../platform/schemas.ts';

export const signalView = z
  .object({
    id: z.string(),
    person: personRef,
    party: z.string(),
    kinds: z.array(z.enum(['new-device', 'new-network', 'new-country'])),
    at: instant,
    ip: z.string().nullable(),
    country: z.string().nullable().meta({ description: 'ISO 3166-1 alpha-2, of the address' }),
    userAgent: z.string().nullable(),
    answer: z.enum(['mine', 'not-mine']).nullable().meta({ description: 'What the person said of it' }),
  })
  .meta({ id: 'SignInSignal' });

export const answerBody = z.strictObject({ mine: z.boolean() }).meta({ id: 'SignalAnswerBody' });
