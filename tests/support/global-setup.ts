import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded, type Embedded } from '../../packages/server/src/platform/embedded.ts';
import { loadKeys } from '../../packages/server/src/platform/keys.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { migrate } from '../../packages/server/src/platform/migrate.ts';
import { temporaryDataDir } from '../../packages/server/src/platform/temporary.ts';
import { TEMPLATE, TEST_SECRET, type Cluster } from './cluster.ts';
import { createDemos } from './demos.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * Asking this address starts the cluster of the run at the first call; it answers a `Cluster`. Below it stand the
     * demos (`demos/NAME`).
     */
    cordonCluster: string;
  }
}

const PREFIX = 'cordon-test-';

/** Folders of runs that were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^cordon-test-(\d+)-/.exec(name)?.[1] ?? '0');
    if (pid === 0) continue;
    try {
      process.kill(pid, 0);
    } catch {
      await rm(path.join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

interface Running {
  readonly embedded: Embedded;
  readonly remove: () => Promise<void>;
  readonly cluster: Cluster;
}

async function start(): Promise<Running> {
  await sweep();
  const { dataDir, remove } = await temporaryDataDir(`${PREFIX}${String(process.pid)}-`);
  // Autovacuum works as a superuser, which the owner may not send away: a database it is in could not be dropped.
  const embedded = await startEmbedded({
    dataDir,
    durable: false,
    settings: { max_connections: '400', autovacuum: 'off' },
  });
  const ownerUrl = await embedded.createDatabase(TEMPLATE);
  const keys = await loadKeys({ dataDir, secret: TEST_SECRET });
  const { roles } = await migrate({ ownerUrl, keys, log: silentLog });
  return { embedded, remove, cluster: { ownerUrl, roles } };
}

/**
 * vitest `globalSetup`. No database is started until a test file asks for one (`testDatabase()`), so a run of unit
 * tests costs nothing.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let running: Promise<Running> | undefined;
  const demoKeys = await mkdtemp(path.join(tmpdir(), `${PREFIX}${String(process.pid)}-`));
  const demos = createDemos(demoKeys);
  const server = createServer((request, response) => {
    running ??= start();
    const [, , demo] = (request.url ?? '/').split('/');
    const answering: Promise<unknown> =
      demo === undefined
        ? running.then(({ cluster }) => cluster)
        : demos.answer(request, decodeURIComponent(demo));
    answering.then(
      (answer) => response.end(JSON.stringify(answer)),
      (error: unknown) => {
        const text =
          error instanceof Error
            ? `${error.message} ${'detail' in error ? String(error.detail) : ''} ${error.stack ?? ''}`
            : '';
        response.writeHead(500).end(text);
      },
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address !== 'object') throw new Error('no port');
  project.provide('cordonCluster', `http://127.0.0.1:${String(address.port)}/`);

  return async () => {
    server.closeAllConnections();
    server.close();
    await rm(demoKeys, { recursive: true, force: true });
    const started = await running?.catch(() => undefined);
    if (!started) return;
    await started.embedded.stop();
    await started.remove();
  };
}
