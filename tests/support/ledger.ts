import type pg from 'pg';
import { createAppender } from '../../packages/server/src/ledger/appender.ts';
import type { BookStore } from '../../packages/server/src/ledger/book.ts';
import { createBookStore } from '../../packages/server/src/ledger/book.store.ts';
import { createLedgerStore } from '../../packages/server/src/ledger/store.ts';
import type { LedgerPort, LedgerRecord } from '../../packages/server/src/gate/index.ts';
import type { Pools } from '../../packages/server/src/platform/db.ts';
import { gateSecrets, ledgerSigner, sha256 } from '../../packages/server/src/platform/hashing.ts';
import { createOpeningSeal } from '../../packages/server/src/platform/openingSeal.ts';
import type { TestDatabase } from './database.ts';

/** What a book over these tables reads. */
export function storedIn(pools: Pools): BookStore {
  return createBookStore(pools.app);
}

/** The real appender over a test's database. */
export function appenderOf(pools: Pools, { keys }: TestDatabase): LedgerPort {
  const secrets = gateSecrets(keys);
  return createAppender(createLedgerStore(pools.ledger, createOpeningSeal(keys)), {
    ...{ origin: keys.ledger.name, signer: ledgerSigner(keys.ledger), sha256, salt: () => secrets.salt() },
    now: () => new Date('2026-10-01T09:30:00Z'),
    onFault: (error) => {
      throw error;
    },
  });
}

/** An act of a vendor under an agreement, as the gate would enter it. */
export function ledgerRecord(
  n: number,
  { party = null, agreement = null }: { party?: string | null; agreement?: string | null } = {},
): LedgerRecord {
  const at = new Date(1_790_000_000_000 + n * 1000);
  const body = {
    v: 1,
    kind: 'admin',
    act: 'test',
    at: at.toISOString(),
    agreement,
    person: null,
    party,
    code: null,
    n,
  };
  return {
    kind: 'test',
    at,
    agreement,
    party,
    person: null,
    code: null,
    body,
    openings: [],
    event: null,
    uses: [],
  };
}

const TABLES = ['leaves', 'nodes', 'checkpoints', 'bodies', 'openings'];

/** Keeps the ledger's tables as they are, to be put back. */
export async function keepTables(owner: pg.Pool): Promise<void> {
  await owner.query(
    TABLES.map((name) => `CREATE TABLE kept_${name} AS TABLE cordon.ledger_${name};`).join(' '),
  );
}

/** Puts the tables back as they were kept, as from a backup. */
export async function putTablesBack(owner: pg.Pool): Promise<void> {
  await emptyTables(owner);
  await tampered(
    owner,
    TABLES.map((name) => `INSERT INTO cordon.ledger_${name} TABLE kept_${name};`).join(' '),
  );
}

export function emptyTables(owner: pg.Pool): Promise<void> {
  return tampered(owner, `TRUNCATE ${TABLES.map((name) => `cordon.ledger_${name}`).join(', ')} CASCADE`);
}

/** Changes the ledger's tables as only their owner can, whatever guards them. */
export async function tampered(owner: pg.Pool, sql: string): Promise<void> {
  const client = await owner.connect();
  const guards = (what: 'DISABLE' | 'ENABLE') =>
    client.query(TABLES.map((name) => `ALTER TABLE cordon.ledger_${name} ${what} TRIGGER USER;`).join(' '));
  try {
    await guards('DISABLE');
    await client.query(sql);
    await guards('ENABLE');
  } finally {
    client.release();
  }
}
