import { createPlacing } from '../../packages/server/src/monitoring/incidents/placing.store.ts';
import type { TestInstallation } from './installation.ts';

/**
 * An incident of several people of Brightline, about an access that was entered, as the live run would place it.
 * @param kind of the signals, one of each person
 */
export async function placeTogether(
  { db }: TestInstallation['house'],
  people: readonly string[],
  kind: string,
  entry: string,
): Promise<void> {
  const sign = {
    ...{ at: Date.now(), kind, vendor: 'pty_brightline', severity: 'critical' as const },
    ...{ reason: 'They walk one range together.', events: [entry], subjects: ['a', 'b', 'c'] },
  };
  const signals = people.map((agent) => ({ ...sign, agent, id: `sig_${agent}` }));
  await db.transaction().execute((tx) => createPlacing(() => new Date())(tx, signals, 0));
}
