import { z } from 'zod';
import type { Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { withDrills } from '../schemas.ts';
import type { FloorReads } from './store.ts';
import { floor } from './schemas.ts';

const BUCKETS = 30;
const MINUTE = 60_000;

export interface FloorDeps {
  readonly floor: FloorReads;
  readonly now: () => Date;
}

/** Who works on what now: each vendor's queues, for the company's people. */
export function floorRoutes(app: App, guard: Guard, { floor: reads, now }: FloorDeps): void {
  app.get(
    '/api/floor',
    {
      onRequest: guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'),
      schema: {
        tags: ['accesses'],
        querystring: z.strictObject({
          minutes: z.coerce.number().int().min(15).max(1440).default(60),
          drills: withDrills,
        }),
        response: { 200: floor },
      },
    },
    async ({ query: { minutes, drills } }) => {
      const until = now();
      const from = new Date(until.getTime() - minutes * MINUTE);
      const queues = await reads.queues(from, until, BUCKETS, drills === 'with');
      return { minutes, queues: queues.map((queue) => ({ ...queue, course: [...queue.course] })) };
    },
  );
}
