import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase, testPool } from '../../../../tests/support/database.ts';
import { Failure } from '@cordon/core/kernel';
import { inTransaction } from '../identity/db.ts';
import type { LedgerPort } from '../gate/index.ts';
import { openPools, type Pools } from '../platform/db.ts';
import { gateSecrets, ledgerSigner, sha256 } from '../platform/hashing.ts';
import { silentLog, type Log } from '../platform/log.ts';
import { createOpeningSeal } from '../platform/openingSeal.ts';
import { owe } from '../platform/owing.ts';
import { createAppender } from './appender.ts';
import { startSettling } from './jobs.ts';
import { createOwedEntries } from './owed.store.ts';
import type { OwedEntries } from './owed.ts';
import { createLedgerStore } from './store.ts';

/* What was closed is entered, and once, whatever fails between the two. Over a real PostgreSQL. */

let database: TestDatabase;
let owner: pg.Pool;
let pools: Pools;

beforeAll(async () => {
  database = await testDatabase();
  owner = testPool(database.ownerUrl, 3);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});
beforeEach(() => {
  pools = openPools(database, silentLog);
});
afterEach(async () => {
  await up();
  await pools.close();
});

/** One process: its own idea of the tree, and its own rounds. */
function replica(ledger: (real: LedgerPort) => LedgerPort = (real) => real): OwedEntries {
  const secrets = gateSecrets(database.keys);
  const store = createLedgerStore(pools.ledger, createOpeningSeal(database.keys));
  const appender = createAppender(store, {
    ...{ origin: database.keys.ledger.name, signer: ledgerSigner(database.keys.ledger), sha256 },
    ...{ salt: () => secrets.salt(), now: () => new Date(), onFault: () => undefined },
  });
  return createOwedEntries(pools.app, ledger(appender));
}

const down = () =>
  owner.query('ALTER TABLE cordon.ledger_bodies ADD CONSTRAINT down CHECK (false) NOT VALID');
const up = () => owner.query('ALTER TABLE cordon.ledger_bodies DROP CONSTRAINT IF EXISTS down');

let noted = 0;
/** Notes so many acts in one transaction. @returns their ids, in order */
async function note(count = 1): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => `sit_${String(++noted)}`);
  await inTransaction(pools.app, (tx) => owe(tx, ids.map(act)));
  return ids;
}

const act = (site: string) => ({
  ...{ act: 'site-closed', person: 'per_1', party: 'pty_1', agreement: null, ip: '192.0.2.1' },
  ...{ at: new Date('2026-11-02T08:00:00Z'), words: { site } },
});

async function enteredOf(ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await owner.query<{ body: string }>(
    `SELECT body FROM cordon.ledger_bodies WHERE kind = 'site-closed' ORDER BY idx`,
  );
  const sites = rows.map(({ body }) => (JSON.parse(body) as { words: { site: string } }).words.site);
  return sites.filter((site) => ids.includes(site));
}

describe('what is owed', () => {
  it('is entered as any act is, in the order in which it was done, and then owed no more', async () => {
    const owed = replica();
    const ids = [...(await note(3)), ...(await note(2))];
    expect(await owed.left()).toBe(5);
    await owed.settle();
    expect(await owed.left()).toBe(0);
    expect(await enteredOf(ids)).toEqual(ids);
    const { rows } = await owner.query<{ body: string; at: Date; person: string }>(
      `SELECT body, at, person_id AS person FROM cordon.ledger_bodies WHERE kind = 'site-closed' ORDER BY idx DESC LIMIT 1`,
    );
    expect(rows[0]).toMatchObject({ at: act('').at, person: 'per_1' });
    expect(JSON.parse(rows[0]?.body ?? '')).toEqual({
      ...{ v: 1, kind: 'admin', act: 'site-closed', at: '2026-11-02T08:00:00.000Z', agreement: null },
      ...{ person: 'per_1', party: 'pty_1', ip: '192.0.2.1', code: null, words: { site: ids[4] } },
    });
  });

  it('is not owed when what it is about was not done', async () => {
    const failed = inTransaction(pools.app, async (tx) => {
      await owe(tx, [act('sit_undone')]);
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    await replica().settle();
    expect(await enteredOf(['sit_undone'])).toEqual([]);
  });

  it('cannot say otherwise than was signed: then nothing is done', async () => {
    const words = { site: 'sit_other', signed: '{}', key: '', signature: '' };
    const wrong = { ...act('sit_said'), signed: { act: 'site-closed', words } };
    await expect(inTransaction(pools.app, (tx) => owe(tx, [wrong]))).rejects.toThrow('than was signed');
  });

  it('waits while the ledger refuses, raises the alarm, and is entered once it is back', async () => {
    const owed = replica();
    await down();
    const ids = await note(2);
    await expect(owed.settle()).rejects.toMatchObject({ code: 'ledger-unavailable' });
    const alarms: unknown[] = [];
    const log: Pick<Log, 'error'> = { error: (_, fields) => void alarms.push(fields) };
    await startSettling(owed, log, 3_600_000)();
    expect(alarms).toMatchObject([{ feature: 'ledger', count: 2 }]);
    expect(await enteredOf(ids)).toEqual([]);
    await up();
    await startSettling(owed, log, 3_600_000)();
    expect(alarms).toHaveLength(1);
    expect(await enteredOf(ids)).toEqual(ids);
  });

  it('is entered by the next process when the one that did it ends before it could', async () => {
    const ids = await note(2);
    // All that the process knew is gone with it.
    await pools.close();
    pools = openPools(database, silentLog);
    await replica().settle();
    expect(await enteredOf(ids)).toEqual(ids);
  });

  it('is entered once when a process ends between the entry and the note that is struck off', async () => {
    const ids = await note(2);
    const dying = replica((real) => ({
      async append(records) {
        await real.append(records);
        throw new Failure('ledger-unavailable');
      },
    }));
    await expect(dying.settle()).rejects.toThrow();
    expect(await enteredOf(ids)).toEqual(ids);
    const next = replica();
    expect(await next.left()).toBe(2);
    await next.settle();
    expect(await next.left()).toBe(0);
    expect(await enteredOf(ids)).toEqual(ids);
  });

  it('is entered once by many who settle at the same time, and nobody returns before theirs is', async () => {
    const replicas = [replica(), replica(), replica()];
    const all = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const ids = await note(1 + (index % 3));
        await replicas[index % 3]?.settle();
        expect(await enteredOf(ids)).toEqual(ids);
        return ids;
      }),
    );
    expect((await enteredOf(all.flat())).toSorted()).toEqual(all.flat().toSorted());
  });

  it('is refused by the ledger itself a second time, whoever asks', async () => {
    const [id = ''] = await note();
    let records: Parameters<LedgerPort['append']>[0] = [];
    const owed = replica((real) => ({
      append: (given) => {
        records = given;
        return real.append(given);
      },
    }));
    await owed.settle();
    let port: LedgerPort | undefined;
    replica((real) => (port = real));
    await expect(port?.append(records)).rejects.toMatchObject({ code: 'ledger-unavailable' });
    expect(await enteredOf([id])).toEqual([id]);
  });
});
