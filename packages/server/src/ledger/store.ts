import { consistencyProof, HASH_BYTES, loadRange } from '@cordon/ledger';
import type { Pool, PoolClient } from 'pg';
import { sha256 } from '../platform/hashing.ts';
import type { OpeningSeal } from '../platform/openingSeal.ts';
import { APPEND, appended, WRITERS } from './appending.ts';
import type { LedgerStore, LedgerTables } from './appender.ts';
import { withTiles, type FetchTile } from './tiles.ts';

/** An entry as stored, with what opens it: null once its body was removed, as another entry states. */
export interface StoredEntry {
  readonly index: number;
  readonly leaf: string;
  readonly salt: Buffer | null;
  readonly body: string | null;
  readonly agreement: string | null;
  readonly party: string | null;
  readonly person: string | null;
}

const UNIQUE_VIOLATION = '23505';

/** Writes batches with the ledger writer's login: it may insert and read, and nothing else. */
export function createLedgerStore(pool: Pool, openings: OpeningSeal): LedgerStore {
  return {
    ...over(pool, openings),
    alone: (work) => whileAlone(pool, (client) => work(over(client, openings))),
  };
}

/** Runs work on one connection while no other writer writes. */
export async function whileAlone<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: unknown = null;
  try {
    await client.query(`SELECT pg_advisory_lock(${String(WRITERS)})`);
    const result = await work(client);
    await client.query(`SELECT pg_advisory_unlock(${String(WRITERS)})`);
    return result;
  } catch (error) {
    broken = error;
    throw error;
  } finally {
    // A connection that may still hold the lock is closed, which lets go of it.
    client.release(broken !== null);
  }
}

/** Connections the queries run on: any of a pool, or the one that holds a lock. */
type Queries = Pick<Pool, 'query'>;

function over(client: Queries, openings: OpeningSeal): LedgerTables {
  const fetchTile: FetchTile = (level, from, count) => readHashes(client, level, from, count);
  return {
    async range() {
      const size = await sizeOf(client);
      return withTiles(size, fetchTile, (read) => loadRange(size, read));
    },
    consistency: (from, to) => withTiles(to, fetchTile, (read) => consistencyProof(from, to, read, sha256)),
    async keep({ size, note, at }) {
      await client.query({ name: 'ledger-keep', text: KEEP, values: [size, note, at] });
    },
    prepare: (batch) => ({ batch, values: appended(batch, openings) }),
    async write({ values }) {
      try {
        await client.query({ name: 'ledger-append', text: APPEND, values: [...values] });
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return false;
        throw error;
      }
    },
  };
}

/**
 * A checkpoint over entries that are durable, by a signer that durably remembers it. The disk is not waited for: one that
 * a power cut loses is signed again, bit for bit the same, before the next entry is stored.
 */
const KEEP = `
WITH fast AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
INSERT INTO cordon.ledger_checkpoints (size, note, at)
SELECT $1::bigint, $2::text, $3::timestamptz FROM fast ON CONFLICT (size) DO NOTHING`;

/** @returns the number of entries. */
export async function sizeOf(client: Queries): Promise<number> {
  const { rows } = await client.query<{ size: string | number }>(
    'SELECT COALESCE(max(idx) + 1, 0) AS size FROM cordon.ledger_leaves',
  );
  return Number(rows[0]?.size ?? 0);
}

/** Stored hashes `[from, from + count)` of a tile level in order; level 0 holds the leaf hashes. */
export async function readHashes(
  client: Queries,
  level: number,
  from: number,
  count: number,
): Promise<readonly Buffer[]> {
  const text =
    level === 0
      ? 'SELECT string_agg(hash, NULL ORDER BY idx) AS hashes FROM cordon.ledger_leaves WHERE idx >= $1 AND idx < $2'
      : `SELECT string_agg(hash, NULL ORDER BY idx) AS hashes FROM cordon.ledger_nodes
         WHERE level = ${String(level)} AND idx >= $1 AND idx < $2`;
  // One value: a row for each of a tile's 256 hashes takes several times as long.
  const { rows } = await client.query<{ hashes: Buffer | null }>(text, [from, from + count]);
  const hashes = rows[0]?.hashes ?? Buffer.alloc(0);
  return Array.from({ length: hashes.length / HASH_BYTES }, (_, at) =>
    hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

export async function readEntry(pool: Pool, index: number): Promise<StoredEntry | null> {
  const { rows } = await pool.query<StoredEntry>(
    `SELECT l.idx AS index, l.leaf, b.salt, b.body, b.agreement_id AS agreement, b.party_id AS party,
            b.person_id AS person
     FROM cordon.ledger_leaves l LEFT JOIN cordon.ledger_bodies b USING (idx) WHERE l.idx = $1`,
    [index],
  );
  const row = rows[0];
  return row ?? null;
}

/** Leaves `[from, from + count)` in order: what an entry bundle is made of. */
export async function readLeaves(pool: Pool, from: number, count: number): Promise<readonly string[]> {
  const { rows } = await pool.query<{ leaf: string }>(
    'SELECT leaf FROM cordon.ledger_leaves WHERE idx >= $1 AND idx < $2 ORDER BY idx',
    [from, from + count],
  );
  return rows.map(({ leaf }) => leaf);
}

export async function readCheckpoint(
  pool: Pool,
  size?: number,
): Promise<{ readonly size: number; readonly note: string; readonly at: Date } | null> {
  // Two texts: one that orders by a CASE would read every checkpoint there is.
  const { rows } = await pool.query<{ size: string | number; note: string; at: Date }>(
    size === undefined
      ? 'SELECT size, note, at FROM cordon.ledger_checkpoints ORDER BY size DESC LIMIT 1'
      : 'SELECT size, note, at FROM cordon.ledger_checkpoints WHERE size >= $1 ORDER BY size LIMIT 1',
    size === undefined ? [] : [size],
  );
  const row = rows[0];
  return row === undefined ? null : { ...row, size: Number(row.size) };
}
