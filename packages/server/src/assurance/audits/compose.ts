import type { House } from '../../compose.ts';
import { alone } from '../../platform/alone.ts';
import { sha256 } from '../../platform/hashing.ts';
import { createAside } from './aside.ts';
import type { AuditDeps } from './deps.ts';
import { createPeriodStore } from './period.store.ts';
import { createRequestStore } from './requests.store.ts';
import { createAuditStore } from './store.ts';

/** Of the advisory lock: one replica looks after audits. */
const LOCK = 4_210_017;

/** Audits over a house. */
export function composeAudits(house: House): AuditDeps {
  const { world, agreementDeps, accesses, people, published, book, reviewDeps, findings } = house;
  const pool = world.pools.app;
  const period = createPeriodStore(pool);
  return {
    store: createAuditStore(pool),
    requests: createRequestStore(pool),
    period,
    aside: createAside(world.appUrl),
    agreements: async () =>
      (await house.agreements.list()).map(({ id, title, processor }) => ({ id, title, vendor: processor })),
    inForce: house.inForce,
    windowsOf: (person) => accesses.windowsOf(person),
    async company() {
      const company = await people.company();
      if (company === null) throw new Error('the installation has no company');
      return company;
    },
    async witnessed(size) {
      const stored = await period.checkpoint(size);
      if (stored === null) return null;
      const { note } = await published.withLines(stored);
      // A line that does not hold is left out: a note without any proves no time.
      return note === stored.note ? null : note;
    },
    ...{ book, reviews: reviewDeps, findings, authority: agreementDeps.signing.authority, keys: world.keys },
    ...{ signedActs: house.signedActs, enterAct: house.enterAct, sha256, log: world.log, now: house.now },
    alone: (work) => alone(pool, LOCK, work),
  };
}
