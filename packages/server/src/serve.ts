import type { Config } from './config.ts';
import { composeRoutes } from './composeRoutes.ts';
import type { Installation } from './installation.ts';
import { createApp, type App } from './platform/http/index.ts';

/**
 * Listens with every feature's routes.
 * @returns the app; its `close` ends connections, event streams included
 */
export async function serve(config: Config, { house, log }: Installation): Promise<App> {
  const app = await createApp({ config, log });
  await composeRoutes(app, house);
  await app.listen({ host: config.host, port: config.port });
  return app;
}
