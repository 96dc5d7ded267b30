import type { Guard } from '../identity/index.ts';
import type { openDb } from '../platform/db.ts';
import type { App } from '../platform/http/index.ts';
import type { KeyProvider } from '../platform/keyProvider.ts';
import { listDataKeys } from './keys.store.ts';
import { createMoving } from './moving.store.ts';
import { createRehoming } from './rehoming.store.ts';
import { createRotating } from './rotating.store.ts';
import { atRestRoutes, type AtRestDeps } from './routes.ts';
import { createStoredSealing } from './sealing.store.ts';

export interface AtRestGround {
  readonly db: ReturnType<typeof openDb>;
  readonly keyring: Parameters<typeof createStoredSealing>[1];
  readonly openings: Parameters<typeof createStoredSealing>[2];
  readonly provider: KeyProvider;
  readonly now: () => Date;
}

/** What is sealed where it lies, and under which key it goes on to lie. */
export function composeAtRest({ db, keyring, openings, provider, now }: AtRestGround) {
  return {
    storedSealing: createStoredSealing(db, keyring, openings),
    rehoming: createRehoming(db, keyring),
    dataKeys: () => listDataKeys(db),
    moving: createMoving({ db, provider, now }),
    rotating: createRotating({ db, keyring, provider, now }),
  };
}

export type AtRestRoutesGround = ReturnType<typeof composeAtRest> &
  Pick<AtRestDeps, 'provider' | 'ledgerSigner' | 'signedActs' | 'enter'>;

/** Hangs the routes of keys in. */
export function composeAtRestRoutes(app: App, guard: Guard, ground: AtRestRoutesGround): void {
  atRestRoutes(app, guard, {
    ...ground,
    inClear: () => ground.storedSealing.left(),
    waiting: () => ground.rehoming.left(),
    keys: ground.dataKeys,
  });
}
