import type { FastifyReply, FastifyRequest } from 'fastify';
import { connectedOf, type Revocations, type SignedIn } from '../identity/index.ts';
import { openStream } from '../platform/sse.ts';
import type { Feed } from './feed.ts';
import type { Scope } from './scope.ts';
import type { AccessStore } from './store.ts';

export interface AccessStreamDeps {
  readonly accesses: Pick<AccessStore, 'list' | 'newest'>;
  readonly feed: Feed;
  readonly revocations: Pick<Revocations, 'watch'>;
  /** What the person may see at this moment. */
  readonly scopeOf: () => Promise<Scope>;
}

const BATCH = 200;

/**
 * The live feed of accesses, as server-sent events. It ends with the session: at its expiry, and at once when it is
 * revoked. The scope is asked anew for every batch, since an auditor's window may be taken away meanwhile.
 */
export async function accessStream(
  { accesses, feed, revocations, scopeOf }: AccessStreamDeps,
  who: SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const seen = Number(request.headers['last-event-id']);
  let last = Number.isSafeInteger(seen) ? seen : await accesses.newest();
  const stream = openStream(request, reply);
  const unwatch = revocations.watch(connectedOf(who), () => {
    stream.end();
  });
  const send = async (): Promise<void> => {
    for (;;) {
      const rows = await accesses.list({ after: last }, await scopeOf(), BATCH);
      for (const row of rows) stream.send('access', row, row.entry);
      last = rows.at(-1)?.entry ?? last;
      if (rows.length < BATCH) return;
    }
  };
  let sending = Promise.resolve();
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
  // What was entered while the stream was being opened.
  wake();
}
