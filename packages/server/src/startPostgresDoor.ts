import { loadParser } from '@cordon/core/sql/statement';
import { composePostgresDoor } from './composePostgresDoor.ts';
import type { House } from './compose.ts';
import type { Config } from './config.ts';
import { listen } from './doors/postgres/index.ts';
import type { Log } from './platform/log.ts';
import { keepContext } from './platform/tls/served.ts';

/** Clients connected at once. Each has a connection of its own to its source. */
const MOST = 200;

/**
 * Listens for clients of PostgreSQL where a port is set.
 * @returns a stop, which ends every connection
 * @throws Failure `port-in-use`, `config-wrong`
 */
export async function startPostgresDoor(
  house: House,
  { host, postgresPort, tls }: Pick<Config, 'host' | 'postgresPort' | 'tls'>,
  log: Log,
): Promise<() => Promise<void>> {
  if (postgresPort === undefined) return () => Promise.resolve();
  await loadParser();
  const { postgresPlace: place } = house;
  const context = tls === undefined ? null : await keepContext(tls, log);
  const listener = await listen(composePostgresDoor(house), {
    ...{ host, port: postgresPort, most: MOST },
    tls: context?.current ?? null,
  });
  place.opened({ port: listener.port, tls: context !== null });
  log.info('clients of PostgreSQL are let in', { feature: 'postgres-door', port: listener.port });
  return async () => {
    place.closed();
    context?.stop();
    await listener.close();
  };
}
