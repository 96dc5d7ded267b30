import { inject, vi } from 'vitest';
import type { House } from '../../packages/server/src/compose.ts';
import { installDemo } from '../../packages/server/src/demo/install.ts';
import { HARBOR } from '../../packages/server/src/demo/seed/dataMap.ts';
import type { SignIn } from '../../packages/server/src/demo/signIns.ts';
import { systemClock } from '../../packages/server/src/platform/clock.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import type { DemoAnswer, DemoTemplate } from './cluster.ts';
import { emptyDatabase, testDatabase } from './database.ts';
import type {} from './global-setup.ts';
import { closeAll, openHouse, type Closing } from './house.ts';

/** The demo of this run with so many customers, as of today or of the day this file stopped the clock at. */
export async function theDemo(customers: number): Promise<DemoTemplate> {
  const day = vi.isFakeTimers() ? new Date().toISOString() : 'today';
  const address = new URL(
    `demos/${encodeURIComponent(`${day} ${String(customers)}`)}`,
    inject('cordonCluster'),
  );
  const response = await fetch(address);
  if (!response.ok) throw new Error(`There is no demo: ${await response.text()}`);
  const answer = (await response.json()) as DemoAnswer;
  if ('made' in answer) return answer.made;
  try {
    const made = await make(answer.make, customers);
    await fetch(address, { method: 'PUT', body: JSON.stringify(made) });
    return made;
  } catch (error) {
    await fetch(address, { method: 'DELETE' });
    throw error;
  }
}

/** Makes one, and leaves nobody in its databases, which are gone with the cluster. */
async function make(keyFolder: string, customers: number): Promise<DemoTemplate> {
  const closing: Closing = [];
  try {
    const [database, source] = [await testDatabase(), await emptyDatabase('source')];
    const world = {
      baseUrl: 'http://localhost:7777',
      database,
      keyFolder,
      clock: systemClock,
      log: silentLog,
    };
    const house = await openHouse(world, closing);
    const signIns = await fill(house, source.ownerUrl, systemClock.now(), customers);
    return { database: database.name, source: source.name, keyFolder, signIns };
  } finally {
    await closeAll(closing);
  }
}

/** Fills an empty installation with Harbor Health; everybody has the same password, which saves the hashing. */
export function fill(
  house: House,
  sourceUrl: string,
  today: Date,
  customers: number,
): Promise<readonly SignIn[]> {
  return installDemo(house, {
    ...{ sourceUrl, today, customers },
    progress: () => undefined,
    password: 'the same long sentence',
  });
}

/** Connects a copy to its own copy of the customer database, with logins of its own. */
export async function moveSource(house: House, sourceUrl: string): Promise<void> {
  await house.sources.reconnect(HARBOR, sourceUrl);
  for (const { id } of await house.agreements.list()) {
    const terms = await house.gatePorts.terms.inForce(id, house.now());
    if (terms.ok) await house.sources.applyTerms(HARBOR, terms.policy);
  }
}
