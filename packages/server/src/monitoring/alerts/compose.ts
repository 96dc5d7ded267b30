import type { Findings } from '../../assurance/index.ts';
import type { Pools } from '../../platform/db.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Mailer } from '../../platform/mail.ts';
import { VERSION } from '../../platform/version.ts';
import { createAlerts } from './store.ts';
import type { TellingDeps } from './telling.ts';

export interface AlertsGround {
  readonly pool: Pools['app'];
  readonly keys: Pick<Keys, 'seal' | 'unseal' | 'ledger'>;
  readonly findings: Findings;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly baseUrl: string;
  readonly now: () => Date;
}

/** @returns what telling people and its pages need */
export function composeAlerts({ pool, keys, findings, mailer, baseUrl, now }: AlertsGround): {
  readonly alerting: TellingDeps;
} {
  return {
    alerting: {
      alerts: createAlerts(pool, keys),
      source: { origin: keys.ledger.name, version: VERSION },
      ...{ findings, mailer, baseUrl, now },
    },
  };
}
