import { z } from 'zod';
import { identifier, instant, partyRef, personRef } from '../platform/schemas.ts';
import { MOST_PACKED } from './recording.ts';

const clause = z.string().meta({ description: 'The clause that asks for it' });
const keepDays = z.int();
const moment = z.number().min(0).max(8.64e15).meta({ description: 'Epoch milliseconds' });

export const recordingBegun = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('none') }),
    z.object({ state: z.literal('untold'), agreement: z.string(), clause, keepDays }),
    z.object({
      state: z.literal('recording'),
      id: z.string(),
      clause,
      keepDays,
      labels: z.array(z.string()),
    }),
  ])
  .meta({ id: 'RecordingBegun' });

export const recordingToldBody = z
  .strictObject({ agreement: identifier, keepDays: z.int().min(1).max(366) })
  .meta({ id: 'RecordingToldBody' });

export const recordingPieceBody = z
  .strictObject({
    seq: z.int().min(0).max(100_000),
    from: moment,
    until: moment,
    events: z
      .string()
      .max(Math.ceil(MOST_PACKED / 3) * 4)
      .regex(/^[A-Za-z0-9+/]*={0,2}$/)
      .meta({ description: 'Masked events of rrweb 2: base64 of zlib of a JSON list' }),
  })
  .meta({ id: 'RecordingPieceBody' });

export const recordingEndBody = z
  .strictObject({ pieces: z.int().min(0).max(100_000).meta({ description: 'How many the browser made' }) })
  .meta({ id: 'RecordingEndBody' });

const gap = z.object({
  from: moment.nullable(),
  until: moment.nullable(),
  pieces: z.int().nullable().meta({ description: 'Pieces that never came; null where nobody knows' }),
});

export const recordingView = z
  .object({
    id: z.string(),
    person: personRef,
    vendor: partyRef,
    ticket: z.object({ id: z.string(), number: z.string() }),
    agreement: z.string(),
    place: z.enum(['workspace', 'sidebar']),
    startedAt: instant,
    lastAt: instant,
    keptUntil: instant,
    state: z.enum(['running', 'whole', 'broken-off', 'torn']),
    accesses: z.int(),
    removed: z
      .record(z.string(), z.int())
      .meta({ description: 'What the second lock took out, by its type' }),
  })
  .meta({ id: 'RecordingView' });

export const recordingWatched = z
  .object({
    entry: z.int().meta({ description: 'Ledger entry of this access' }),
    recording: recordingView,
    gaps: z.array(gap),
    events: z.array(z.unknown()).meta({ description: 'Masked events of rrweb 2' }),
    accesses: z.array(
      z.object({
        entry: z.int(),
        at: instant,
        kind: z.string(),
        ok: z.boolean(),
        fields: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'RecordingWatched' });
