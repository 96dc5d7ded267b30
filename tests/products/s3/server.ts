import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/*
 * S3rver: a store of others that speaks S3. It knows whose key a signature names, and does not compute it (AWS Signature
 * Version 4): that is the library's, aws4fetch.
 */

export interface Store {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  close(): Promise<void>;
}

interface Server {
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}

type Serve = new (options: {
  readonly address: string;
  readonly port: number;
  readonly silent: boolean;
  readonly directory: string;
  readonly configureBuckets: readonly { readonly name: string }[];
}) => Server;

/** The one key it knows; it has no other. */
const KEY = 'S3RVER';

export async function openStore(bucket: string): Promise<Store> {
  // It brings no types, and is installed in this folder alone: see .ci/run.
  const S3rver = createRequire(import.meta.url)('s3rver') as Serve;
  const directory = await mkdtemp(path.join(tmpdir(), 'cordon-s3-'));
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory },
    configureBuckets: [{ name: bucket }],
  });
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    accessKeyId: KEY,
    secretAccessKey: KEY,
    async close() {
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}
