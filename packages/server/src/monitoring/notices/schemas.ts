import { clockKinds } from '@cordon/core/monitoring/clocks';
import { z } from 'zod';
import { saltField, signedActFields } from '../../identity/signed-acts.ts';
import { instant, personRef } from '../../platform/schemas.ts';

/** `hipaa-media@US-TX~vendor`. */
const clockId = z
  .string()
  .min(3)
  .max(200)
  .regex(/^[A-Za-z0-9_.:@~-]+$/);

export const clockQuery = z.strictObject({ clock: clockId });

/** Of one list; a longer one is given in parts. */
const MOST_PEOPLE = 20_000;

/** Room for so many addresses, in bytes. */
export const GIVE_LIMIT = 5 * 1024 * 1024;

export const giveUpBody = z.strictObject(signedActFields).meta({ id: 'BreachNoticeGiveUpBody' });

export const giveBody = z
  .strictObject({
    clock: clockId,
    texts: z
      .record(z.string().regex(/^[a-z-]{1,40}$/), z.string().max(8000))
      .meta({ description: 'By part, as the draft names them' }),
    address: z
      .email()
      .max(200)
      .nullable()
      .meta({ description: 'To whom it is mailed; null: it is made as a file' }),
    people: z
      .strictObject({
        addresses: z
          .array(z.email().max(200))
          .min(1)
          .max(MOST_PEOPLE)
          .refine(
            (list) => new Set(list.map((one) => one.toLowerCase())).size === list.length,
            'One is there twice',
          ),
        salt: saltField,
      })
      .optional()
      .meta({ description: 'Those affected: each gets a mail of their own, and the address is erased then' }),
    ...signedActFields,
  })
  .meta({ id: 'BreachNoticeBody' });

const missing = z
  .object({
    part: z.string(),
    citation: z.string(),
    asks: z.string(),
    why: z.enum(['not-said', 'wrong-number']),
  })
  .meta({ id: 'MissingContent' });

export const draftView = z
  .object({
    kind: z.enum(clockKinds),
    title: z.string(),
    to: z.string(),
    parts: z.array(
      z.object({
        id: z.string(),
        heading: z.string(),
        citation: z.string(),
        asks: z.string(),
        text: z.string(),
      }),
    ),
    missing: z.array(missing),
    phases: z
      .string()
      .nullable()
      .meta({ description: 'The provision under which a first phase may lack contents' }),
    handedIn: z.string().nullable().meta({ description: 'How the law wants it, where a mail is not it' }),
    mailed: z.boolean(),
    toPeople: z.boolean().meta({ description: 'To each of those affected, by a list of addresses' }),
    addresses: z.array(z.string()).meta({ description: 'Where the addressee reads it, where that is known' }),
    heldBack: z.boolean().meta({ description: 'Law enforcement asked to wait' }),
  })
  .meta({ id: 'BreachNoticeDraft' });

export const noticesView = z
  .object({
    notices: z.array(
      z.object({
        id: z.string(),
        clock: z.string(),
        kind: z.enum(clockKinds),
        missing: z.array(z.string()),
        address: z.string().nullable(),
        by: personRef,
        madeAt: instant,
        entry: z.int(),
        tries: z.int(),
        nextAt: instant.nullable(),
        problem: z.enum(['mail-failed', 'no-mail-server']).nullable(),
        sentAt: instant.nullable(),
        people: z
          .object({ total: z.int(), mailed: z.int(), givenUp: z.int(), failing: z.int() })
          .nullable()
          .meta({ description: 'Of one to those affected: how far it is' }),
        finishedAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'BreachNotices' });

export const given = z.object({ id: z.string() }).meta({ id: 'BreachNoticeGiven' });
