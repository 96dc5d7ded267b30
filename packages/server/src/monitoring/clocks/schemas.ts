import { clockKinds, laws } from '@cordon/core/monitoring/clocks';
import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { nameOfThing, prose } from '../../platform/freeText.ts';
import { identifier, instant, personRef } from '../../platform/schemas.ts';
import { tellings } from './fact.ts';

const zone = z
  .string()
  .max(60)
  .refine(isZone, 'No such time zone')
  .meta({ description: 'IANA time zone in which days are counted: where whoever owes the notice works' });

/** The runtime's own list decides: a zone it lacks would stop every clock of the incident. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** `contract:agr_one:7.1`, `hipaa-media@US-TX~vendor`. */
const clockId = z
  .string()
  .min(3)
  .max(200)
  .regex(/^[A-Za-z0-9_.:@~-]+$/);

const factNumber = z.int().min(1);
/** Why a fact is taken back. */
const reason = prose(3, 500);

/** Each kind carries the signature itself, so that the whole body is one fact and what signs it. */
const dated = {
  ...{ at: instant, zone, ...signedActFields },
  corrects: z
    .strictObject({ fact: factNumber, reason })
    .optional()
    .meta({ description: 'The fact in whose place it is stated, which is taken back, and why' }),
};
const yesOrNo = { is: z.boolean() };
const count = z.int().min(0).max(1_000_000_000);
const reach = z.string().trim().max(200).optional();

export const recordBody = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.enum(['vendor-aware', 'company-aware']),
      exact: z.boolean().meta({
        description: 'False: only that they know by then is told; the earliest time known is taken',
      }),
      ...dated,
    }),
    z.strictObject({ kind: z.enum(['vendor-should-have-known', 'company-should-have-known']), ...dated }),
    z.strictObject({ kind: z.literal('law'), law: z.enum(laws), applies: z.boolean(), ...dated }),
    z.strictObject({ kind: z.literal('risk'), risk: z.enum(['unlikely', 'likely', 'high']), ...dated }),
    z.strictObject({
      kind: z.enum(['encrypted', 'low-probability', 'vendor-is-agent']),
      ...yesOrNo,
      ...dated,
    }),
    z.strictObject({ kind: z.literal('affected'), count, ...dated }),
    z.strictObject({
      kind: z.literal('residents'),
      place: z
        .string()
        .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)
        .meta({ description: 'ISO 3166-2, such as US-CA' }),
      count,
      ...dated,
    }),
    z.strictObject({
      kind: z.literal('law-enforcement'),
      form: z.enum(['written', 'oral']).nullable(),
      until: instant.nullable(),
      ...dated,
    }),
    z.strictObject({ kind: z.literal('contract'), agreement: identifier, ...dated }),
    z.strictObject({
      kind: z.literal('sent'),
      clock: clockId,
      whole: z.boolean().meta({ description: 'False: a first phase' }),
      ...dated,
    }),
    z.strictObject({ kind: z.literal('telling'), about: z.enum(tellings), text: prose(3, 4000), ...dated }),
    z.strictObject({
      kind: z.literal('categories'),
      of: z.enum(['people', 'data']),
      names: z.array(nameOfThing(2, 80)).min(1).max(30),
      ...dated,
    }),
    z.strictObject({ kind: z.literal('records'), count, ...dated }),
    z.strictObject({ kind: z.literal('clauses'), clauses: z.array(identifier).min(1).max(30), ...dated }),
    z.strictObject({ kind: z.literal('occurred'), from: instant, until: instant, ...dated }),
    z.strictObject({ kind: z.enum(['identity-numbers', 'held-back']), ...yesOrNo, ...dated }),
    z.strictObject({ kind: z.literal('agencies'), text: z.string().trim().min(10).max(1000), ...dated }),
    z.strictObject({
      kind: z.literal('contact'),
      name: z.string().trim().min(2).max(100),
      ...{ email: reach, phone: reach, postal: reach, web: reach, ...dated },
    }),
  ])
  .meta({ id: 'IncidentFactBody' });

export type FactBody = FactOf<z.infer<typeof recordBody>>;

/** A body without what signs it, kind by kind. */
type FactOf<Body> = Body extends unknown ? Omit<Body, keyof typeof signedActFields> : never;

/** What it states, whatever it stands in place of. */
export type StatedFact = StatedOf<FactBody>;

type StatedOf<Body> = Body extends unknown ? Omit<Body, 'corrects'> : never;

export const withdrawBody = z.strictObject({ reason, ...signedActFields }).meta({ id: 'WithdrawFactBody' });

export const factParams = z.strictObject({ incident: identifier, fact: identifier });

export const ledgerBody = z
  .strictObject({
    agent: identifier.nullable().meta({ description: 'Whose accesses; null: everybody’s' }),
    agreement: identifier.nullable().meta({ description: 'Under which agreement; null: any' }),
    from: instant,
    until: instant,
    zone,
    ...signedActFields,
  })
  .meta({ id: 'IncidentLedgerBody' });

const moment = z
  .object({ at: instant, zone: z.string(), words: z.string() })
  .meta({ id: 'ClockMoment', description: 'An instant, its zone, and both in words' });

const state = z.enum(['waiting', 'running', 'tolled', 'overdue', 'partly', 'done', 'not-owed']);

const reminders = z.array(
  z.object({ mark: z.union([z.literal(0), z.literal(50), z.literal(80), z.literal(100)]), moment }),
);

const clockView = z
  .object({
    id: z.string(),
    kind: z.enum(clockKinds),
    law: z.enum(['contract', ...laws]),
    citation: z.string(),
    by: z.enum(['vendor', 'company']),
    to: z.enum(['company', 'supervisory-authority', 'individuals', 'media', 'hhs', 'attorney-general']),
    agreement: z.object({ id: z.string(), title: z.string(), vendor: z.string() }).nullable(),
    discovery: z.enum(['own', 'vendor']).meta({ description: 'Whose discovery it is counted from' }),
    place: z.string().nullable().meta({ description: 'ISO 3166-2, of a duty towards one state alone' }),
    limit: z.string(),
    counted: z.string(),
    from: moment.nullable(),
    due: moment.nullable(),
    state,
    late: z.boolean(),
    reminders,
    why: z.array(z.string()),
    taken: z.array(z.string()).meta({
      description: 'What nobody told, and what was taken instead, so that a notice is owed, and earlier',
    }),
    tolledUntil: moment.nullable(),
    asCorrected: z
      .object({
        from: moment.nullable(),
        due: moment.nullable(),
        state,
        late: z.boolean(),
        reminders,
        why: z.string(),
      })
      .nullable()
      .meta({
        description: 'The same by what was not taken back; the clock’s own times are the strict ones',
      }),
  })
  .meta({ id: 'NoticeClock' });

export const clocksView = z
  .object({
    incidents: z.array(
      z.object({
        incident: z.string(),
        clocks: z.array(clockView),
        unsentReminders: z.int().meta({ description: 'Reminders that no mail server has taken yet' }),
      }),
    ),
    agreements: z
      .array(z.object({ id: z.string(), title: z.string(), hours: z.int().nullable() }))
      .meta({ description: 'Those whose duty can be recorded, with the shortest hours it gives' }),
    mayRecord: z.boolean(),
  })
  .meta({ id: 'NoticeClocks' });

export const factsView = z
  .object({
    facts: z.array(
      z.object({
        id: z.int(),
        fact: z.record(z.string(), z.unknown()),
        by: personRef.nullable(),
        at: instant,
        withdrawn: z
          .object({ by: personRef.nullable(), at: instant, reason: z.string() })
          .nullable()
          .meta({ description: 'Null while it stands' }),
        inPlaceOf: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'IncidentFacts' });
