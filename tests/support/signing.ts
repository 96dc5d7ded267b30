import type { Pool } from 'pg';
import { SoftwareAuthenticator } from '../../packages/server/src/demo/authenticator.ts';
import type { SigningPorts } from '../../packages/server/src/agreements/signing/ports.ts';
import { createSigningStore } from '../../packages/server/src/agreements/signing/store.ts';
import type { AgreementTables } from '../../packages/server/src/agreements/store.ts';
import { openDb } from '../../packages/server/src/platform/db.ts';
import type { Keys } from '../../packages/server/src/platform/keys.ts';
import { sealCrypto } from '../../packages/server/src/platform/sealCrypto.ts';
import { openAuthority } from '../../packages/server/src/platform/signing/index.ts';
import { createTurns } from '../../packages/server/src/platform/turns.ts';

/** Where the signers of tests sign. */
export const ORIGIN = 'http://localhost:7400';

/** Signing over a real database, with an authority of its own and passkeys in software. */
export interface TestSigning {
  readonly ports: SigningPorts;
  /** A new passkey that belongs to this person from now on. */
  passkeyFor(person: string, origin?: string): SoftwareAuthenticator;
}

export async function testSigning(pool: Pool, keys: Keys, now: () => Date): Promise<TestSigning> {
  const owned = new Map<string, SoftwareAuthenticator[]>();
  return {
    ports: {
      store: createSigningStore(openDb(pool).$extendTables<AgreementTables>()),
      crypto: sealCrypto,
      authority: await openAuthority(pool, keys, { p12: undefined, tsa: undefined }, now),
      passkeysOf: async (person) => (owned.get(person) ?? []).map((one) => one.passkey()),
      baseUrl: ORIGIN,
      ledger: keys.ledger.name,
      turns: createTurns(),
      reached: async () => undefined,
    },
    passkeyFor(person, origin = ORIGIN) {
      const made = new SoftwareAuthenticator(origin);
      owned.set(person, [...(owned.get(person) ?? []), made]);
      return made;
    },
  };
}
