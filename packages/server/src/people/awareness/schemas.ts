import { partNames, type AwarenessPart } from '@cordon/core/people/awareness';
import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { prose } from '../../platform/freeText.ts';
import { instant, partyRef } from '../../platform/schemas.ts';
import { nearMissKinds } from './nearMisses.store.ts';

const part = z.enum(partNames as [AwarenessPart, ...AwarenessPart[]]);
const month = z.string().meta({ description: 'As 2026-11' });

const group = z
  .object({
    team: z.string().nullable().meta({ description: 'Site id; null: the whole vendor' }),
    name: z.string(),
    people: z.int().nullable().meta({ description: 'Null: fewer than a group, or it would give one away' }),
    score: z.int().nullable(),
    confidence: z
      .number()
      .meta({ description: 'Share of the weights that the score rests on; what is missing lowers this' }),
    parts: z.array(
      z.object({
        part,
        share: z.number().nullable().meta({ description: 'From 0 to 1, in steps of 0.05' }),
        missing: z.enum(['no-feed', 'too-few']).nullable(),
      }),
    ),
    medianMinutes: z
      .number()
      .nullable()
      .meta({ description: 'Until half of those who reported had; weighs nothing' }),
  })
  .meta({ id: 'AwarenessGroup' });

export const awarenessView = z
  .object({
    group: z.int().meta({ description: 'Fewest people anything is told of' }),
    formula: z.array(z.object({ part, weight: z.int(), title: z.string(), formula: z.string() })),
    vendors: z.array(
      z.object({
        vendor: partyRef,
        at: instant,
        total: group,
        teams: z.array(group),
        months: z.array(
          z.object({
            month,
            madeAt: instant,
            entry: z.int(),
            score: z.int().nullable(),
            confidence: z.number(),
            parts: z.array(z.object({ part, share: z.number().nullable() })),
            teams: z.array(z.object({ team: z.string(), name: z.string(), score: z.int().nullable() })),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Awareness' });

const kind = z.enum(nearMissKinds);

export const nearMissBody = z
  .strictObject({ kind, text: prose(10, 1000) })
  .meta({ id: 'NearMissBody', description: 'What nearly went wrong. Who says so is not kept' });

export const nearMissView = z
  .object({
    id: z.string(),
    vendor: z.string(),
    site: z.string().nullable().meta({ description: 'Null: none, or one of fewer people than a group' }),
    month,
    kind,
    text: z.string(),
    lesson: z.string().nullable(),
    lessonAt: instant.nullable(),
  })
  .meta({ id: 'NearMiss' });

export const lessonBody = z
  .strictObject({ lesson: prose(10, 1000), ...signedActFields })
  .meta({ id: 'NearMissLessonBody' });
