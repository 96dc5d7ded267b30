import type { Pool } from 'pg';
import { eventsOf, type EnterAct } from '../../ledger/index.ts';
import { damped } from '../events.ts';
import { readSessionAgain } from '../principal.ts';
import type { DoorCredentialDeps } from './doorCredentials.ts';
import { createDoorCredentialStore } from './store.ts';

/** The parts of the house that credentials for other doors rest on. */
export interface DoorCredentialGround extends Pick<
  DoorCredentialDeps,
  'workOn' | 'sourceOf' | 'hears' | 'now' | 'signedActs'
> {
  readonly pool: Pool;
  readonly enterAct: EnterAct;
}

export function composeDoorCredentials(ground: DoorCredentialGround): DoorCredentialDeps {
  const { pool, enterAct, now, workOn, sourceOf, hears, signedActs } = ground;
  // A stolen secret must not fill the ledger either.
  const events = damped(eventsOf(enterAct));
  return {
    refused: ({ id, person, party }, ip, why) =>
      events.record({
        ...{ kind: 'door-credential-refused', code: 'not-signed-in', personId: person, partyId: party, ip },
        ...{ at: now().getTime(), words: { credential: id, why } },
      }),
    ...{ now, workOn, sourceOf, hears, signedActs },
    store: createDoorCredentialStore(pool),
    session: (id, address) => readSessionAgain(pool, id, address, now().getTime()),
    enter: (act, { person, sessionId, ip }, agreement, words) =>
      enterAct({
        ...{ act, person: person.id, party: person.partyId, agreement, ip, code: null, at: now() },
        words: { session: sessionId, ...words },
      }),
  };
}
