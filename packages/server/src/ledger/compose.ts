import type { GatePorts } from '../gate/index.ts';
import type { Bus } from '../platform/bus.ts';
import type { Pools } from '../platform/db.ts';
import { gateSecrets, ledgerSigner, sha256 } from '../platform/hashing.ts';
import type { Keys } from '../platform/keys.ts';
import type { LedgerSigner } from '../platform/ledgerSigner/index.ts';
import type { Log } from '../platform/log.ts';
import { createOpeningSeal, type OpeningSeal } from '../platform/openingSeal.ts';
import { readAccesses } from './accesses.store.ts';
import { readActs } from './acts.store.ts';
import { createEnterAct } from './admin.ts';
import { createAppender } from './appender.ts';
import { createBook } from './book.ts';
import { createIndexing } from './indexing/index.ts';
import { createCursors } from './indexing/store.ts';
import { createOwedEntries } from './owed.store.ts';
import { createScoping } from './scoping/index.ts';
import { createScopingStore } from './scoping/store.ts';
import { createIndex, searchProjection } from './search/store.ts';
import { createLedgerStore, readCheckpoint, readEntry, readHashes, readLeaves } from './store.ts';

/** The channel on which replicas tell each other that entries were appended. */
const ENTRIES = 'cordon_entries';

export interface LedgerGround {
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
export async function composeLedger({ pools, keys, signer, secrets, bus, log, now, wake }: LedgerGround) {
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
  const ledger: GatePorts['ledger'] = {
    async append(records) {
      const entries = await appender.append(records);
      wake();
      return entries;
    },
  };
  const book = createBook(
    {
      hashes: (level, from, count) => readHashes(pools.app, level, from, count),
      entry: (index) => readEntry(pools.app, index),
      leaves: (from, count) => readLeaves(pools.app, from, count),
      checkpoint: (size) => readCheckpoint(pools.app, size),
    },
    keys.ledger.vkey,
    sha256,
  );
  const index = createIndex(pools.app);
  const indexing = createIndexing(createCursors(pools.ledger), [searchProjection], (err) => {
    log.error('the search tables do not follow the ledger', { feature: 'ledger', err });
  });
  const stopEntries = await bus.listen(ENTRIES, wake);
  return {
    ...{ openings, stopEntries },
    ledgerParts: {
      ledger,
      book,
      indexing,
      index,
      scoping: createScoping({
        ...{ index, indexing, entries: createScopingStore(pools.app, openings), sha256 },
        // Nothing is erased yet: whatever does not open is missing.
        erased: async () => new Set(),
      }),
      customerHashes: (text: string) => hashesOf(openings, text),
      enterAct: createEnterAct(ledger),
      owed: createOwedEntries(pools.app, ledger),
      enteredActs: (agreement: string, acts: readonly string[]) => readActs(pools.app, agreement, acts),
      accessesOf: readAccesses(pools.app),
    },
  };
}

/** A customer's number is looked for as it is, a value as it was typed or in small letters. */
function hashesOf(openings: OpeningSeal, text: string): readonly string[] {
  const hashes = [
    openings.hash('subject', text),
    openings.hash('value', text),
    openings.hash('value', text.toLowerCase()),
  ];
  return [...new Set(hashes.map((hash) => hash?.toString('hex') ?? ''))].filter((hash) => hash !== '');
}
