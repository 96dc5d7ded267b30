import { parseVkey, type LogReader, type Opening } from '@cordon/ledger';
import type { Kysely } from 'kysely';
import type { GatePorts, TermsPort } from '../gate/index.ts';
import type { Bus } from '../platform/bus.ts';
import type { Pools } from '../platform/db.ts';
import { gateSecrets, ledgerSigner, sha256 } from '../platform/hashing.ts';
import type { Keys, SigningKey } from '../platform/keys.ts';
import type { LedgerSigner } from '../platform/ledgerSigner/index.ts';
import type { Log } from '../platform/log.ts';
import { createOpeningSeal, type OpeningSeal } from '../platform/openingSeal.ts';
import { readAccesses, readEntriesOfAccess } from './accesses.store.ts';
import { readActs } from './acts.store.ts';
import { createEnterAct } from './admin.ts';
import { createAppender } from './appender.ts';
import { checkLedgerOf } from './checking/compose.ts';
import { recoverLog } from './recovery/recovering.ts';
import { createRecoveryStore } from './recovery/store.ts';
import { createBook } from './book.ts';
import { createBookStore } from './book.store.ts';
import { publishLog, type Place } from './publishing/publishing.ts';
import { createPublishedLog } from './publishing/published.ts';
import { createErased } from './erasing/erased.store.ts';
import { createIndexing } from './indexing/index.ts';
import { createCursors } from './indexing/store.ts';
import { createOwedEntries } from './owed.store.ts';
import { provenEntry } from './rotation/proving.ts';
import { rotateKey, rotateSigner, type RotatingDeps } from './rotation/rotating.ts';
import { readRotations } from './rotation/rotations.store.ts';
import { createScoping } from './scoping/index.ts';
import { createScopingStore } from './scoping/store.ts';
import { createIndex, searchProjection } from './search/store.ts';
import { createLedgerStanding, refusingBehind } from './standing.ts';
import { createLedgerStore } from './store.ts';
import type { Pressure } from './waitingRoom.ts';
import { compareWithKept, type KeptDeps } from './witnessing/kept.ts';
import { createWitnessedAt, knowingWitnesses } from './witnessing/knowing.ts';
import { createPublished } from './witnessing/published.ts';
import { createWitnessStore } from './witnessing/store.ts';

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
  /** File with the newest checkpoint that was seen; without one nothing is compared before the first entry. */
  readonly kept?: string | undefined;
}

/** The ledger: how it is written, how it is read, and what is still owed to it. */
export async function composeLedger(ground: LedgerGround) {
  const { db, pools, keys, signer, secrets, bus, log, now, wake, kept } = ground;
  const openings = createOpeningSeal(keys);
  const store = createLedgerStore(pools.ledger, openings);
  const settings = {
    ...{ origin: keys.ledger.name, sha256, now },
    salt: () => secrets.salt(),
    onFault: (err: unknown) => {
      log.error('the ledger could not be written', { feature: 'ledger', err });
    },
    onPressure: ({ full, refused }: Pressure) => {
      const fields = { feature: 'ledger', count: refused };
      if (full) log.error('the ledger is behind: appends are refused', fields);
      else log.warn('the ledger has caught up; so many appends were refused', fields);
    },
  };
  const appender = createAppender(store, { ...settings, signer: signer ?? ledgerSigner(keys.ledger) });
  const rotations = (size: number) => readRotations(pools.app, size);
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
  const stored = createBookStore(pools.app);
  const published = createPublished({ store: witnesses, checkpoint: (size) => stored.checkpoint(size) });
  const witnessedAt = createWitnessedAt(witnesses, now);
  const book = createBook(stored, keys.ledger.vkey, sha256, published);
  const logKeys = async () => [book.vkey, ...(await book.formerKeys())].map((vkey) => parseVkey(vkey));
  const index = createIndex(pools.app);
  const indexing = createIndexing(createCursors(pools.ledger), [searchProjection], (err) => {
    log.error('the search tables do not follow the ledger', { feature: 'ledger', err });
  });
  const keptCheckpoint = (file: string): KeptDeps => ({
    ...{ standing, file, log, rootAt: (size) => book.rootAt(size), checkpoint: () => stored.checkpoint() },
  });
  const compare = async () => {
    if (kept !== undefined) await compareWithKept(keptCheckpoint(kept));
  };
  await compare();
  const rotating: RotatingDeps = {
    ...{ ...settings, store, standing, rotations: () => rotations(Number.MAX_SAFE_INTEGER) },
    proofOf: (entry) => provenEntry(stored, entry),
  };
  const stopEntries = await bus.listen(ENTRIES, wake);
  return {
    ...{ openings, stopEntries, tables: { checkpoint: () => stored.checkpoint(), hashes: stored.hashes } },
    knowing: <T extends TermsPort>(terms: T) => knowingWitnesses(terms, witnessedAt),
    ledgerParts: {
      ledger,
      book,
      ...{ standing, witnesses, published, witnessedAt },
      publishTo: (place: Place) => publishLog(book, place),
      publicLog: createPublishedLog(stored, keys.ledger.vkey, published),
      /** @returns the entry that names the next key */
      rotateKey: (next: SigningKey) => rotateKey(rotating, ledgerSigner(keys.ledger), ledgerSigner(next)),
      /** The same where the key is kept by another process; null for one that was not started for it. */
      rotateSigner: async () => (signer === undefined ? null : rotateSigner(rotating, signer)),
      indexing,
      index,
      scoping: createScoping({
        ...{ index, indexing, entries: createScopingStore(pools.app, openings), sha256 },
        erased: createErased(pools.app, sha256),
      }),
      customerHashes: (text: string) => hashesOf(openings, text),
      enterAct: createEnterAct(ledger),
      owed: createOwedEntries(pools.app, ledger),
      enteredActs: (agreement: string, acts: readonly string[]) => readActs(pools.app, agreement, acts),
      accessesOf: readAccesses(pools.app),
      entriesOfAccess: readEntriesOfAccess(pools.app),
      checkLedger: (progress: (entries: number) => void) => checkLedgerOf(pools.app, keys, progress),
      keptCheckpoint,
      recoverLedger: async (log: LogReader, bodies: readonly Opening[]) => {
        const store = createRecoveryStore(pools.ledger);
        const recovery = await recoverLog(log, await logKeys(), bodies, store, { sha256, now });
        if (recovery.ok) await compare();
        return recovery;
      },
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
