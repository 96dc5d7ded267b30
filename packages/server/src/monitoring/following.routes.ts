import type { FastifyReply, FastifyRequest } from 'fastify';
import { connectedOf, type Revocations, type SignedIn } from '../identity/index.ts';
import { openStream, resumedAfter } from '../platform/sse.ts';
import type { Feed } from './feed.ts';

export interface FollowDeps {
  readonly feed: Pick<Feed, 'onWake'>;
  readonly revocations: Pick<Revocations, 'watch'>;
}

/** What is followed: rows with a number that only grows. */
export interface Followed<Row> {
  /** Name of the server-sent event. */
  readonly event: string;
  readonly batch: number;
  readonly newest: () => Promise<number>;
  /** At most a batch, in order. Asked anew each time, since what somebody may see may be taken away meanwhile. */
  readonly after: (last: number) => Promise<readonly Row[]>;
  readonly numberOf: (row: Row) => number;
  readonly shownOf: (row: Row) => unknown;
}

/**
 * A live reply of what is entered, as server-sent events, from where the client was. It ends with the session: at its
 * expiry, and at once when it is revoked.
 */
export async function follow<Row>(
  { feed, revocations }: FollowDeps,
  { event, batch, newest, after, numberOf, shownOf }: Followed<Row>,
  who: SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  let last = resumedAfter(request) ?? (await newest());
  const stream = openStream(request, reply);
  const unwatch = revocations.watch(connectedOf(who), () => {
    stream.end();
  });
  const send = async (): Promise<void> => {
    for (;;) {
      const rows = await after(last);
      for (const row of rows) {
        last = numberOf(row);
        stream.send(event, shownOf(row), last);
      }
      if (rows.length < batch) return;
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
