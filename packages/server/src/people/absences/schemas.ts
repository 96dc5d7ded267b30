import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { instant, personRef } from '../../platform/schemas.ts';
import { REASONS } from './absences.ts';

const reason = z.enum(REASONS).meta({ id: 'AbsenceReason' });

export const absenceList = z
  .object({
    absences: z.array(
      z
        .object({
          id: z.string(),
          from: instant,
          until: instant,
          reason,
          saidBy: personRef,
          over: z.boolean(),
          endedAt: instant.nullable().meta({ description: 'When they were back early' }),
        })
        .meta({ id: 'AbsenceView' }),
    ),
    maySay: z.boolean(),
  })
  .meta({ id: 'AbsenceList', description: 'When somebody is away: those that run or come first' });

export const absenceBody = z
  .strictObject({ from: instant, until: instant, reason, ...signedActFields })
  .meta({ id: 'AbsenceBody' });

export const absenceSaid = z.object({ id: z.string() }).meta({ id: 'AbsenceSaid' });

export const endAbsenceBody = z.strictObject(signedActFields).meta({ id: 'EndAbsenceBody' });
