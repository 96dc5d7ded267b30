import type { MarkKey } from '@cordon/core/exports';
import type { Kysely } from 'kysely';
import type { Keyring } from '../atRest/index.ts';
import type { SecretsPort } from '../gate/index.ts';
import type { Revocations } from '../identity/index.ts';
import { keyedHash } from '../platform/hashing.ts';
import type { Keys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import type { ExportDeps } from './deps.ts';
import { createExportStore } from './store.ts';

/** The key that an export is marked with, told by its id. */
export function exportMarks(keys: Pick<Keys, 'derive'>): (id: string) => MarkKey {
  const all = keyedHash(keys.derive('export-mark'));
  return (id) => keyedHash(all(id));
}

export interface ExportGround {
  readonly db: Kysely<unknown>;
  readonly keyring: Keyring;
  readonly keys: Pick<Keys, 'derive'>;
  readonly secrets: Pick<SecretsPort, 'token'>;
  readonly revocations: Pick<Revocations, 'onRevoked'>;
  readonly log: Log;
  readonly now: () => Date;
}

/** What was made goes at once with the right of whoever asked for it. */
export function composeExports({ db, keyring, keys, secrets, revocations, log, now }: ExportGround) {
  const exports = createExportStore(db, keyring);
  const onFault = (err: unknown): void => {
    log.error('an export broke off', { feature: 'exports', err });
  };
  const close = revocations.onRevoked((revoked) => {
    if (revoked.scope === 'all') return;
    const destroy = async () => {
      for (const id of await exports.concerned(revoked)) await exports.stop(id, 'not-permitted', now());
    };
    destroy().catch(onFault);
  });
  const parts = {
    ...{ exports, onFault, markKey: exportMarks(keys) },
    maskContext: (source: string) => ({ hmac: (text: string) => secrets.token(source, text) }),
  } satisfies Partial<ExportDeps>;
  return { exportParts: parts, exportJobs: { exports, now, log }, close };
}
