import { addNobody, nobody } from '../../packages/server/src/demo/shop/nobody.ts';
import { composeDrills } from '../../packages/server/src/drills/compose.ts';
import type { DrillDeps } from '../../packages/server/src/drills/deps.ts';
import { openTestInstallation, type TestInstallation } from './installation.ts';

/** The number of the customer that nobody is, behind those of the demo. */
export const NOBODY = 61;

/** The demo with a canary in it, and what drills need of it. */
export interface DrillScene extends TestInstallation {
  readonly deps: DrillDeps;
}

/** Opens one; call it in `beforeAll` and close it in `afterAll`. */
export async function openDrillScene(): Promise<DrillScene> {
  const installation = await openTestInstallation();
  const { house, sourceUrl } = installation;
  await addNobody(sourceUrl, NOBODY);
  await seedNobody(house);
  return { ...installation, deps: composeDrills(house) };
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
