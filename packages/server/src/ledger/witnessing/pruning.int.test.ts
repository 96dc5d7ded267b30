import type { Kysely } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';
import { openDb, openPools, type Pools } from '../../platform/db.ts';
import { silentLog } from '../../platform/log.ts';
import { pruneCosignatures } from './pruning.ts';
import { createCosignaturePruning } from './pruning.store.ts';
import { createWitnessStore } from './store.ts';
import { quorumOf } from './witness.ts';

/* Which cosignatures go, and that everything told by them stays the same. */

const DAY = 86_400_000;
/** The database counts by its own clock; an entry at the edge of the week is some minutes inside it. */
const NOW = new Date(Date.now() + 600_000);

let database: TestDatabase;
let pools: Pools;
let owner: pg.Pool;
let db: Kysely<unknown>;

beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
  db = openDb(pools.app);
  owner = testPool(database.ownerUrl, 1);
  await owner.query(
    `INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ('pty_a', 'company', 'A', now())`,
  );
  await owner.query(`INSERT INTO cordon.persons (id, party_id, name, email, role, created_at)
    SELECT 'per_' || n, 'pty_a', 'Person ' || n, n || '@example.org', 'company-admin', now() FROM unnest('{a,b}'::text[]) n`);
});
afterAll(async () => {
  await pools.close();
  await owner.end();
  await database.drop();
});
beforeEach(() =>
  owner.query('TRUNCATE cordon.ledger_cosignatures, cordon.checkpoint_mails, cordon.witnesses CASCADE'),
);

async function witness(id: string): Promise<void> {
  await owner.query(
    `INSERT INTO cordon.witnesses (id, vkey, url, reach, required, state, proposed_by, proposed_at, proposed_entry,
       decided_by, decided_at, decided_entry)
     VALUES ($1, $1, 'http://127.0.0.1:1', 'loopback', true, 'in-force', 'per_a', now(), 0, 'per_b', now(), 1)`,
    [id],
  );
}

/** One cosignature an hour from so many days ago until so many. Sizes grow by one an hour, and are the same for all. */
async function cosigned(id: string, fromDays: number, untilDays: number): Promise<void> {
  await owner.query(
    `INSERT INTO cordon.ledger_cosignatures (size, witness_id, line, at)
     SELECT 100000 - h, $1, 'line', $2::timestamptz - h * interval '1 hour' FROM generate_series($4::int * 24, $3::int * 24 - 1) h`,
    [id, NOW, fromDays, untilDays],
  );
}

const store = () => createWitnessStore(db);
const prune = () => pruneCosignatures({ store: store(), ...createCosignaturePruning(db) });
const sizes = async (id: string): Promise<readonly number[]> => {
  const { rows } = await owner.query<{ size: number }>(
    'SELECT size::int AS size FROM cordon.ledger_cosignatures WHERE witness_id = $1 ORDER BY size',
    [id],
  );
  return rows.map(({ size }) => size);
};
const newest = async () => {
  const quorum = quorumOf(await store().asked(), null);
  return quorum && store().newest(quorum);
};

describe('cosignatures', () => {
  it('of the last week stay, older ones go, and what is witnessed is told as before', async () => {
    await witness('wit_a');
    await cosigned('wit_a', 60, 0);
    const before = [await newest(), await store().lately(new Date(NOW.getTime() - DAY))];
    await prune();
    // A week, the hour at its edge included.
    expect(await sizes('wit_a')).toHaveLength(7 * 24 + 1);
    expect([await newest(), await store().lately(new Date(NOW.getTime() - DAY))]).toEqual(before);
    await prune();
    expect(await sizes('wit_a')).toHaveLength(7 * 24 + 1);
  });

  it('under a checkpoint that was mailed stay with it', async () => {
    await witness('wit_a');
    await cosigned('wit_a', 60, 0);
    const mailed = 100_000 - 40 * 24;
    await owner.query(
      `INSERT INTO cordon.checkpoint_mails (day, person_id, size) VALUES (now()::date - 40, 'per_a', $1)`,
      [mailed],
    );
    await prune();
    expect((await sizes('wit_a'))[0]).toBe(mailed);
    expect(await store().lines(mailed)).toHaveLength(1);
  });

  it('that all had in common stay where one fell silent long ago: it is told since when', async () => {
    await witness('wit_a');
    await witness('wit_b');
    await cosigned('wit_a', 60, 0);
    await cosigned('wit_b', 60, 30);
    const before = await newest();
    expect(before?.at).toEqual(new Date(NOW.getTime() - 30 * DAY));
    await prune();
    expect(await newest()).toEqual(before);
    expect(await store().lines(before?.size ?? 0)).toHaveLength(2);
    // And once it is witnessed by another set of the two.
    await owner.query(`UPDATE cordon.witnesses SET required = false WHERE id = 'wit_b'`);
    expect((await newest())?.size).toBe(100_000);
  });

  it('stay for whoever of them is left, when the last to cosign is removed', async () => {
    for (const id of ['wit_a', 'wit_b', 'wit_c']) await witness(id);
    await cosigned('wit_a', 60, 40);
    await cosigned('wit_b', 60, 30);
    await cosigned('wit_c', 60, 50);
    await prune();
    await owner.query(
      `UPDATE cordon.witnesses SET state = 'removed', removing_by = 'per_a', removed_by = 'per_b' WHERE id = 'wit_c'`,
    );
    expect((await newest())?.size).toBe(100_000 - 40 * 24);
  });

  it('go by the database’s own rules alone: the login of a running Cordon deletes none', async () => {
    await witness('wit_a');
    await cosigned('wit_a', 60, 0);
    await expect(pools.app.query('DELETE FROM cordon.ledger_cosignatures')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(pools.ledger.query('SELECT cordon.prune_cosignatures($1, 1)', [[]])).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('the alarm rings: what goes by age alone would tell that nothing was ever witnessed', async () => {
    await witness('wit_a');
    await cosigned('wit_a', 60, 30);
    await prune();
    expect(await newest()).not.toBeNull();
    await owner.query('DELETE FROM cordon.ledger_cosignatures WHERE at < $1', [
      new Date(NOW.getTime() - 7 * DAY),
    ]);
    expect(await newest()).toBeNull();
  });
});
