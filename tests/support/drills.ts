import { addNobody, nobody } from '../../packages/server/src/demo/shop/nobody.ts';
import { composeDrills } from '../../packages/server/src/drills/compose.ts';
import type { DrillDeps } from '../../packages/server/src/drills/deps.ts';
import { startContaining } from '../../packages/server/src/monitoring/containing/jobs.ts';
import { startWatching } from '../../packages/server/src/monitoring/watching/jobs.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { openTestInstallation, type TestInstallation } from './installation.ts';

/** The number of the customer that nobody is, behind those of the demo. */
export const NOBODY = 61;

/** The demo with a canary in it, watched as a served one is, and what drills need of it. */
export interface DrillScene extends TestInstallation {
  readonly deps: DrillDeps;
  /** From then on nobody watches, nor closes what was noticed. */
  stopWatching(): Promise<void>;
}

/** Opens one; call it in `beforeAll` and close it in `afterAll`. */
export async function openDrillScene(): Promise<DrillScene> {
  const installation = await openTestInstallation();
  const { house, sourceUrl } = installation;
  await addNobody(sourceUrl, NOBODY);
  await seedNobody(house);
  const { watched, feed, world } = house;
  const stops = [
    startWatching({ watching: watched.watching, feed }, world.pools.app, silentLog),
    startContaining(watched, world.pools.app, silentLog),
  ];
  const stopWatching = async () => {
    for (const stop of stops.splice(0)) await stop();
  };
  return {
    ...{ ...installation, deps: composeDrills(house), stopWatching },
    async close() {
      await stopWatching();
      await installation.close();
    },
  };
}

async function seedNobody({
  canaryDeps,
  canaries,
  gatePorts,
  now,
}: TestInstallation['house']): Promise<void> {
  const subject = String(NOBODY);
  const canary = { id: 'cnr_drills', source: 'harbor', subject, address: nobody.email, label: 'Nobody' };
  const key = gatePorts.secrets.countingKey(`harbor ${subject}`);
  await canaryDeps.store.seed({ ...canary, seededAt: now() }, key, 'per_sam');
  await canaries.refresh();
}
