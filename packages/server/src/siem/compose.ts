import type { Findings } from '../assurance/index.ts';
import type { Pools } from '../platform/db.ts';
import type { Keys } from '../platform/keys.ts';
import { VERSION } from '../platform/version.ts';
import type { SendingDeps } from './sending.ts';
import { createEnteredEvents, createReceivers } from './store.ts';

export interface SiemGround {
  readonly pool: Pools['app'];
  readonly keys: Pick<Keys, 'seal' | 'unseal' | 'ledger'>;
  readonly findings: Findings;
  readonly now: () => Date;
}

/** @returns what sending and its pages need */
export function composeSiem({ pool, keys, findings, now }: SiemGround): { readonly siem: SendingDeps } {
  return {
    siem: {
      receivers: createReceivers(pool, keys),
      entered: createEnteredEvents(pool),
      source: { origin: keys.ledger.name, version: VERSION },
      ...{ findings, now },
    },
  };
}
