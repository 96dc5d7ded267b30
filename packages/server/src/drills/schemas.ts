import { drillNames, tabletopRoles } from '@cordon/core/drills';
import { z } from 'zod';
import { signedActFields } from '../identity/signed-acts.ts';
import { prose } from '../platform/freeText.ts';
import { identifier, instant, personRef } from '../platform/schemas.ts';

const drillName = z.enum(drillNames);
const ms = z.number().min(0).nullable();
/** Null: not watched. */
const rehearsed = z.union([z.boolean(), z.literal('none-needed')]).nullable();

export const drillResultView = z
  .object({
    drill: drillName,
    expectedControl: z.string(),
    clause: z.string().nullable(),
    blocked: z.boolean().nullable(),
    detected: z.boolean().nullable().meta({ description: 'Null: nothing watches' }),
    timeToDetectMs: ms,
    timeToContainMs: ms,
    stoppedBy: z.enum(['control', 'containment']).nullable().meta({
      description: 'Containment: kept out before the control was reached, so that nothing is shown of it',
    }),
    clockStarted: rehearsed.meta({ description: 'Whether a clock would run, had it been real' }),
    noticesReady: rehearsed.meta({ description: 'Whether the ledger gives each notice all that it can' }),
    notices: z
      .object({
        why: z.string(),
        drafts: z.array(
          z.object({
            clock: z.string(),
            title: z.string(),
            due: z.string().nullable(),
            lacks: z.array(z.string()).meta({ description: 'What the ledger has to give and did not' }),
            people: z.array(z.string()).meta({ description: 'What people write' }),
          }),
        ),
      })
      .nullable(),
    passed: z.boolean().nullable().meta({ description: 'Null: it was not made, and `why` says why' }),
    why: z.string(),
    tried: z.array(
      z.object({
        what: z.string(),
        got: z.enum(['ground', 'no-ground', 'stopped', 'elsewhere', 'contained', 'through']),
        code: z.string().nullable(),
        entry: z.int().nullable(),
        at: z.number().nullable().meta({ description: 'Epoch milliseconds of the answer' }),
      }),
    ),
    entries: z.array(z.int()),
  })
  .meta({ id: 'DrillResult' });

export const drillRunView = z
  .object({
    id: z.string(),
    agreement: z.string(),
    askedBy: personRef.nullable().meta({ description: 'Null: the schedule, or the shell' }),
    whole: z.boolean(),
    drills: z.array(drillName),
    startedAt: instant,
    endedAt: instant.nullable(),
    failed: z.boolean(),
    entry: z.int().nullable().meta({ description: 'Holds the hash of the report' }),
    results: z.array(drillResultView),
  })
  .meta({ id: 'DrillRun' });

export const drillsView = z
  .object({
    drills: z.array(
      z.object({
        name: drillName,
        title: z.string(),
        attack: z.string(),
        expectedControl: z.string(),
        notice: z.enum(['must', 'nothing']).meta({
          description: 'Whether it has to be noticed, or leaves nothing in Cordon to notice',
        }),
        noFeed: z.boolean().meta({ description: 'It needs a feed that nothing gives yet' }),
        history: z
          .array(
            z.object({
              run: z.string(),
              at: instant,
              passed: z.boolean().nullable(),
              timeToDetectMs: ms,
            }),
          )
          .meta({ description: 'Newest first' }),
        last: drillResultView.nullable(),
      }),
    ),
    runs: z.array(drillRunView.omit({ results: true })),
    running: drillRunView.nullable(),
    schedule: z.object({ everyDays: z.int().nullable(), nextAt: instant.nullable() }),
    ready: z
      .enum(['ready', 'not-found', 'drill-without-canary'])
      .meta({ description: 'Whether there is an agreement and a canary to make them on' }),
  })
  .meta({ id: 'Drills' });

export const runDrillsBody = z
  .strictObject({
    names: z.array(drillName).max(drillNames.length).meta({ description: 'All when empty' }),
    ...signedActFields,
  })
  .meta({ id: 'RunDrillsBody' });

export const scheduleDrillsBody = z
  .strictObject({ everyDays: z.int().min(1).max(366).nullable(), ...signedActFields })
  .meta({ id: 'ScheduleDrillsBody' });

export const drillReport = z
  .object({
    report: z.string().meta({ description: 'Canonical JSON' }),
    sha256: z.string(),
    entry: z.int().meta({ description: 'The entry that holds this hash' }),
    proof: z.string().meta({ description: 'C2SP tlog-proof of that entry, verified offline' }),
  })
  .meta({ id: 'DrillReport' });

const role = z.enum(tabletopRoles);

export const tabletopView = z
  .object({
    id: z.string(),
    scenario: z.string(),
    title: z.string(),
    opening: z.string(),
    startedBy: personRef,
    startedAt: instant,
    endedAt: instant.nullable(),
    lesson: z.string().nullable(),
    entry: z.int().nullable().meta({ description: 'Holds the hash of the debrief' }),
    known: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        knownAt: instant,
        answers: z.array(
          z.object({
            role,
            question: z.string(),
            decision: z.string().nullable(),
            afterMinutes: z.int().nullable(),
          }),
        ),
      }),
    ),
    next: z.object({ id: z.string(), at: instant }).nullable(),
    unanswered: z.int(),
  })
  .meta({ id: 'Tabletop' });

export const tabletopsView = z
  .object({
    scenarios: z.array(z.object({ id: z.string(), title: z.string(), opening: z.string() })),
    tabletops: z.array(tabletopView),
  })
  .meta({ id: 'Tabletops' });

export const startTabletopBody = z
  .strictObject({ scenario: identifier, ...signedActFields })
  .meta({ id: 'StartTabletopBody' });

export const nextInjectBody = z
  .strictObject({ inject: identifier, ...signedActFields })
  .meta({ id: 'NextInjectBody' });

export const tabletopDecisionBody = z
  .strictObject({ inject: identifier, role, decision: prose(3, 600), ...signedActFields })
  .meta({ id: 'TabletopDecisionBody' });

export const endTabletopBody = z
  .strictObject({ lesson: prose(3, 2000), ...signedActFields })
  .meta({ id: 'EndTabletopBody' });
