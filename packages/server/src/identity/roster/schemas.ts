import { z } from 'zod';
import { identifier } from '../../platform/schemas.ts';
import { closingActFields } from '../signed-acts.ts';

/** A vendor of five thousand agents is a large one. */
export const MOST_PEOPLE = 5000;

const text = (most: number) => z.string().trim().min(1).max(most);

/** One line of a roster. What is left out is left as it is. */
export const rosterRow = z
  .strictObject({
    userName: text(200).meta({ description: 'What the vendor knows the person by; stays the same' }),
    name: text(200).optional(),
    email: z.email().max(254).nullable().optional(),
    role: z.enum(['agent', 'team-lead', 'qa-analyst']).optional(),
    accessRole: identifier.nullable().optional().meta({ description: 'For agents: the role of the terms' }),
    purpose: identifier.nullable().optional(),
    site: text(200).nullable().optional().meta({ description: 'The name or id of a site of the vendor' }),
    agreement: text(200).nullable().optional().meta({
      description: 'The title or id of an agreement in force: agents are given their work under it',
    }),
    shift: text(120).nullable().optional().meta({
      description: 'With an agreement: `always`, or as `mon,tue 08:00-17:00 Asia/Manila`',
    }),
    active: z.boolean().optional(),
  })
  .meta({ id: 'RosterRow' });

export type RosterRow = z.infer<typeof rosterRow>;

export const BODY_LIMIT = 2 * 1024 * 1024;

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'The hash of the difference that was looked at; absent: only look' });

const csv = z.string().max(BODY_LIMIT);
/** A person signs what they apply; a script has its token. */
const asked = { apply: hash.optional(), confirmLeavers: z.boolean().optional(), ...closingActFields };

export const rosterBody = z.union([
  csv.meta({ description: 'text/csv with a header' }),
  z.strictObject({ ...asked, csv }).meta({ id: 'RosterCsvBody' }),
  z.strictObject({ ...asked, people: z.array(rosterRow).max(MOST_PEOPLE) }).meta({ id: 'RosterBody' }),
]);

/** For a list that is sent as it is; in JSON the same two stand beside it. */
export const rosterQuery = z.strictObject({
  apply: hash.optional(),
  confirmLeavers: z.enum(['true', 'false']).optional(),
});

const work = z
  .object({ agreement: z.string(), accessRole: z.string(), purpose: z.string(), shift: z.string() })
  .nullable()
  .meta({ description: 'The work they are given, by the title of its agreement; null: none by the roster' });

export const rosterView = z
  .object({
    hash: z.string(),
    applied: z.boolean(),
    same: z.int(),
    present: z.int().meta({ description: 'How many people the roster could take away' }),
    needsConfirmation: z.boolean().meta({ description: 'More than three in ten would leave' }),
    joiners: z.array(
      z.object({
        ...{ userName: z.string(), name: z.string(), email: z.string().nullable(), role: z.string() },
        work,
      }),
    ),
    changes: z.array(
      z.object({
        ...{ userName: z.string(), name: z.string(), back: z.boolean(), changed: z.array(z.string()) },
        work,
      }),
    ),
    leavers: z.array(z.object({ id: z.string(), userName: z.string().nullable(), name: z.string() })),
    passedOver: z.array(z.string()),
  })
  .meta({ id: 'RosterView' });
