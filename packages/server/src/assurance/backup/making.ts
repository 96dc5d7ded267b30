import type { Keys } from '../../platform/keys.ts';
import type { Log } from '../../platform/log.ts';
import { passingKey } from '../../platform/age.ts';
import { backUpTo, restoreFrom, verifyLedger } from './compose.ts';
import type { SayStep } from './drilling.ts';
import { openPlace } from './place.store.ts';
import type { Measured } from './store.ts';

export interface Installed {
  /** The owner's login, which alone may read every table. */
  readonly ownerUrl: string;
  readonly keys: Keys;
  readonly log: Log;
  readonly at: Date;
  /** Holds the restored ledger against what was backed up; only a test says something else. */
  readonly verify?: typeof verifyLedger;
}

/**
 * Makes a backup of the database as it runs, restores it into a PostgreSQL of its own, and takes both away.
 * @throws Failure of backing up or restoring; nothing is then left either
 */
export async function makeDrill(
  say: SayStep,
  { ownerUrl, keys, log, at, verify = verifyLedger }: Installed,
): Promise<Measured> {
  const { lock, key } = await passingKey();
  const place = await openPlace();
  try {
    const started = performance.now();
    say('backing-up', 0, 0);
    const { bytes, manifest, closing } = await backUpTo(place.file, {
      ...{ ownerUrl, keys, lock, at },
      progress: ({ tables, of }) => {
        say('backing-up', tables, of);
      },
    });
    const backedUp = performance.now();
    say('starting', 0, 0);
    const placeUrl = await place.start();
    const began = performance.now();
    let verifyMs = 0;
    await restoreFrom(place.file, {
      ...{ ownerUrl: placeUrl, key, keys, log },
      progress: ({ tables, of }) => {
        say('restoring', tables, of);
      },
      checked: (entries) => {
        say('verifying', entries, manifest.ledger.size);
      },
      async verify(...args) {
        const from = performance.now();
        await verify(...args);
        verifyMs = performance.now() - from;
      },
    });
    const restored = performance.now();
    say('taking-away', 0, 0);
    return {
      ...{ entries: manifest.ledger.size, bytes },
      rows: closing.tables.reduce((sum, table) => sum + table.rows, 0),
      ...{ backUpMs: backedUp - started, restoreMs: restored - began - verifyMs, verifyMs },
    };
  } finally {
    await place.remove();
  }
}
