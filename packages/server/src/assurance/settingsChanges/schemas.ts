import { settings, type Setting } from '@cordon/core/assurance';
import { z } from 'zod';
import { instant, personRef } from '../../platform/schemas.ts';

export const settingsQuery = z.strictObject({ from: instant, until: instant });

export const settingsChangesView = z
  .object({
    changes: z.array(
      z.object({
        entry: z.int(),
        act: z.string(),
        of: z.enum(Object.keys(settings) as [Setting, ...Setting[]]),
        title: z.string(),
        at: instant,
        by: personRef.nullable().meta({ description: 'Null: a machine, or the shell' }),
        secondPerson: personRef.nullable(),
        takesTwo: z.boolean(),
        vendor: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'SettingsChangesView' });
