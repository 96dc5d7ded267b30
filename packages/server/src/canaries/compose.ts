import type { Findings } from '../assurance/index.ts';
import type { SecretsPort } from '../gate/index.ts';
import type { Pools } from '../platform/db.ts';
import { keyedHash } from '../platform/hashing.ts';
import type { Keys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import { openMailbox } from '../platform/mailbox.ts';
import { repeat } from '../platform/repeat.ts';
import { contacted, crossed, type ContactDeps } from './contacting.ts';
import { createKnownCanaries, type KnownCanaries } from './known.ts';
import { createCanaryStore } from './store.ts';

/** Those seeded at another replica, and people who came, are known after this long at most. */
const REFRESH_MS = 30_000;

export interface CanaryGround {
  readonly pool: Pools['app'];
  readonly keys: Pick<Keys, 'derive' | 'seal' | 'unseal'>;
  readonly secrets: SecretsPort;
  readonly findings: Findings;
  readonly ownAddress: string;
  readonly log: Log;
  readonly now: () => Date;
}

/** Canaries, as the gate knows them, as mail finds them, and as people seed them. */
export function composeCanaries({ pool, keys, secrets, findings, ownAddress, log, now }: CanaryGround) {
  const store = createCanaryStore(pool, keys);
  const onFault = (err: unknown): void => {
    log.error('canaries could not be looked after', { feature: 'canaries', err });
  };
  const known: KnownCanaries = createKnownCanaries({
    store,
    mac: keyedHash(keys.derive('canary-address')),
    countingKey: (subject) => secrets.countingKey(subject),
    onCrossed: (shown, person) => {
      crossed(deps, shown, person).catch(onFault);
    },
  });
  // `Cordon <cordon@example.com>`, as it is set.
  const own = /<([^<>]+)>\s*$/.exec(ownAddress)?.[1] ?? ownAddress;
  const deps: ContactDeps = { store, known: () => known, secrets, findings, ownAddress: own, now };
  let receiving: { readonly stop: () => Promise<void>; readonly port: number } | null = null;
  const close = repeat(() => known.refresh(), REFRESH_MS, onFault);
  return {
    canaries: known,
    canaryDeps: deps,
    canaryMail: {
      receives: () => receiving !== null,
      /** Takes mail for canaries at a port. @returns which */
      async listen(host: string, port: number): Promise<number> {
        receiving = await openMailbox({
          ...{ host, port, onFault },
          isOurs: (address) => known.whose(address) !== undefined,
          arrived: (address, sender) => contacted(deps, address, { via: 'mail', sender }),
        });
        return receiving.port;
      },
    },
    close: async () => {
      await receiving?.stop();
      await close();
    },
  };
}
