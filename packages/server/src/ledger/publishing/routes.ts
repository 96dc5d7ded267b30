import { createHash } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import type { FastifyReply } from 'fastify';
import { addressUnit, clientAddress } from '../../identity/network.ts';
import type { App } from '../../platform/http/index.ts';
import { createNarrow, createPace } from './pace.ts';
import type { PublishedFile, PublishedLog } from './published.ts';

export interface PublishingRoutesDeps {
  readonly published: PublishedLog;
  readonly now: () => Date;
  /** Requests an address may make in a minute. */
  readonly aMinute?: number;
}

/** A log of a million entries has 8,000 files: whoever reads it whole needs a minute. */
const A_MINUTE = 12_000;
const AT_ONCE = 4;
const WAITING = 256;

/** A tile says the same for ever: partial ones are named by their width (C2SP tlog-tiles). */
const FOR_EVER = 'public, max-age=31536000, immutable';
const BRIEFLY = 'public, max-age=5, must-revalidate';

const kept: Readonly<Record<PublishedFile['kind'], readonly [type: string, cache: string]>> = {
  checkpoint: ['text/plain; charset=utf-8', BRIEFLY],
  keys: ['text/plain; charset=utf-8', BRIEFLY],
  rotations: ['application/x-ndjson', BRIEFLY],
  hashes: ['application/octet-stream', FOR_EVER],
  entries: ['application/octet-stream', FOR_EVER],
};

/**
 * The log for everybody, without a sign-in, as C2SP tlog-tiles has it: a checkpoint that outsiders cannot read would be
 * watched by nobody. Leaves are salted commitments; what they open to is given by right elsewhere. GET and HEAD only.
 */
export function publishingRoutes(
  app: App,
  { published, now, aMinute = A_MINUTE }: PublishingRoutesDeps,
): void {
  const pace = createPace(aMinute, now);
  const narrow = createNarrow(AT_ONCE, WAITING);

  const answer = async (path: string, unit: string, ifNoneMatch: string | undefined, reply: FastifyReply) => {
    const wait = pace.waitOf(unit);
    if (wait > 0) {
      void reply.header('retry-after', String(wait));
      throw new Failure('rate-limited');
    }
    const file = await narrow(() => published.read(path));
    if (file === null) throw new Failure('not-found');
    const [type, cache] = kept[file.kind];
    const etag = `"${createHash('sha256').update(file.bytes).digest('base64url')}"`;
    void reply
      .header('cache-control', cache)
      .header('etag', etag)
      // Public, and asked for without a cookie: a page that verifies a log may stand anywhere.
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin');
    if (ifNoneMatch?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) === true)
      return reply.code(304).send();
    return reply.type(type).send(Buffer.from(file.bytes));
  };

  for (const url of ['/log/checkpoint', '/log/keys', '/log/rotations', '/log/tile/*']) {
    app.get(url, { schema: { hide: true } }, (request, reply) => {
      // The path as it was sent: a tile has one name, so one spelled otherwise is not there.
      const [path = ''] = (request.raw.url ?? '').slice('/log/'.length).split('?');
      const unit = addressUnit(clientAddress(request.ip));
      return answer(path, unit, request.headers['if-none-match'], reply);
    });
  }
}
