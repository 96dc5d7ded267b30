import { z } from 'zod';
import type { Hearing } from '../platform/hearing.ts';
import type { App } from '../platform/http/index.ts';

const health = z
  .object({
    serving: z.boolean().meta({ description: 'Whether signed-in requests are answered' }),
    heardMsAgo: z.int().nullable().meta({
      description: 'Age of the newest heartbeat that went round through the database; null before the first',
    }),
  })
  .meta({ id: 'Health' });

/** For load balancers: a replica that hears of no revocation serves nobody, and says so with 503. */
export function healthRoutes(app: App, hearing: Hearing): void {
  app.get(
    '/api/health',
    { schema: { tags: ['health'], response: { 200: health, 503: health } } },
    async (_, reply) => {
      const serving = hearing.hears();
      const silent = hearing.silentFor();
      return reply
        .code(serving ? 200 : 503)
        .send({ serving, heardMsAgo: silent === null ? null : Math.round(silent) });
    },
  );
}
