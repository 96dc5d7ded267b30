import type { Pool, PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';
import { tampered } from '../../../../../tests/support/ledger.ts';
import type { LedgerPort } from '../../gate/index.ts';
import { openPools, type Pools } from '../../platform/db.ts';
import { gateSecrets, ledgerSigner, sha256 } from '../../platform/hashing.ts';
import { silentLog } from '../../platform/log.ts';
import { createOpeningSeal } from '../../platform/openingSeal.ts';
import { recordOf } from '../admin.ts';
import { createAppender } from '../appender.ts';
import { createLedgerStore } from '../store.ts';
import { createIndexing, type Indexing } from './indexing.ts';
import { startIndexing } from './jobs.ts';
import type { Projection } from './projection.ts';
import { createCursors } from './store.ts';

/* A search table holds each entry once, whatever fails between the entry and the table. Over a real PostgreSQL. */

let database: TestDatabase;
let owner: Pool;
let pools: Pools;
let ledger: LedgerPort;

beforeAll(async () => {
  database = await testDatabase();
  owner = testPool(database.ownerUrl, 3);
  await owner.query('CREATE TABLE cordon.followed (name text, idx bigint, kind text)');
  await owner.query(`GRANT SELECT, INSERT ON cordon.followed TO ${database.roles.ledger}`);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});
beforeEach(() => {
  pools = openPools(database, silentLog);
  const secrets = gateSecrets(database.keys);
  ledger = createAppender(createLedgerStore(pools.ledger, createOpeningSeal(database.keys)), {
    ...{ origin: database.keys.ledger.name, signer: ledgerSigner(database.keys.ledger), sha256 },
    ...{ salt: () => secrets.salt(), now: () => new Date(), onFault: () => undefined },
  });
});
afterEach(async () => {
  await pools.close();
});

/** Writes each entry it gets; `then` runs before the commit, with how far it is, and may fail. */
function writer(name: string, then: (upto: number) => void = () => undefined): Projection<PoolClient> {
  return {
    name,
    async apply(tx, entries) {
      for (const { index, opened } of entries) {
        await tx.query('INSERT INTO cordon.followed VALUES ($1, $2, $3)', [
          name,
          index,
          opened?.kind ?? 'gone',
        ]);
      }
      then((entries.at(-1)?.index ?? -1) + 1);
    },
  };
}

function follow(...projections: Projection<PoolClient>[]): Indexing {
  return createIndexing(createCursors(pools.ledger), projections, (error) => {
    throw error;
  });
}

let made = 0;
async function enter(count: number): Promise<number> {
  const records = Array.from({ length: count }, () =>
    recordOf({
      ...{ act: 'site-closed', person: 'per_1', party: 'pty_1', agreement: null, ip: null, code: null },
      ...{ at: new Date('2026-11-02T08:00:00Z'), words: { site: `sit_${String(++made)}` } },
    }),
  );
  return ((await ledger.append(records)).at(-1) ?? -1) + 1;
}

async function followed(name: string): Promise<readonly number[]> {
  const { rows } = await owner.query<{ idx: string }>(
    'SELECT idx FROM cordon.followed WHERE name = $1 ORDER BY idx',
    [name],
  );
  return rows.map(({ idx }) => Number(idx));
}

const upTo = (size: number): readonly number[] => Array.from({ length: size }, (_, index) => index);

it('follows what there is, and says how far', async () => {
  const size = await enter(3);
  const indexing = follow(writer('first'));
  expect(await indexing.status()).toEqual({ indexed: 0, size });
  expect(await indexing.upTo(2)).toBe(2);
  expect(await indexing.status()).toEqual({ indexed: 2, size });
  expect(await indexing.upTo(size)).toBe(size);
  expect(await indexing.upTo(size + 10)).toBe(size);
  expect(await followed('first')).toEqual(upTo(size));
});

it('goes on exactly where it was after a crash within a batch', async () => {
  const size = await enter(5);
  const crashing = follow(
    writer('crash', () => {
      throw new Error('crash');
    }),
  );
  await expect(crashing.upTo(size)).rejects.toThrow('crash');
  expect(await followed('crash')).toEqual([]);
  expect(await follow(writer('crash')).upTo(size)).toBe(size);
  expect(await followed('crash')).toEqual(upTo(size));
});

it('writes each entry once when several follow at a time, over more than a batch', async () => {
  const size = await enter(1500);
  const reached = await Promise.all(
    Array.from({ length: 3 }, () => follow(writer('many'), writer('after')).upTo(size)),
  );
  expect(reached).toEqual([size, size, size]);
  expect(await followed('many')).toEqual(upTo(size));
  expect(await followed('after')).toEqual(upTo(size));
});

it('lets no table pass the one it may read', async () => {
  const size = await enter(1);
  const stuck = follow(
    writer('ahead'),
    writer('behind', () => {
      throw new Error('stuck');
    }),
  );
  await expect(stuck.upTo(size)).rejects.toThrow('stuck');
  expect((await stuck.status()).indexed).toBe(0);
  expect(await followed('ahead')).toEqual(upTo(size));
});

it('waits before an entry that is not there, and goes on with one that nothing opens', async () => {
  const size = await enter(1);
  const leaf = (index: number) =>
    owner.query(`INSERT INTO cordon.ledger_leaves VALUES ($1, 'x', sha256('x'))`, [index]);
  await leaf(size + 1);
  const indexing = follow(writer('gap'));
  expect(await indexing.upTo(size + 2)).toBe(size);
  await leaf(size);
  expect(await indexing.upTo(size + 2)).toBe(size + 2);
  expect(await followed('gap')).toEqual(upTo(size + 2));
  const { rows } = await owner.query(`SELECT kind FROM cordon.followed WHERE name = 'gap' AND idx >= $1`, [
    size,
  ]);
  expect(rows).toEqual([{ kind: 'gone' }, { kind: 'gone' }]);
  await tampered(owner, `DELETE FROM cordon.ledger_leaves WHERE idx >= ${String(size)}`);
});

it('catches up at its start and hears of what is entered', async () => {
  const size = await enter(1);
  const heard: (() => void)[] = [];
  const onWake = (listener: () => void) => {
    heard.push(listener);
    return () => heard.splice(heard.indexOf(listener), 1);
  };
  let [goal, reached] = [size, (): void => undefined];
  const comes = () => new Promise<void>((resolve) => (reached = resolve));
  const indexing = follow(
    writer('job', (upto) => {
      if (upto === goal) reached();
    }),
  );
  const start = comes();
  const stop = startIndexing(indexing, { onWake });
  await start;
  const more = comes();
  goal = await enter(1);
  heard.forEach((listener) => {
    listener();
  });
  await more;
  await stop();
  expect(await followed('job')).toEqual(upTo(goal));
  expect(heard).toEqual([]);
});

it('is written by the ledger’s login only', async () => {
  await expect(
    pools.app.query(`INSERT INTO cordon.ledger_cursors (name) VALUES ('x')`),
  ).rejects.toMatchObject({ code: '42501' });
  await expect(pools.app.query('UPDATE cordon.ledger_cursors SET upto = 0')).rejects.toMatchObject({
    code: '42501',
  });
});
