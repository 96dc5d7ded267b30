import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { follow, type Followed, type FollowDeps } from '../following.routes.ts';
import type { IncidentStore } from '../incidents/incident.ts';
import { signalView } from '../incidents/schemas.ts';
import { signalOf } from '../incidents/view.ts';
import { feedsView } from './schemas.ts';

export interface SignalRoutesDeps extends FollowDeps {
  readonly store: Pick<IncidentStore, 'signalsAbout' | 'signalsAfter' | 'newestSignal'>;
  readonly feeds: () => Promise<z.infer<typeof feedsView>>;
  readonly now: () => Date;
}

const readers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

const BATCH = 100;

const DAY = 86_400_000;

/** What was signalled, as lists and live. */
export function signalRoutes(app: App, guard: Guard, deps: SignalRoutesDeps): void {
  const { store, now } = deps;
  const onRequest = guard.requireRole(...readers);
  const tags = ['incidents'];

  app.get(
    '/api/signals',
    {
      onRequest,
      schema: {
        tags,
        querystring: z.strictObject({
          agent: identifier.optional(),
          days: z.coerce.number().int().min(1).max(365).default(30),
        }),
        response: { 200: z.array(signalView) },
      },
    },
    async (request) => {
      const { agent, days } = request.query;
      const since = new Date(now().getTime() - days * DAY);
      return (await store.signalsAbout(agent ?? null, since)).map(signalOf);
    },
  );

  // Each signal is an entry, whose commit wakes every replica.
  const followed: Followed<Awaited<ReturnType<typeof store.signalsAfter>>[number]> = {
    ...{ event: 'signal', batch: BATCH },
    newest: () => store.newestSignal(),
    after: (last) => store.signalsAfter(last, BATCH),
    numberOf: ({ seq }) => seq,
    shownOf: signalOf,
  };
  app.get('/api/signals/stream', { onRequest, schema: { hide: true } }, (request, reply) =>
    follow(deps, followed, signedIn(request), request, reply),
  );

  app.get('/api/watching', { onRequest, schema: { tags, response: { 200: feedsView } } }, () => deps.feeds());
}
