import { z } from 'zod';
import { signedActFields } from '../../identity/index.ts';
import { prose } from '../../platform/freeText.ts';
import { instant, personRef } from '../../platform/schemas.ts';

const name = z.string().regex(/^[A-Za-z][A-Za-z-]{0,60}$/);

export const changes = z
  .array(z.strictObject({ kind: name, name, value: z.number().min(0).max(1e9) }))
  .max(100)
  .meta({ description: 'Thresholds to change' });

const containment = z.strictObject({
  automatic: z.enum(['step-up', 'slow-down', 'suspend-agent']).nullable(),
  decideWithinHours: z.int().min(1).max(72),
  customersAnHour: z.int().min(1).max(100).meta({ description: 'Left to whoever is slowed' }),
});

const days = z.int().min(1).max(90);

const counts = z.record(z.string(), z.int());

export const compared = z.object({ days: z.int(), events: z.int(), before: counts, after: counts }).meta({
  id: 'ComparedView',
  description: 'What would have been alerted under the old and the new thresholds',
});

export const lookBody = z.strictObject({ changes, days }).meta({ id: 'CalibrationLookBody' });

export const changeBody = z
  .strictObject({ changes, containment, days, why: prose(10, 500), version: z.int(), ...signedActFields })
  .meta({ id: 'CalibrationBody' });

export const calibrationView = z
  .object({
    version: z.int().meta({ description: '0 for what Cordon ships with' }),
    containment,
    thresholds: z.array(
      z.object({
        kind: z.string(),
        name: z.string(),
        value: z.number(),
        unit: z.string(),
        evidence: z.string(),
      }),
    ),
    verdicts: z.array(
      z.object({ kind: z.string(), real: z.int(), falsePositive: z.int(), unjudged: z.int() }),
    ),
    versions: z.array(
      z.object({
        version: z.int(),
        why: z.string(),
        changed: z.record(z.string(), z.record(z.string(), z.number())),
        compared,
        by: personRef,
        at: instant,
      }),
    ),
  })
  .meta({ id: 'CalibrationView' });
