import { z } from 'zod';
import { saltField, signedActFields } from '../identity/signed-acts.ts';
import { identifier, instant, personRef } from '../platform/schemas.ts';
import { MARKS } from './mark.ts';

/** Of one request: longer lists come in parts. */
export const MOST_AT_ONCE = 500;

const mark = z.enum(MARKS).meta({ id: 'CustomerMark' });

export const markedList = z
  .object({
    counts: z.array(z.object({ source: z.string(), mark, customers: z.int() })),
    newest: z
      .array(
        z
          .object({
            id: z.string(),
            source: z.string(),
            subject: z.string().meta({ description: 'The customer’s number in the source' }),
            mark,
            person: personRef.nullable().meta({ description: 'Who a colleague is, where that was said' }),
            markedBy: personRef,
            markedAt: instant,
          })
          .meta({ id: 'MarkedCustomer' }),
      )
      .meta({ description: 'Two hundred at most' }),
  })
  .meta({ id: 'MarkedCustomers' });

const which = {
  source: identifier,
  mark,
  subjects: z.array(z.string().trim().min(1).max(80)).min(1).max(MOST_AT_ONCE),
  salt: saltField,
  ...signedActFields,
};

export const markBody = z
  .strictObject({
    ...which,
    person: identifier
      .nullable()
      .meta({ description: 'For one colleague: who of us they are, so that their own look is told apart' }),
  })
  .meta({ id: 'MarkCustomersBody' });

export const endMarkBody = z.strictObject(which).meta({ id: 'EndMarksBody' });

export const markedNow = z
  .object({ changed: z.int().meta({ description: 'The others were so before' }) })
  .meta({ id: 'MarksChanged' });
