import { z } from 'zod';

export const floor = z
  .object({
    minutes: z.int(),
    queues: z.array(
      z.object({
        vendor: z.string(),
        vendorName: z.string(),
        queue: z
          .string()
          .nullable()
          .meta({ description: 'Purpose of the tickets; null for accesses without a ticket' }),
        drill: z.boolean().meta({ description: 'Worked on by people who were made for a drill' }),
        ok: z.int(),
        refused: z.int(),
        people: z.int(),
        customers: z.int(),
        unexplained: z.int().meta({ description: 'Accesses of a customer that no ticket in hand explains' }),
        course: z.array(z.int()).meta({ description: 'Accesses in each of equal parts of the time' }),
      }),
    ),
  })
  .meta({ id: 'Floor' });
