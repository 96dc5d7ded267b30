import { AwsClient } from 'aws4fetch';
import type { Place } from './publishing.ts';
import type { S3Access } from './settings.ts';

const TIMEOUT_MS = 30_000;
/** Tries after a first one that failed by the store's fault or the network's. */
const RETRIES = 3;

/** The cache headers of the server's own `/log/`, which a bucket that is read directly gives as it was told. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const BRIEFLY = 'public, max-age=5, must-revalidate';

/**
 * A bucket, or what begins with a prefix in it, by path-style addresses and signature version 4. An object appears whole
 * or not at all, and is durable once the store said so.
 */
export function openBucket(bucket: string, prefix: string, settings: S3Access): Place {
  const { endpoint, region, accessKeyId, secretAccessKey, sessionToken } = settings;
  const client = new AwsClient({
    ...{ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES },
    ...(sessionToken !== undefined && { sessionToken }),
  });
  const base = `${endpoint.replace(/\/$/, '')}/${bucket}/${prefix === '' ? '' : `${prefix}/`}`;
  const signal = () => AbortSignal.timeout(TIMEOUT_MS);
  return {
    async read(path) {
      const answer = await client.fetch(base + path, { signal: signal() });
      if (answer.status === 404) {
        await answer.body?.cancel();
        return null;
      }
      await done(answer, 'GET');
      return new Uint8Array(await answer.arrayBuffer());
    },
    async write(path, bytes) {
      const tile = path.startsWith('tile/');
      const answer = await client.fetch(base + path, {
        method: 'PUT',
        body: Uint8Array.from(bytes),
        headers: {
          'content-type': tile ? 'application/octet-stream' : 'text/plain; charset=utf-8',
          'cache-control': tile ? FOR_EVER : BRIEFLY,
        },
        signal: signal(),
      });
      await done(answer, 'PUT');
      await answer.body?.cancel();
    },
  };
}

/** Some stores say 403 for what is not there and may not be listed, so only 404 is taken for nothing. */
async function done(answer: Response, what: string): Promise<void> {
  if (answer.ok) return;
  await answer.body?.cancel();
  throw new Error(`the store answered ${String(answer.status)} to ${what}`);
}
