import type { Kysely } from 'kysely';
import type { Keyring } from '../atRest/index.ts';
import type { Guard } from '../identity/index.ts';
import { damped } from '../identity/index.ts';
import type { EnterAct } from '../ledger/index.ts';
import type { Pools } from '../platform/db.ts';
import { keyedHash } from '../platform/hashing.ts';
import type { App } from '../platform/http/index.ts';
import type { Keys } from '../platform/keys.ts';
import { auditRoutes, type AuditRoutesDeps } from './audit.routes.ts';
import { createAnonymiser } from './anonymiser.ts';
import { createConversationStore } from './conversations.store.ts';
import type { QualityDeps } from './deps.ts';
import { intakeRoutes } from './intake.routes.ts';
import { createIntakeStore } from './intake.store.ts';
import { createQualityKeys } from './keys.store.ts';
import { qualityKeyRoutes, type KeyRoutesDeps } from './keys.routes.ts';
import { createMissStore } from './misses.store.ts';
import { missRoutes } from './misses.routes.ts';
import { reportRoutes } from './reports.routes.ts';
import { qualityRoutes } from './routes.ts';

export interface QualityGround {
  readonly db: Kysely<unknown>;
  readonly pool: Pools['app'];
  readonly keyring: Keyring;
  readonly keys: Pick<Keys, 'derive' | 'seal' | 'unseal'>;
}

/** What is kept for quality, and the thread that anonymises. */
export function composeQuality({ db, pool, keyring, keys }: QualityGround) {
  return {
    anonymiser: createAnonymiser(),
    qualityParts: {
      ...{ db, keys: createQualityKeys(pool) },
      intakes: createIntakeStore(db, keyring),
      conversations: createConversationStore(db, keyring),
      misses: createMissStore(pool, keys),
      agentKey: keyedHash(keys.derive('quality-agent')),
      outsideKey: keyedHash(keys.derive('quality-outside')),
    } satisfies Partial<QualityDeps>,
  };
}

/** Hangs in where contact centres deliver. Nobody is signed in there: they come with a key. */
export function composeIntakeRoutes(app: App, deps: QualityDeps, enterAct: EnterAct): void {
  const nobody = { person: null, party: null, agreement: null };
  const strangers = damped({
    record: async ({ kind, code, ip, at }) => {
      await enterAct({ act: kind, ...nobody, ip, code, at: new Date(at), words: {} });
    },
  });
  intakeRoutes(app, {
    ...deps,
    delivered: async (ip, words) => {
      await enterAct({ act: 'conversation-delivered', ...nobody, ip, code: null, at: deps.now(), words });
    },
    refused: (ip, code) =>
      strangers.record({
        ...{ kind: 'delivery-refused', code, personId: null, partyId: null, ip },
        at: deps.now().getTime(),
      }),
  });
}

export function composeQualityRoutes(
  app: App,
  guard: Guard,
  deps: QualityDeps & KeyRoutesDeps & AuditRoutesDeps,
): void {
  qualityKeyRoutes(app, guard, deps);
  qualityRoutes(app, guard, deps);
  missRoutes(app, guard, deps);
  reportRoutes(app, guard, deps);
  auditRoutes(app, guard, deps);
}
