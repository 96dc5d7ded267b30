import type { Keyring } from '../../packages/server/src/atRest/index.ts';
import { createKeyring } from '../../packages/server/src/atRest/keyring.store.ts';
import type { Keys } from '../../packages/server/src/platform/keys.ts';
import { createDerivedKeyProvider } from '../../packages/server/src/platform/localKeyProvider.ts';

/** Keys for what a feature keeps on tickets, where a test is not about them. */
export function testKeyring(keys: Keys): Keyring {
  return createKeyring({ provider: createDerivedKeyProvider(keys), now: () => new Date() });
}
