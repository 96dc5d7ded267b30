import { practices } from '@cordon/core/assurance';
import { z } from 'zod';
import { signedActFields } from '../../identity/index.ts';
import { sightRows } from '../../agreements/clauses/schemas.ts';
import { identifier, instant, personRef } from '../../platform/schemas.ts';

const state = z.enum(['passes', 'fails', 'stale', 'never-run', 'nothing-to-test', 'could-not-run']);

const practice = z.enum(Object.keys(practices) as [keyof typeof practices, ...(keyof typeof practices)[]]);

export const controlTestView = z
  .object({
    id: z.string(),
    practice,
    title: z.string().meta({ description: 'What holds while it passes' }),
    population: z.string().meta({ description: 'What it is made on' }),
    everyHours: z.number(),
    freshHours: z.number(),
    state: state.meta({ description: 'Only `passes` is green' }),
    last: z
      .object({
        at: instant,
        population: z
          .int()
          .nullable()
          .meta({ description: 'Null: of the company, and not told to the reader' }),
        failed: z.int().nullable(),
        failing: z
          .array(z.object({ id: z.string(), vendor: z.string().nullable(), why: z.string() }))
          .meta({ description: 'The first of those that fail' }),
        ms: z.int(),
      })
      .nullable(),
    nextAt: instant.nullable().meta({ description: 'Null: at the next look' }),
    history: z
      .array(z.object({ at: instant, state, failed: z.int().nullable(), population: z.int().nullable() }))
      .meta({ description: 'Newest first' }),
  })
  .meta({ id: 'ControlTestView' });

export const controlsView = z
  .object({
    practices: z.array(z.object({ id: practice, title: z.string() })),
    tests: z.array(controlTestView),
    names: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .meta({ description: 'Of people and agreements among the failing items' }),
    vendors: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .meta({ description: 'Whose items there are' }),
  })
  .meta({ id: 'Controls' });

export const runControlsBody = z
  .strictObject({
    tests: z.array(identifier).max(100).meta({ description: 'All when empty' }),
    ...signedActFields,
  })
  .meta({ id: 'RunControlsBody' });

export const runControlsAnswer = z
  .object({
    pass: z.string(),
    joined: z.boolean().meta({ description: 'They come from what runs or waits already' }),
  })
  .meta({ id: 'RunControlsAnswer' });

const pass = z
  .object({
    id: z.string(),
    askedAt: instant,
    askedBy: personRef.nullable().meta({ description: 'Null: the schedule' }),
    state: z.enum(['waiting', 'running', 'done', 'broke-off']),
    tests: z.array(z.string()).meta({ description: 'In the order they are made in' }),
    made: z.int().meta({ description: 'The test at this place is being made' }),
    failed: z.int().nullable().meta({ description: 'Null until it is done' }),
    couldNotRun: z.int().nullable(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'ControlPass' });

export const controlPassesView = z
  .object({
    running: pass.nullable(),
    waiting: pass.nullable(),
    last: pass.nullable().meta({ description: 'The last that ended' }),
  })
  .meta({ id: 'ControlPasses' });

const unusedView = z.object({
  clause: z.string(),
  purpose: z.string(),
  what: z.enum(['permission', 'operation', 'category', 'right']),
  operation: z.string().nullable(),
  category: z.string().nullable(),
});

export const unusedPermissionsView = z
  .object({
    agreements: z.array(
      z.object({
        agreement: z.string(),
        title: z.string(),
        vendor: z.string(),
        version: z.int(),
        newest: z.int().meta({ description: 'Above `version` while a newer one is drafted or offered' }),
        judged: z.boolean().meta({ description: 'False: in force for less than 90 days' }),
        proposed: z.array(unusedView).meta({ description: 'What narrower terms would lack' }),
        kept: z.array(unusedView).meta({
          description: 'Unused, and kept: without it somebody would see more, since it also restricts',
        }),
        sight: z.object(sightRows).nullable().meta({ description: 'Who would lose what' }),
      }),
    ),
  })
  .meta({ id: 'UnusedPermissions' });

export const narrowerBody = z.strictObject({}).meta({ id: 'DraftNarrowerBody' });

export const narrowerAnswer = z
  .object({
    version: z.int(),
    drafted: z.int().meta({ description: 'Of what nobody used, how much it lacks' }),
    left: z.int().meta({ description: 'How much no change of clauses takes away by itself' }),
  })
  .meta({ id: 'DraftNarrowerAnswer' });
