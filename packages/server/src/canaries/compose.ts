import type { Findings } from '../assurance/index.ts';
import type { SecretsPort } from '../gate/index.ts';
import type { Pools } from '../platform/db.ts';
import { keyedHash } from '../platform/hashing.ts';
import type { Keys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import { addressIn } from '../platform/mail.ts';
import { openMailbox, type MailboxDeps } from '../platform/mailbox.ts';
import { repeat } from '../platform/repeat.ts';
import { contacted, crossed, type ContactDeps } from './contacting.ts';
import { createKnownCanaries, type KnownCanaries } from './known.ts';
import { createCanaryStore } from './store.ts';

/** Those seeded at another replica, and people who came, are known after this long at most. */
const REFRESH_MS = 30_000;

type Mailbox = Pick<MailboxDeps, 'isOurs' | 'reads' | 'arrived'>;

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
  const own = addressIn(ownAddress);
  const deps: ContactDeps = { store, known: () => known, secrets, findings, ownAddress: own, now };
  const boxes: Mailbox[] = [
    {
      isOurs: (address) => known.whose(address) !== undefined,
      reads: () => false,
      arrived: (address, sender) => contacted(deps, address, { via: 'mail', sender }),
    },
  ];
  const boxOf = (address: string): Mailbox | undefined => boxes.find((box) => box.isOurs(address));
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
          isOurs: (address) => boxOf(address) !== undefined,
          reads: (address) => boxOf(address)?.reads(address) === true,
          arrived: async (address, sender, mail) => boxOf(address)?.arrived(address, sender, mail),
        });
        return receiving.port;
      },
      /** Takes other mail at the same port: an installation has one door for mail. */
      add: (box: Mailbox): void => void boxes.push(box),
    },
    close: async () => {
      await receiving?.stop();
      await close();
    },
  };
}
