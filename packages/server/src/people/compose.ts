import type { openDb } from '../platform/db.ts';
import { createAbsences } from './absences/store.ts';
import { createContainments } from './containments.store.ts';
import { createNetworkStore } from './networks/store.ts';
import { createRoles } from './roles.store.ts';
import { createSites } from './sites/store.ts';
import { createPeopleStore, type PeopleTables } from './store.ts';

/** The people of all parties, their roles, and where they work. */
export function composePeople(db: ReturnType<typeof openDb>) {
  return {
    people: createPeopleStore(db.$extendTables<PeopleTables>()),
    containments: createContainments(db),
    networkLists: createNetworkStore(db),
    sites: createSites(db),
    roles: createRoles(db),
    absences: createAbsences(db),
  };
}
