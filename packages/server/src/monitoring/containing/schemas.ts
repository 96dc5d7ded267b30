import { z } from 'zod';
import { prose } from '../../platform/freeText.ts';
import { instant } from '../../platform/schemas.ts';

const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const lookBody = z.strictObject({ secret }).meta({ id: 'AnswerLookBody' });

export const answerBody = z.strictObject({ secret, text: prose(3, 2000) }).meta({ id: 'AnswerBody' });

/** What whoever was held back may know: no more than how, that it was a machine, and until when a person decides. */
export const answerView = z
  .object({
    step: z.enum(['step-up', 'slow-down', 'suspend-agent']),
    decideBy: instant,
    answered: z.boolean(),
    decision: z.enum(['kept', 'undone']).nullable(),
  })
  .meta({ id: 'AnswerView' });
