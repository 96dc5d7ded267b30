import { z } from 'zod';

const address = z
  .object({
    host: z.string(),
    port: z.int(),
    tls: z.boolean().meta({ description: 'Entered encrypted, and in no other way' }),
  })
  .meta({ id: 'DoorAddress' });

export const doorsView = z
  .object({ postgres: address.nullable().meta({ description: 'Null while the door is closed' }) })
  .meta({ id: 'DoorsView' });
