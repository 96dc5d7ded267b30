import type { Pool } from 'pg';
import { eventsOf, type EnterAct, type OwedEntries } from '../../ledger/index.ts';
import type { OwedAct } from '../../platform/owing.ts';
import { damped } from '../events.ts';
import type { Revocations } from '../revocation.ts';
import type { ServiceAccountDeps } from './deps.ts';
import { createLetterStore } from './letters.store.ts';
import { createSecretStore } from './secrets.store.ts';
import { createAccountStore } from './store.ts';
import type { LetterDeps } from './writing.ts';

/** The parts of the house that service accounts rest on. */
export interface ServiceAccountGround extends Pick<
  ServiceAccountDeps,
  'works' | 'audited' | 'hears' | 'now' | 'signedActs'
> {
  readonly pool: Pool;
  readonly enterAct: EnterAct;
  readonly owed: OwedEntries;
  readonly revocations: Pick<Revocations, 'announce'>;
}

export function composeServiceAccounts(ground: ServiceAccountGround): ServiceAccountDeps {
  const { pool, enterAct, owed, revocations, now, works, audited, hears, signedActs } = ground;
  // A stolen secret must not fill the ledger either.
  const events = damped(eventsOf(enterAct));
  const noted = (...[act, actor, agreement, words]: Parameters<ServiceAccountDeps['owed']>): OwedAct => ({
    ...{ act, ...actor, agreement, at: now(), words },
  });
  return {
    ...{ works, audited, hears, signedActs, now },
    accounts: createAccountStore(pool),
    secrets: createSecretStore(pool),
    enter: (...act) => enterAct({ ...noted(...act), code: null }),
    owed: noted,
    settle: () => owed.settle(),
    closed: (secrets) => {
      for (const id of secrets) revocations.announce({ scope: 'session', id });
    },
    elsewhere: ({ account, party, secret }, ip) =>
      events.record({
        ...{ kind: 'door-credential-refused', code: 'not-signed-in', personId: account, partyId: party, ip },
        ...{ at: now().getTime(), words: { credential: secret, why: 'elsewhere' } },
      }),
  };
}

/** Letters about accounts. */
export function composeServiceLetters({
  pool,
  ...rest
}: Omit<LetterDeps, 'letters'> & { readonly pool: Pool }): LetterDeps {
  const { mailer, baseUrl, log, now } = rest;
  return { letters: createLetterStore(pool), mailer, baseUrl, log, now };
}
