// The door to PostgreSQL with masking alone, in a process of its own: everything is rewritten, decided, scoped and built as
// entries, but they are stored nowhere, and who stands and what was used is answered from memory.
import process from 'node:process';
import { loadParser } from '@cordon/core/sql/statement';
import { composePostgresDoor } from '../../../packages/server/src/composePostgresDoor.ts';
import { readConfig } from '../../../packages/server/src/config.ts';
import { listen } from '../../../packages/server/src/doors/postgres/index.ts';
import { createGate, type GatePorts } from '../../../packages/server/src/gate/index.ts';
import { openInstallation } from '../../../packages/server/src/installation.ts';

const UNUSED = {
  ...{ subjects: 0, newSubject: false, unbound: 0, newUnbound: false, reveals: 0, lookups: 0 },
  ...{ exportedRows: 0, subjectsToday: 0 },
  lastHour: { customers: 0, newCustomer: false, reveals: 0, lookups: 0 },
};

const NO_PROTOCOL = { protocol: null, hash: null, owed: false };

async function start(environment: string): Promise<number> {
  const config = readConfig(JSON.parse(environment) as Record<string, string>);
  const { house } = await openInstallation(config);
  let entries = 0;
  const ports: GatePorts = {
    ...house.gatePorts,
    ledger: { append: (records) => Promise.resolve(records.map(() => entries++)) },
    usage: { of: () => Promise.resolve(UNUSED), lately: () => UNUSED },
    shown: {
      shownToday: () => Promise.resolve(new Set()),
      reserve: () => ({ entered: () => undefined, dropped: () => undefined }),
    },
    principals: { again: ({ principal }) => Promise.resolve({ ok: true, principal }) },
    protocols: { standing: () => Promise.resolve(NO_PROTOCOL), lately: () => NO_PROTOCOL },
  };
  await loadParser();
  const door = composePostgresDoor({ ...house, gate: createGate(ports) });
  const { port } = await listen(door, { host: '127.0.0.1', port: 0, most: 200, tls: null });
  return port;
}

process.once('disconnect', () => process.exit(0));
process.once('message', (environment: string) => {
  start(environment).then(
    (port) => process.send?.(port),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
