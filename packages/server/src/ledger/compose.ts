import type { Kysely } from 'kysely';
import type { GatePorts, TermsPort } from '../gate/index.ts';
import type { Bus } from '../platform/bus.ts';
import type { Pools } from '../platform/db.ts';
import { gateSecrets, ledgerSigner, sha256 } from '../platform/hashing.ts';
import type { Keys } from '../platform/keys.ts';
import type { LedgerSigner } from '../platform/ledgerSigner/index.ts';
import type { Log } from '../platform/log.ts';
import { createOpeningSeal } from '../platform/openingSeal.ts';
import { readAccesses } from './accesses.store.ts';
import { readActs } from './acts.store.ts';
import { createEnterAct } from './admin.ts';
import { createAppender } from './appender.ts';
import { createBook } from './book.ts';
import { createOwedEntries } from './owed.store.ts';
import type { FetchTile } from './tiles.ts';
import { createLedgerStanding, refusingBehind } from './standing.ts';
import { createWitnessedAt, knowingWitnesses } from './witnessing/knowing.ts';
import { createPublished } from './witnessing/published.ts';
import { createWitnessStore } from './witnessing/store.ts';
import { createLedgerStore, readCheckpoint, readEntry, readHashes, readLeaves } from './store.ts';

/** The channel on which replicas tell each other that entries were appended. */
const ENTRIES = 'cordon_entries';

export interface LedgerGround {
  readonly db: Kysely<unknown>;
  readonly pools: Pools;
  readonly keys: Keys;
  /** Signs checkpoints in a process of its own; without it the key is among `keys`. */
  readonly signer?: LedgerSigner | undefined;
  readonly secrets: Pick<ReturnType<typeof gateSecrets>, 'salt'>;
  readonly bus: Bus;
  readonly log: Log;
  readonly now: () => Date;
  /** Is told of every entry, of this replica and of others. */
  readonly wake: () => void;
}

/** The ledger: how it is written, how it is read, and what is still owed to it. */
export async function composeLedger({ db, pools, keys, signer, secrets, bus, log, now, wake }: LedgerGround) {
  const openings = createOpeningSeal(keys);
  const appender = createAppender(createLedgerStore(pools.ledger, openings), {
    origin: keys.ledger.name,
    signer: signer ?? ledgerSigner(keys.ledger),
    sha256,
    salt: () => secrets.salt(),
    now,
    onFault: (err) => {
      log.error('the ledger could not be written', { feature: 'ledger', err });
    },
  });
  const standing = createLedgerStanding();
  const ledger: GatePorts['ledger'] = refusingBehind(
    {
      async append(records) {
        const entries = await appender.append(records);
        wake();
        return entries;
      },
    },
    standing,
  );
  const witnesses = createWitnessStore(db);
  const checkpoint = (size?: number) => readCheckpoint(pools.app, size);
  const hashes: FetchTile = (level, from, count) => readHashes(pools.app, level, from, count);
  const published = createPublished({ store: witnesses, checkpoint });
  const witnessedAt = createWitnessedAt(witnesses, now);
  const book = createBook(
    {
      hashes,
      entry: (index) => readEntry(pools.app, index),
      leaves: (from, count) => readLeaves(pools.app, from, count),
      checkpoint,
    },
    keys.ledger.vkey,
    sha256,
    published,
  );
  const stopEntries = await bus.listen(ENTRIES, wake);
  return {
    ...{ openings, stopEntries, tables: { checkpoint: () => checkpoint(), hashes } },
    knowing: <T extends TermsPort>(terms: T) => knowingWitnesses(terms, witnessedAt),
    ledgerParts: {
      ledger,
      book,
      ...{ standing, witnesses, published, witnessedAt },
      enterAct: createEnterAct(ledger),
      owed: createOwedEntries(pools.app, ledger),
      enteredActs: (agreement: string, acts: readonly string[]) => readActs(pools.app, agreement, acts),
      accessesOf: readAccesses(pools.app),
    },
  };
}
