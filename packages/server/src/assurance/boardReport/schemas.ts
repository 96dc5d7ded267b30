import { z } from 'zod';
import { instant } from '../../platform/schemas.ts';

const month = z.string().meta({ description: 'A month in UTC: `2026-11`' });

export const boardReportView = z
  .object({
    at: instant,
    practices: z.array(
      z.object({
        month,
        holds: z.int(),
        fails: z.int(),
        unknown: z.int().meta({ description: 'Not tested, too old, or nothing looks at it' }),
      }),
    ),
    findings: z.array(
      z.object({
        month,
        opened: z.int(),
        closed: z.int(),
        open: z.int().meta({ description: 'At the end of the month, or now' }),
      }),
    ),
    incidents: z.array(z.object({ month, grave: z.int(), other: z.int() })),
    vendors: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        findingsOpen: z.int(),
        daysToClose: z
          .number()
          .nullable()
          .meta({ description: 'Median over the year; null when none was closed' }),
        incidents: z.int().meta({ description: 'Over the year' }),
      }),
    ),
  })
  .meta({ id: 'BoardReportView' });
