import { createApp, type App } from '../platform/http/index.ts';
import { openBus } from '../platform/bus.ts';
import type { Pools } from '../platform/db.ts';
import { openHearing } from '../platform/hearing.ts';
import type { Guard } from '../identity/index.ts';
import type { Log } from '../platform/log.ts';
import { checkPort } from '../platform/ports.ts';
import type { EarReplica } from './deps.ts';

/** A replica of the drill's own knows sooner than a real one that it hears nothing: nobody waits for it but the drill. */
const SOONER = { beatMs: 100, deafMs: 1_000 } as const;

interface EarWorld {
  readonly appUrl: string;
  readonly baseUrl: string;
  readonly pool: Pools['app'];
  readonly log: Log;
  /** The guard of the house, over another ear. */
  readonly guardHearing: (hears: () => boolean) => Guard;
}

/** A replica that does nothing but tell who is signed in, at this machine alone: the guard, and a line to hear on. */
export async function openEarReplica(world: EarWorld): Promise<EarReplica> {
  const { baseUrl, pool, log } = world;
  const bus = await openBus(world.appUrl, log);
  const hearing = await openHearing(bus, pool, log, SOONER);
  let app: App | null = null;
  const close = async (): Promise<void> => {
    await app?.close();
    hearing.close();
    await bus.close();
  };
  try {
    app = await createApp({ config: { baseUrl, trustedProxies: [], tls: undefined }, log });
    const guard = world.guardHearing(hearing.hears);
    app.get('/api/tickets', { onRequest: guard.requireSignedIn, schema: { hide: true } }, () => ({}));
    const port = await checkPort(0);
    await app.listen({ host: 'localhost', port });
    return {
      ...{ url: `http://localhost:${String(port)}`, close },
      async cut() {
        const deaf = new Promise<void>((resolve) => {
          hearing.onChange((hears) => {
            if (!hears) resolve();
          });
          setTimeout(resolve, 3 * SOONER.deafMs).unref();
        });
        await bus.close();
        await deaf;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
