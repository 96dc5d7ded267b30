import { createHash } from 'node:crypto';
import {
  formatVkey,
  noteSigner,
  parseVkey,
  readEntries,
  type JsonValue,
  type LogReader,
  type Opening,
} from '@cordon/ledger';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';
import {
  appenderOf,
  emptyTables,
  keepTables,
  ledgerRecord,
  putTablesBack,
  storedIn,
} from '../../../../../tests/support/ledger.ts';
import { openPools, type Pools } from '../../platform/db.ts';
import { sha256 } from '../../platform/hashing.ts';
import { silentLog } from '../../platform/log.ts';
import { createPublishedLog } from '../publishing/published.ts';
import { recoverLog } from './recovering.ts';
import { createRecoveryStore } from './store.ts';

/* A database put back from an older backup, beside the log that was published since. */

let database: TestDatabase;
let pools: Pools;
let owner: pg.Pool;
/** The log as it was published at 600 entries, and the bodies that were kept of it. */
const files = new Map<string, Uint8Array>();
let bodies: Opening[];

const SIZE = 600;
const BEHIND = 310;

beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
  owner = testPool(database.ownerUrl, 2);
  const appender = appenderOf(pools, database);
  await appender.append(Array.from({ length: BEHIND }, (_, i) => ledgerRecord(i)));
  await keepTables(owner);
  await appender.append(
    Array.from({ length: SIZE - BEHIND }, (_, i) =>
      ledgerRecord(BEHIND + i, { party: 'par_a', agreement: 'agr_a' }),
    ),
  );
  const published = createPublishedLog(storedIn(pools), database.keys.ledger.vkey);
  for (const name of [
    'checkpoint',
    'tile/1/000.p/2',
    ...['0', 'entries'].flatMap((level) => ['000', '001', '002.p/88'].map((tile) => `tile/${level}/${tile}`)),
  ]) {
    const file = await published.read(name);
    if (file !== null) files.set(name, file.bytes);
  }
  const { rows } = await owner.query<{ index: string; salt: Buffer; body: string }>(
    'SELECT idx AS index, salt, body FROM cordon.ledger_bodies WHERE idx >= $1 ORDER BY idx',
    [BEHIND],
  );
  bodies = rows.map(({ index, salt, body }) => ({
    ...{ index: Number(index), salt, body: JSON.parse(body) as JsonValue },
  }));
});
afterAll(async () => {
  await pools.close();
  await owner.end();
  await database.drop();
});

/** The older backup. */
beforeEach(() => putTablesBack(owner));

const log = (change: (path: string, bytes: Uint8Array) => Uint8Array = (_, bytes) => bytes): LogReader => ({
  read: (path) => {
    const bytes = files.get(path);
    return Promise.resolve(bytes === undefined ? null : change(path, bytes));
  },
});

const recover = (from = log(), openings: readonly Opening[] = [], vkey = database.keys.ledger.vkey) =>
  recoverLog(from, [parseVkey(vkey)], openings, createRecoveryStore(pools.ledger), {
    ...{ sha256, now: () => new Date() },
  });

/** All that stands in a table, as one hash. */
async function contentsOf(table: string, columns: string): Promise<string> {
  const { rows } = await owner.query(`SELECT ${columns} FROM cordon.ledger_${table} ORDER BY 1, 2`);
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

const contents = async () =>
  Promise.all([
    contentsOf('leaves', '*'),
    contentsOf('nodes', '*'),
    contentsOf('bodies', 'idx, agreement_id, party_id, person_id, kind, code, at, salt, body'),
  ]);

async function countOf(table: string): Promise<number> {
  const { rows } = await owner.query<{ n: string }>(`SELECT count(*) AS n FROM cordon.ledger_${table}`);
  return Number(rows[0]?.n);
}

describe('recovering', () => {
  it('puts back entries, tile roots, checkpoint and bodies exactly as they were; work goes on from there', async () => {
    expect(await recover(log(), bodies)).toMatchObject({ ok: true, from: BEHIND, size: SIZE, bodies: 290 });
    const recovered = await contents();
    await emptyTables(owner);
    // From nothing, with the bodies of the tail alone.
    expect(await recover(log(), bodies)).toMatchObject({ ok: true, from: 0, size: SIZE, bodies: 290 });
    expect((await contents()).slice(0, 2)).toEqual(recovered.slice(0, 2));
    expect(await appenderOf(pools, database).append([ledgerRecord(SIZE)])).toEqual([SIZE]);
  });

  it('gives every row the columns it had', async () => {
    await recover(log(), bodies);
    const { rows } = await owner.query(
      'SELECT agreement_id, party_id, person_id, kind, code FROM cordon.ledger_bodies WHERE idx = 400',
    );
    expect(rows).toEqual([
      { agreement_id: 'agr_a', party_id: 'par_a', person_id: null, kind: 'test', code: null },
    ]);
  });

  it('puts entries back without bodies where none are at hand', async () => {
    expect(await recover()).toMatchObject({ ok: true, from: BEHIND, size: SIZE, bodies: 0 });
    expect([await countOf('leaves'), await countOf('bodies')]).toEqual([SIZE, BEHIND]);
  });

  it('takes nothing twice', async () => {
    await recover();
    expect(await recover()).toMatchObject({ ok: true, from: SIZE, size: SIZE, bodies: 0 });
    await appenderOf(pools, database).append([ledgerRecord(SIZE)]);
    // Published is behind: it is the beginning of what is stored.
    expect(await recover()).toMatchObject({ ok: true, from: SIZE, size: SIZE });
  });

  it('refuses a fork and names the first entry that differs', async () => {
    await appenderOf(pools, database).append([ledgerRecord(BEHIND), ledgerRecord(BEHIND + 1)]);
    expect(await recover(log(), bodies)).toEqual({
      ok: false,
      problem: expect.stringContaining(`entry ${String(BEHIND)} is another one here`) as string,
    });
    expect(await countOf('leaves')).toBe(BEHIND + 2);
    // The same where this side went further than what is published.
    await appenderOf(pools, database).append(Array.from({ length: 400 }, (_, i) => ledgerRecord(1000 + i)));
    expect(await recover(log(), bodies)).toMatchObject({ ok: false });
  });

  it('refuses a log that another key signed, that was altered, and bodies that are not of it', async () => {
    const other = noteSigner(database.keys.ledger.name, new Uint8Array(32).fill(3));
    const vkey = formatVkey(other.key);
    expect(await recover(log(), [], vkey)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('sign') as string,
    });
    const changed = log((path, bytes) =>
      path === 'tile/0/001' ? bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte)) : bytes,
    );
    expect(await recover(changed)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('tile/0/001') as string,
    });
    const [first, ...rest] = bodies;
    if (first === undefined) throw new Error('no body');
    expect(await recover(log(), [{ ...first, body: { n: 0 } }, ...rest])).toMatchObject({ ok: false });
    expect(await countOf('leaves')).toBe(BEHIND);
  });

  it('keeps nothing when the log changes while it is read', async () => {
    let verified = false;
    const later: LogReader = {
      read: async (path) => {
        const bytes = await log().read(path);
        if (path === 'tile/entries/002.p/88' && !verified) {
          verified = true;
          return bytes;
        }
        if (path !== 'tile/entries/002.p/88' || bytes === null) return bytes;
        const read = await readEntries(log(), { index: 1, width: 256 });
        const copy = Uint8Array.from(bytes);
        copy.set(read?.entries[0] ?? [], 2);
        return copy;
      },
    };
    expect(await recover(later)).toMatchObject({ ok: false });
    expect(await countOf('leaves')).toBe(BEHIND);
  });
});
