import { z } from 'zod';
import { saltField, signedActFields } from '../../identity/signed-acts.ts';
import { identifier, instant, personRef } from '../../platform/schemas.ts';
import { grounds, unsealingGrounds } from './erasure.ts';

const kind = z.enum(['bodies', 'openings']).meta({
  description: 'bodies: content past its term. openings: what says that entries are about one customer',
});
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const what = {
  kind,
  agreement: identifier
    .nullable()
    .meta({ description: 'Of bodies: under this agreement only; null for all' }),
  subject: z
    .string()
    .min(1)
    .max(80)
    .nullable()
    .meta({ description: 'Of openings: the number of the customer in the source' }),
};
type What = z.infer<z.ZodObject<typeof what>>;
const matches = ({ kind: of, agreement, subject }: What): boolean =>
  of === 'bodies' ? subject === null : subject !== null && agreement === null;

export const lookBody = z.strictObject(what).refine(matches);

const step = z.object({ by: personRef, at: instant, entry: z.int() }).meta({ id: 'ErasureStep' });
const part = {
  agreement: z.string().nullable(),
  title: z.string().nullable(),
  ranges: z.string().meta({ description: 'Entries, as `12-40,44`' }),
  from: instant,
  until: instant,
  entries: z.int(),
  openings: z.int(),
};

export const looked = z
  .object({
    parts: z.array(z.object(part)),
    hash: z.string().meta({ description: 'Over all parts: what both people sign' }),
    left: z.int().meta({ description: 'Entries for the next erasure: this one is full' }),
    held: z.array(z.object({ agreement: z.string(), title: z.string(), entries: z.int() })),
  })
  .meta({ id: 'ErasureLook' });

export const proposeBody = z
  .strictObject({
    ...what,
    ground: z.enum(grounds),
    entries: z.int().min(1),
    parts: hash.meta({ description: 'The hash that was looked at' }),
    salt: saltField,
    ...signedActFields,
  })
  .refine((body) => matches(body) && (body.ground === 'term-over') === (body.kind === 'bodies'))
  .meta({ id: 'ErasureProposal' });

export const proposed = z.object({ id: z.string() }).meta({ id: 'ErasureProposed' });
export const decideBody = z
  .strictObject({ approve: z.boolean(), ...signedActFields })
  .meta({ id: 'ErasureDecision' });

export const unsealBody = z
  .strictObject({ erasure: identifier, ground: z.enum(unsealingGrounds), ...signedActFields })
  .meta({ id: 'UnsealingAsked' });
export const agreeBody = z.strictObject(signedActFields).meta({ id: 'UnsealingAgreed' });

const erasure = z
  .object({
    id: z.string(),
    kind,
    ground: z.enum(grounds),
    subject: z.string().nullable().meta({ description: 'While it waits, and for the company only' }),
    hash: z.string(),
    state: z.enum(['proposed', 'approved', 'refused', 'done']),
    proposed: step,
    decided: step.nullable(),
    parts: z.array(
      z.object({
        ...part,
        doneAt: instant.nullable(),
        entry: z.int().nullable().meta({ description: 'The entry that states it' }),
        sealed: z.int().meta({ description: 'Openings that lie sealed until claims are barred' }),
      }),
    ),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'Erasure' });

const unsealing = z
  .object({
    id: z.string(),
    erasure: z.string(),
    ground: z.enum(unsealingGrounds),
    asked: step,
    agreed: step.nullable(),
    openUntil: instant.nullable(),
    mayAgree: z.boolean(),
    mayOpen: z.boolean(),
  })
  .meta({ id: 'Unsealing' });

export const erasingView = z
  .object({
    mayPropose: z.boolean(),
    mayUnseal: z.boolean(),
    erasures: z.array(erasure),
    unsealings: z.array(unsealing),
  })
  .meta({ id: 'Erasing' });

export const unsealedView = z
  .object({
    entry: z.int().meta({ description: 'The entry of this look' }),
    openings: z.array(
      z.object({
        entry: z.int(),
        name: z.string(),
        value: z.string(),
        holds: z.boolean().meta({ description: 'It opens what its entry committed to' }),
      }),
    ),
  })
  .meta({ id: 'UnsealedOpenings' });
