import { z } from 'zod';
import { connectedOf, signedIn, type Guard, type Revocations } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { openStream } from '../../platform/sse.ts';
import type { Feed } from '../feed.ts';
import type { IncidentStore } from '../incidents/incident.ts';
import { signalView } from '../incidents/schemas.ts';
import { signalOf } from '../incidents/view.ts';
import { feedsView } from './schemas.ts';

export interface SignalRoutesDeps {
  readonly store: Pick<IncidentStore, 'signalsAbout' | 'signalsAfter' | 'newestSignal'>;
  readonly feed: Feed;
  readonly revocations: Pick<Revocations, 'watch'>;
  readonly feeds: () => Promise<z.infer<typeof feedsView>>;
  readonly now: () => Date;
}

const readers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

const BATCH = 100;

const DAY = 86_400_000;

/** What was signalled, as lists and live. */
export function signalRoutes(app: App, guard: Guard, deps: SignalRoutesDeps): void {
  const { store, feed, revocations, now } = deps;
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

  app.get('/api/signals/stream', { onRequest, schema: { hide: true } }, async (request, reply) => {
    const who = signedIn(request);
    const seen = Number(request.headers['last-event-id']);
    let last = Number.isSafeInteger(seen) ? seen : await store.newestSignal();
    const stream = openStream(request, reply);
    const unwatch = revocations.watch(connectedOf(who), () => {
      stream.end();
    });
    const send = async (): Promise<void> => {
      for (;;) {
        const signals = await store.signalsAfter(last, BATCH);
        for (const signal of signals) stream.send('signal', signalOf(signal), signal.seq);
        last = signals.at(-1)?.seq ?? last;
        if (signals.length < BATCH) return;
      }
    };
    let sending = Promise.resolve();
    // Each signal is an entry, whose commit wakes every replica.
    const wake = (): void => {
      sending = sending.then(send, send).catch(() => {
        stream.end();
      });
    };
    const stop = feed.onWake(wake);
    stream.onClose(() => {
      unwatch();
      stop();
    });
    wake();
  });

  app.get('/api/watching', { onRequest, schema: { tags, response: { 200: feedsView } } }, () => deps.feeds());
}
