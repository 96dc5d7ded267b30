import type { Pool } from 'pg';
import type { Code } from '@cordon/core/kernel';
import type { OwedEntries } from '../../ledger/index.ts';
import type { OwedAct } from '../../platform/owing.ts';
import type { Bus } from '../../platform/bus.ts';
import type { App } from '../../platform/http/index.ts';
import type { Log } from '../../platform/log.ts';
import { damped } from '../events.ts';
import type { AdminDeps } from './admin.ts';
import { directoryRoutes } from './admin.routes.ts';
import { scimAddress } from './asking.ts';
import type { Guard } from '../guard.ts';
import { rosterRoutes } from '../roster/routes.ts';
import { createRosters } from '../roster/store.ts';
import type { Revocations } from '../revocation.ts';
import type { SignedActs, SigningActor } from '../signed-acts.ts';
import { takeAway, type Caller, type DirectoryDeps, type Words } from './deps.ts';
import { createGroups } from './groups.store.ts';
import { lookAgain } from './leaving.store.ts';
import { createRequests, requestsChannel } from './requests.store.ts';
import { scimRoutes } from './routes.ts';
import { createUsers } from './store.ts';
import { createGroupWork } from './work.store.ts';
import { createTokens } from './tokens.store.ts';
import { endedBy } from './work.ts';

export interface DirectoryWorld {
  readonly baseUrl: string;
  /** The app role. */
  readonly pool: Pool;
  readonly bus: Pick<Bus, 'listen'>;
  readonly guard: Guard;
  readonly revocations: Pick<Revocations, 'announce' | 'watch'>;
  readonly signedActs: SignedActs;
  readonly log: Log;
  readonly now: () => Date;
  /** Enters an act in the ledger. */
  readonly enter: (act: OwedAct & { readonly code: Code | null }) => Promise<number>;
  /** Enters what was noted with what was closed. */
  readonly owed: Pick<OwedEntries, 'settle'>;
}

/** The vendors' directories: SCIM, rosters, and the pages on which they are set up. */
export async function createDirectory(world: DirectoryWorld) {
  const { pool, now, log, baseUrl } = world;
  const tokens = createTokens(pool);
  const requests = createRequests(pool);
  const onFault = (err: unknown): void => log.error('a directory’s request failed', { feature: 'scim', err });
  const strangers = damped({
    record: async ({ kind, code, partyId, ip, at }) => {
      await world.enter({
        ...{ act: kind, person: null, party: partyId, agreement: null, ip, code, at: new Date(at) },
        words: {},
      });
    },
  });
  const owed: DirectoryDeps['owed'] = (act, { party, person, credential, ip, signed }, words, agreement) => ({
    ...{ act, person, party, agreement: agreement ?? null, ip, at: now() },
    ...(signed !== undefined && { signed }),
    words: { ...words, ...(credential !== null && { credential }) },
  });
  const deps: DirectoryDeps = {
    pool,
    users: createUsers(pool),
    groups: createGroups(pool),
    works: createGroupWork(pool),
    revocations: world.revocations,
    now,
    owed,
    enter: (...act) => world.enter({ ...owed(...act), code: null }),
    settle: () => world.owed.settle(),
  };
  const listeners = new Set<(party: string) => void>();
  const stop = await world.bus.listen(requestsChannel, (event) => {
    if (event.kind === 'message') for (const listener of listeners) listener(event.payload);
  });
  const bearer = {
    tokens,
    now,
    // The vendor was named by a stranger: it is entered as nobody's.
    refused: (_: string, ip: string | null, code: Code) =>
      strangers.record({
        kind: 'scim-refused',
        code,
        personId: null,
        partyId: null,
        ip,
        at: now().getTime(),
      }),
  };
  return {
    register: async (app: App): Promise<void> => {
      await scimRoutes(app, { ...deps, bearer, requests, baseUrl, onFault });
    },
    /** Somebody who was here for a drill leaves, as everybody does. */
    leave: async (person: string): Promise<void> => {
      const nobody = { person: null, party: null, agreement: null, ip: null };
      const words = { subjectPerson: person };
      await takeAway(deps, person, () => [{ act: 'roster-person-left', ...nobody, at: now(), words }]);
      await deps.settle();
    },
    /**
     * Somebody leaves because a person said so.
     * @param subjectParty whose people they are of
     * @returns the id of the record of it; null when they had gone before and held nothing
     */
    leaveBy: async (actor: SigningActor, person: string, subjectParty: string, words: Words) => {
      const by: Caller = { ...actor, credential: null };
      const vendor: Caller = { party: subjectParty, person: null, credential: null, ip: actor.ip };
      const leaver = await takeAway(deps, person, ({ counts, ended }) => [
        owed('person-left', by, { ...words, subjectParty, ...counts }),
        ...endedBy(deps, vendor, ended),
      ]);
      await deps.settle();
      return leaver;
    },
    /** Reads again what works of somebody who left while whoever shut it all was cut off. @param since when they left */
    lookAgain: (leaver: string, since: Date): Promise<void> =>
      lookAgain(pool, leaver, now(), () => now().getTime() - since.getTime()),
    /** The pages of the people who set it up. */
    routes: (app: App, inForce: AdminDeps['inForce']): void => {
      const { guard, signedActs } = world;
      rosterRoutes(app, { ...deps, bearer, guard, signedActs, inForce, rosters: createRosters(pool) });
      directoryRoutes(app, {
        ...{ ...deps, tokens, requests, guard, signedActs, inForce, revocations: world.revocations },
        addressOf: (party) => scimAddress(baseUrl, party),
        onRequest: (listener) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      });
    },
    close: (): void => {
      stop();
    },
  };
}
