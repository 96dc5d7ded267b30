import { consistencyProof, loadRange } from '@cordon/ledger';
import type { Pool } from 'pg';
import { sha256 } from '../platform/hashing.ts';
import type { OpeningSeal } from '../platform/openingSeal.ts';
import type { Batch, LedgerStore, LedgerTables } from './appender.ts';
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
    async alone(work) {
      const client = await pool.connect();
      let broken: unknown = null;
      try {
        await client.query(`SELECT pg_advisory_lock(${String(WRITERS)})`);
        const result = await work(over(client, openings));
        await client.query(`SELECT pg_advisory_unlock(${String(WRITERS)})`);
        return result;
      } catch (error) {
        broken = error;
        throw error;
      } finally {
        // A connection that may still hold the lock is closed, which lets go of it.
        client.release(broken !== null);
      }
    },
  };
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
    async write(batch) {
      try {
        await client.query({ name: 'ledger-append', text: APPEND, values: valuesOf(batch, openings) });
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return false;
        throw error;
      }
    },
  };
}

/** Advisory lock of this database: every append shares it, a writer that wants to be alone takes it whole. */
const WRITERS = 7_403_001;

/**
 * One statement is one transaction: leaves, nodes, bodies, openings, events, budgets and checkpoint, or nothing. That
 * no two writers append at one index is the primary key's doing; the lock only keeps their turns fair. Every part
 * waits for it (`turn`), since PostgreSQL runs the parts in no promised order.
 */
const APPEND = `
WITH turn AS MATERIALIZED (
  SELECT pg_advisory_xact_lock_shared(${String(WRITERS)})
), leaves AS (
  INSERT INTO cordon.ledger_leaves (idx, leaf, hash)
  SELECT new.* FROM turn, unnest($1::bigint[], $2::text[], $3::bytea[]) AS new
), nodes AS (
  INSERT INTO cordon.ledger_nodes (level, idx, hash)
  SELECT new.* FROM turn, unnest($4::int[], $5::bigint[], $6::bytea[]) AS new
), bodies AS (
  INSERT INTO cordon.ledger_bodies (idx, agreement_id, party_id, person_id, kind, code, at, salt, body, owed)
  SELECT new.* FROM turn, unnest($1::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                       $12::timestamptz[], $13::bytea[], $14::text[], $28::text[]) AS new
), openings AS (
  INSERT INTO cordon.ledger_openings (idx, name, value_sealed, salt, value_hash)
  SELECT new.* FROM turn, unnest($15::bigint[], $16::text[], $17::bytea[], $18::bytea[], $27::bytea[]) AS new
), events AS (
  INSERT INTO cordon.access_events (entry, at, kind, agent, vendor, site, agreement_id, ticket, ticket_state, subject,
                                    resource, fields, rows, flags, ip, ok, code)
  SELECT e.entry, e.at, e.kind, e.agent, e.vendor, e.site, e.agreement, e.ticket, e."ticketState", e.subject,
         e.resource, e.fields, e.rows, e.flags, e.ip, e.ok, e.code
  FROM turn, json_to_recordset($19::json) AS e(entry bigint, at timestamptz, kind text, agent text, vendor text, site text,
       agreement text, ticket text, "ticketState" text, subject text, resource text, fields text[], rows int,
       flags text[], ip text, ok boolean, code text)
), uses AS (
  INSERT INTO cordon.usage (person_id, kind, subject, at)
  SELECT new.* FROM turn, unnest($20::text[], $21::text[], $22::text[], $23::timestamptz[]) AS new
)
INSERT INTO cordon.ledger_checkpoints (size, note, at)
SELECT $24::bigint, $25::text, $26::timestamptz FROM turn WHERE $25::text IS NOT NULL`;

/**
 * A checkpoint over entries that are durable, by a signer that durably remembers it. The disk is not waited for: one that
 * a power cut loses is signed again, bit for bit the same, before the next entry is stored.
 */
const KEEP = `
WITH fast AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
INSERT INTO cordon.ledger_checkpoints (size, note, at)
SELECT $1::bigint, $2::text, $3::timestamptz FROM fast ON CONFLICT (size) DO NOTHING`;

function valuesOf({ first, entries, nodes, size, checkpoint, at }: Batch, seal: OpeningSeal): unknown[] {
  const records = entries.map(({ record }) => record);
  const openings = records.flatMap((record, offset) =>
    record.openings.map((opening) => ({ ...opening, index: first + offset })),
  );
  const events = records.flatMap(({ event }, offset) =>
    event === null ? [] : [{ ...event, entry: first + offset }],
  );
  const uses = records.flatMap(({ uses: used, person, at: usedAt }) =>
    person === null ? [] : used.map((use) => ({ ...use, person, at: usedAt })),
  );
  return [
    entries.map((_, offset) => first + offset),
    entries.map(({ leaf }) => leaf),
    entries.map(({ hash }) => Buffer.from(hash)),
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
    nodes.map(({ hash }) => Buffer.from(hash)),
    records.map(({ agreement }) => agreement),
    records.map(({ party }) => party),
    records.map(({ person }) => person),
    records.map(({ kind }) => kind),
    records.map(({ code }) => code),
    records.map(({ at: happened }) => happened),
    entries.map(({ salt }) => Buffer.from(salt)),
    entries.map(({ body }) => body),
    openings.map(({ index }) => index),
    openings.map(({ name }) => name),
    openings.map((opening) => seal.seal(opening, opening.value)),
    openings.map(({ salt }) => Buffer.from(salt)),
    JSON.stringify(events),
    uses.map(({ person }) => person),
    uses.map(({ kind }) => kind),
    uses.map(({ subject }) => subject),
    uses.map(({ at: usedAt }) => usedAt),
    size,
    checkpoint,
    at,
    openings.map(({ name, value }) => seal.hash(name, value)),
    records.map(({ owed }) => owed ?? null),
  ];
}

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
      ? 'SELECT hash FROM cordon.ledger_leaves WHERE idx >= $1 AND idx < $2 ORDER BY idx'
      : `SELECT hash FROM cordon.ledger_nodes WHERE level = ${String(level)} AND idx >= $1 AND idx < $2 ORDER BY idx`;
  const { rows } = await client.query<{ hash: Buffer }>(text, [from, from + count]);
  return rows.map(({ hash }) => hash);
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
  const { rows } = await pool.query<{ size: string | number; note: string; at: Date }>(
    `SELECT size, note, at FROM cordon.ledger_checkpoints WHERE $1::bigint IS NULL OR size >= $1
     ORDER BY CASE WHEN $1::bigint IS NULL THEN -size ELSE size END LIMIT 1`,
    [size ?? null],
  );
  const row = rows[0];
  return row === undefined ? null : { ...row, size: Number(row.size) };
}
