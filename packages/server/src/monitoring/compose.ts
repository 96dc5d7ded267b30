import type { openDb, Pools } from '../platform/db.ts';
import { createFloorReads } from './floor/store.ts';
import { createPeerReads } from './peers/store.ts';
import { createFeed } from './feed.ts';
import { createPlannedStore } from './planned/store.ts';
import { createAccessStore } from './store.ts';
import type { AccessTables } from './tables.ts';
import { createUsage } from './usage.store.ts';

/** What was accessed: told of as it is entered, listed, and counted against limits. */
export function composeMonitoring(db: ReturnType<typeof openDb>, pool: Pools['app']) {
  return {
    feed: createFeed(),
    accesses: createAccessStore(db.$extendTables<AccessTables>()),
    usage: createUsage(pool),
    planned: createPlannedStore(pool),
    pictures: { floor: createFloorReads(pool), peers: createPeerReads(pool) },
  };
}
