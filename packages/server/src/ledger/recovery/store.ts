import type { Pool, PoolClient } from 'pg';
import { readHashes, sizeOf, whileAlone } from '../store.ts';
import type { RecoveryStore, RecoveryTables } from './recovering.ts';

/** Puts entries back with the ledger writer's login: like an append, in one transaction, while nobody else appends. */
export function createRecoveryStore(pool: Pool): RecoveryStore {
  return {
    alone: (work) =>
      whileAlone(pool, async (client) => {
        await client.query('BEGIN');
        try {
          const result = await work(over(client));
          await client.query('COMMIT');
          return result;
        } catch (error) {
          await client.query('ROLLBACK');
          throw error;
        }
      }),
  };
}

function over(client: PoolClient): RecoveryTables {
  return {
    size: () => sizeOf(client),
    hashes: (level, from, count) => readHashes(client, level, from, count),
    async add({ first, leaves, nodes, bodies }) {
      await client.query(
        `INSERT INTO cordon.ledger_leaves (idx, leaf, hash)
         SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[])`,
        [
          leaves.map((_, i) => first + i),
          leaves.map(({ leaf }) => leaf),
          leaves.map(({ hash }) => Buffer.from(hash)),
        ],
      );
      await client.query(
        `INSERT INTO cordon.ledger_nodes (level, idx, hash)
         SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])`,
        [
          nodes.map(({ level }) => level),
          nodes.map(({ index }) => index),
          nodes.map(({ hash }) => Buffer.from(hash)),
        ],
      );
      await client.query(
        `INSERT INTO cordon.ledger_bodies (idx, agreement_id, party_id, person_id, kind, code, at, salt, body)
         SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
           $7::timestamptz[], $8::bytea[], $9::text[])`,
        [
          ...[bodies.map(({ index }) => index), bodies.map(({ agreement }) => agreement)],
          ...[bodies.map(({ party }) => party), bodies.map(({ person }) => person)],
          ...[bodies.map(({ kind }) => kind), bodies.map(({ code }) => code), bodies.map(({ at }) => at)],
          ...[bodies.map(({ salt }) => Buffer.from(salt)), bodies.map(({ body }) => body)],
        ],
      );
    },
    async keep({ size, note, at }) {
      await client.query(
        'INSERT INTO cordon.ledger_checkpoints (size, note, at) VALUES ($1, $2, $3) ON CONFLICT (size) DO NOTHING',
        [size, note, at],
      );
    },
  };
}
