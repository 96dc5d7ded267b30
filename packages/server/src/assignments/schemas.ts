import { readShift } from '@cordon/core/policy';
import { z } from 'zod';
import { closingActFields, signedActFields } from '../identity/index.ts';
import { identifier, instant, personRef } from '../platform/schemas.ts';

const days = z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1);
const time = z.string().regex(/^\d\d:[0-5]\d$/);

export const shiftView = z
  .strictObject({
    days: days.optional().meta({ description: 'Every day when left out' }),
    from: time,
    to: time.meta({ description: 'Exclusive; before `from` for a shift past midnight' }),
    timeZone: z.string().min(1).max(60),
  })
  .refine((shift) => readShift(shift) !== undefined, 'not a shift')
  .meta({ id: 'Shift', description: 'When somebody works, by a wall clock' });

export const workBody = z
  .strictObject({
    agreement: identifier,
    accessRole: identifier.meta({ description: 'A role of the agreement' }),
    purpose: identifier,
    site: identifier.nullable().default(null).meta({ description: 'Null for the person’s own' }),
    shift: shiftView.nullable().default(null).meta({ description: 'Null for always' }),
    from: instant.nullable().default(null).meta({ description: 'Null for at once' }),
    until: instant.nullable().default(null),
    ...signedActFields,
  })
  .meta({ id: 'WorkBody', description: 'What an agent works as under an agreement' });

export const assignmentView = z
  .object({
    id: z.string(),
    person: personRef,
    party: z.string(),
    agreement: z.object({ id: z.string(), title: z.string() }),
    accessRole: z.string(),
    purpose: z.string(),
    site: z.object({ id: z.string(), name: z.string() }).nullable(),
    shift: shiftView.nullable(),
    from: instant,
    until: instant.nullable(),
    working: z.boolean().meta({ description: 'Within the shift, or an extension of it' }),
    turnsAt: instant.nullable().meta({ description: 'When they next come on or go off shift' }),
    changes: z.array(
      z.object({
        kind: z.enum(['on', 'off']),
        because: z.enum(['swap', 'extend']),
        from: instant,
        until: instant,
      }),
    ),
    extendableHours: z
      .int()
      .meta({ description: 'Hours after its end the shift may be extended to; 0 for none' }),
  })
  .meta({ id: 'AssignmentView' });

export const missingView = z
  .object({
    agreement: z.object({ id: z.string(), title: z.string() }),
    people: z.array(personRef).meta({ description: 'Agents who work under it as nothing' }),
    invited: z
      .array(z.string())
      .meta({ description: 'Those of them who were invited for work that the agreement names' }),
  })
  .meta({ id: 'MissingWork' });

/** What is signed is kept with every person, so a list is short; a longer one is sent in parts. */
export const MOST_AT_ONCE = 100;

export const giveInvitedBody = z
  .strictObject({ people: z.array(identifier).min(1).max(MOST_AT_ONCE), ...signedActFields })
  .meta({ id: 'GiveInvitedBody', description: 'Who of those that were invited is given work now' });

export const endBody = z.strictObject(closingActFields);

export const extendBody = z
  .strictObject({ hours: z.int().min(1).max(12), ...signedActFields })
  .meta({ id: 'ExtendBody' });

export const swapBody = z
  .strictObject({
    with: identifier.meta({ description: 'The other person’s assignment' }),
    ...signedActFields,
  })
  .meta({ id: 'SwapBody' });
