import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyCheckpoint, parseVkey } from '@cordon/ledger';
import { runVerify } from '@cordon/ledger/command';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase, testPool } from '../../../../tests/support/database.ts';
import type { LedgerPort, LedgerRecord } from '../gate/index.ts';
import { openPools, type Pools } from '../platform/db.ts';
import { gateSecrets, ledgerSigner, sha256 } from '../platform/hashing.ts';
import { silentLog } from '../platform/log.ts';
import { createOpeningSeal } from '../platform/openingSeal.ts';
import { createAppender, type AppenderSettings, type LedgerStore } from './appender.ts';
import { createBook } from './book.ts';
import { createLedgerStore, readCheckpoint, readEntry, readHashes, readLeaves } from './store.ts';

/* The appender over a real PostgreSQL, verified by the program an auditor uses. */

let database: TestDatabase;
let pools: Pools;
let owner: pg.Pool;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
  owner = testPool(database.ownerUrl, 3);
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-ledger-'));
});
afterAll(async () => {
  await pools.close();
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** One replica: an appender of its own, with its own idea of the tree. */
function replica(
  store: LedgerStore = createLedgerStore(pools.ledger, createOpeningSeal(database.keys)),
  more: Partial<AppenderSettings> = {},
): LedgerPort & { faults: unknown[] } {
  const faults: unknown[] = [];
  const { ledger } = database.keys;
  const secrets = gateSecrets(database.keys);
  const appender = createAppender(store, {
    ...{ origin: ledger.name, signer: ledgerSigner(ledger), sha256, salt: () => secrets.salt() },
    ...{ now: () => new Date(), onFault: (error: unknown) => faults.push(error) },
    ...more,
  });
  return { append: (records) => appender.append(records), faults };
}

function record(n: number): LedgerRecord {
  const at = new Date(1_790_000_000_000 + n);
  return {
    ...{ kind: 'read', at, agreement: null, party: null, person: null, code: null, event: null, uses: [] },
    body: { v: 1, n },
    openings: [{ name: 'subject', value: String(n), salt: new Uint8Array(32).fill(n % 256) }],
  };
}

const book = () =>
  createBook(
    {
      hashes: (level, from, count) => readHashes(pools.app, level, from, count),
      entry: (index) => readEntry(pools.app, index),
      leaves: (from, count) => readLeaves(pools.app, from, count),
      checkpoint: (size) => readCheckpoint(pools.app, size),
      rotations: async () => [],
    },
    database.keys.ledger.vkey,
    sha256,
    {
      newest: () => readCheckpoint(pools.app),
      withLines: (own) => Promise.resolve(own),
      vkeys: () => Promise.resolve([]),
    },
  );

/** Exports the ledger and asks the verifier command. @param older a checkpoint kept from before */
async function verdict(
  older?: string,
  change: (name: string, bytes: Buffer) => Buffer = (_, bytes) => bytes,
): Promise<{ exit: number; size: number; problems: unknown[] }> {
  const to = await mkdtemp(path.join(folder, 'export-'));
  for await (const { path: name, bytes } of book().files()) {
    const file = path.join(to, ...name.split('/'));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, change(name, Buffer.from(bytes)));
  }
  let out = '';
  const argv = [to, '--key', database.keys.ledger.vkey];
  if (older !== undefined) {
    await writeFile(path.join(to, 'older'), older);
    argv.push('--older', path.join(to, 'older'));
  }
  const exit = await runVerify(argv, { out: (text) => (out += text), err: () => undefined });
  const { size, problems } = JSON.parse(out) as { size: number; problems: unknown[] };
  return { exit, size, problems };
}

async function sizeNow(): Promise<number> {
  const { rows } = await owner.query<{ size: string }>('SELECT count(*) AS size FROM cordon.ledger_leaves');
  return Number(rows[0]?.size);
}

/** Keeps every writer from a table while `work` runs. */
async function withheld<T>(table: string, work: () => Promise<T>): Promise<T> {
  const hold = await owner.connect();
  try {
    await hold.query(`BEGIN; LOCK TABLE cordon.${table} IN SHARE MODE`);
    return await work();
  } finally {
    await hold.query('ROLLBACK');
    hold.release();
  }
}

/** The one connection that waits for a table to be let go. */
async function waiting(table: string): Promise<number> {
  const find = async () => {
    const { rows } = await owner.query<{ pid: number }>(
      'SELECT pid FROM pg_locks WHERE NOT granted AND relation = $1::regclass',
      [`cordon.${table}`],
    );
    return rows.map(({ pid }) => pid);
  };
  await expect.poll(find).toHaveLength(1);
  return (await find())[0] ?? 0;
}

describe('an append', () => {
  it('commits what waits together, in order, with one signed checkpoint', async () => {
    const ledger = replica();
    const before = await sizeNow();
    const { rows: checkpoints } = await owner.query('SELECT FROM cordon.ledger_checkpoints');
    const indices = await Promise.all(
      Array.from({ length: 300 }, (_, n) => ledger.append([record(2 * n), record(2 * n + 1)])),
    );
    expect(indices.flat()).toEqual(Array.from({ length: 600 }, (_, n) => before + n));
    const { rows } = await owner.query('SELECT FROM cordon.ledger_checkpoints');
    // The first append commits at once, alone; all others wait for it and go together, 256 entries at a time.
    expect(rows.length - checkpoints.length).toBe(1 + Math.ceil(598 / 256));
    const checkpoint = await readCheckpoint(pools.app);
    expect(checkpoint?.size).toBe(before + 600);
    const { name, vkey } = database.keys.ledger;
    expect(verifyCheckpoint(checkpoint?.note ?? '', [parseVkey(vkey)])).toMatchObject({ ok: true });
    expect(parseVkey(vkey).name).toBe(name);
    expect(await verdict()).toEqual({ exit: 0, size: before + 600, problems: [] });
  });

  it('is durable before it is acknowledged', async () => {
    const ledger = replica();
    const [index] = await ledger.append([record(1)]);
    // Another connection, another login: what it reads is committed.
    expect(await readEntry(pools.app, index ?? -1)).toMatchObject({ body: '{"n":1,"v":1}' });

    // While the commit is held up, nothing is acknowledged.
    let acknowledged = false;
    const appending = await withheld('ledger_checkpoints', async () => {
      const append = ledger.append([record(2)]).then(() => (acknowledged = true));
      await waiting('ledger_checkpoints');
      expect(acknowledged).toBe(false);
      return { append };
    });
    await appending.append;
    expect(acknowledged).toBe(true);
  });

  it.each([
    ['whose connection is cut', 'pg_terminate_backend'],
    ['that is cancelled', 'pg_cancel_backend'],
  ])('%s is denied whole, and the next one goes on from what is stored', async (_, kill) => {
    const ledger = replica();
    await ledger.append([record(1)]);
    const before = await sizeNow();
    const older = (await readCheckpoint(pools.app))?.note;
    const appending = await withheld('ledger_bodies', async () => {
      const appends = [ledger.append([record(2)]), ledger.append([record(3), record(4)])];
      const settled = Promise.allSettled(appends);
      // With the writer's own login, which may end its own connections.
      await pools.ledger.query(`SELECT ${kill}($1)`, [await waiting('ledger_bodies')]);
      await expect(appends[0]).rejects.toMatchObject({ code: 'ledger-unavailable' });
      return { settled };
    });
    const [first, second] = await appending.settled;
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'ledger-unavailable' } });
    // What waited behind it was not part of the commit that broke: it goes on.
    expect(second).toEqual({ status: 'fulfilled', value: [before, before + 1] });
    expect(ledger.faults).toHaveLength(1);
    expect(await verdict(older)).toEqual({ exit: 0, size: before + 2, problems: [] });
  });

  it('whose answer is lost after the commit is denied, stands, and is not overwritten', async () => {
    const store = createLedgerStore(pools.ledger, createOpeningSeal(database.keys));
    let lose = true;
    const ledger = replica({
      ...store,
      async write(prepared) {
        const written = await store.write(prepared);
        if (lose) throw new Error('Connection terminated unexpectedly');
        return written;
      },
    });
    const before = await sizeNow();
    await expect(ledger.append([record(5)])).rejects.toMatchObject({ code: 'ledger-unavailable' });
    lose = false;
    expect(await ledger.append([record(6)])).toEqual([before + 1]);
    expect(await verdict()).toEqual({ exit: 0, size: before + 2, problems: [] });
  });
});

describe('a commit that is made ready while the one before it is written', () => {
  const MANY = 100;

  /** Appends behind one that is being written, until their commit is ready. */
  async function behind(fail: (written: boolean) => void) {
    const store = createLedgerStore(pools.ledger, createOpeningSeal(database.keys));
    const firsts: number[] = [];
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    let writes = 0;
    const ledger = replica({
      ...store,
      prepare(batch) {
        firsts.push(batch.first);
        return store.prepare(batch);
      },
      async write(prepared) {
        if (++writes > 1) return store.write(prepared);
        await held;
        const written = await store.write(prepared);
        fail(written);
        return written;
      },
    });
    const before = await sizeNow();
    const front = ledger.append([record(0)]);
    await expect.poll(() => writes).toBe(1);
    const rest = Array.from({ length: MANY }, (_, n) => ledger.append([record(1 + n)]));
    await expect.poll(() => firsts).toEqual([before, before + 1]);
    return { before, firsts, settled: Promise.allSettled([front, ...rest]), go };
  }

  it('is written as it is', async () => {
    const { before, firsts, settled, go } = await behind(() => undefined);
    go();
    expect(await settled).toEqual(
      Array.from({ length: 1 + MANY }, (_, n) => ({ status: 'fulfilled', value: [before + n] })),
    );
    expect(firsts).toEqual([before, before + 1]);
    expect(await verdict()).toEqual({ exit: 0, size: before + 1 + MANY, problems: [] });
  });

  it('is made anew where another replica wrote in between', async () => {
    const { before, settled, go } = await behind(() => undefined);
    await replica().append([record(500), record(501)]);
    go();
    expect(await settled).toEqual(
      Array.from({ length: 1 + MANY }, (_, n) => ({ status: 'fulfilled', value: [before + 2 + n] })),
    );
    expect(await verdict()).toEqual({ exit: 0, size: before + 3 + MANY, problems: [] });
  });

  it('goes on from what is stored where the answer about the one before it was lost', async () => {
    const { before, settled, go } = await behind(() => {
      throw new Error('Connection terminated unexpectedly');
    });
    go();
    const [front, ...rest] = await settled;
    expect(front).toMatchObject({ status: 'rejected', reason: { code: 'ledger-unavailable' } });
    expect(rest).toEqual(
      Array.from({ length: MANY }, (_, n) => ({ status: 'fulfilled', value: [before + 1 + n] })),
    );
    expect(await verdict()).toEqual({ exit: 0, size: before + 1 + MANY, problems: [] });
  });

  it('takes no place that was never filled where the one before it was not stored', async () => {
    const store = createLedgerStore(pools.ledger, createOpeningSeal(database.keys));
    let writes = 0;
    let fail: () => void = () => undefined;
    const ledger = replica({
      ...store,
      write: (prepared) =>
        ++writes > 1
          ? store.write(prepared)
          : new Promise((_, reject) => {
              fail = () => {
                reject(new Error('Connection terminated unexpectedly'));
              };
            }),
    });
    const before = await sizeNow();
    const front = ledger.append([record(0)]);
    await expect.poll(() => writes).toBe(1);
    const rest = Array.from({ length: MANY }, (_, n) => ledger.append([record(1 + n)]));
    fail();
    await expect(front).rejects.toMatchObject({ code: 'ledger-unavailable' });
    expect(await Promise.all(rest)).toEqual(Array.from({ length: MANY }, (_, n) => [before + n]));
    expect(await verdict()).toEqual({ exit: 0, size: before + MANY, problems: [] });
  });
});

describe('a flood', () => {
  it('is refused at once beyond what may wait; what waits is entered, and the next one too', async () => {
    const pressures: boolean[] = [];
    const limits = { entries: 50, bytes: 1_000_000, ms: 60_000 };
    const ledger = replica(undefined, { limits, onPressure: ({ full }) => pressures.push(full) });
    const before = await sizeNow();
    const flood = await withheld('ledger_bodies', async () => {
      const first = ledger.append([record(0)]);
      await waiting('ledger_bodies');
      const settled = Promise.allSettled(Array.from({ length: 5_000 }, (_, n) => ledger.append([record(n)])));
      await expect(ledger.append([record(1)])).rejects.toMatchObject({ code: 'ledger-unavailable' });
      return { first, settled };
    });
    expect(await flood.first).toEqual([before]);
    const entered = (await flood.settled).filter(({ status }) => status === 'fulfilled');
    expect(entered).toHaveLength(limits.entries);
    expect(await sizeNow()).toBe(before + 1 + limits.entries);
    expect(pressures).toEqual([true, false]);
    expect(await ledger.append([record(2)])).toEqual([before + 1 + limits.entries]);
  });

  it('that no commit takes in time is refused while the commit before it hangs', async () => {
    const ledger = replica(undefined, { limits: { entries: 50, bytes: 1_000_000, ms: 20 } });
    const before = await sizeNow();
    const held = await withheld('ledger_bodies', async () => {
      const first = ledger.append([record(0)]);
      await waiting('ledger_bodies');
      await expect(ledger.append([record(1)])).rejects.toMatchObject({
        detail: 'the append waited too long',
      });
      return { first };
    });
    expect(await held.first).toEqual([before]);
    expect(await sizeNow()).toBe(before + 1);
  });

  it('of bodies that are no JSON denies their callers alone', async () => {
    const ledger = replica();
    const wrong = { ...record(1), body: { v: Number.NaN } };
    const [bad, good] = await Promise.allSettled([ledger.append([wrong]), ledger.append([record(2)])]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'ledger-unavailable' } });
    expect(good.status).toBe('fulfilled');
  });

  it('of more than 65,535 bytes is refused, and nothing of it is stored', async () => {
    const ledger = replica();
    const before = await sizeNow();
    // Two bytes a letter: bytes count, not characters.
    const long = (bytes: number): LedgerRecord => ({
      ...record(1),
      body: { w: 'ü'.repeat((bytes - 9) / 2) + 'u' },
    });
    expect(Buffer.byteLength(JSON.stringify(long(65_535).body))).toBe(65_535);
    await expect(ledger.append([long(65_537)])).rejects.toMatchObject({ code: 'ledger-unavailable' });
    expect(await sizeNow()).toBe(before);
    expect(await ledger.append([long(65_535)])).toEqual([before]);
  });
});

describe('two replicas on one ledger', () => {
  it('count a customer once a day for an account, whoever of them enters it', async () => {
    const shown = (nth: number, subject: string, days = 0): LedgerRecord => {
      const { at, ...rest } = record(nth);
      const uses = [{ kind: 'shown', subject } as const, { kind: 'lookup', subject: null } as const];
      return { ...rest, at: new Date(at.getTime() + days * 86_400_000), person: 'svc_shown', uses };
    };
    const replicas = [replica(), replica()];
    const appending = Array.from({ length: 60 }, async (_, nth) => {
      await replicas[nth % 2]?.append([shown(nth, `c${String(nth % 3)}`)]);
    });
    await Promise.all(appending);
    await replicas[0]?.append([shown(61, 'c0', 2)]);
    const { rows } = await owner.query<{ kind: string; subject: string | null; count: number }>(
      `SELECT kind, subject, count(*)::int AS count FROM cordon.usage WHERE person_id = 'svc_shown'
       GROUP BY kind, subject ORDER BY kind, subject`,
    );
    const times = (subject: string, count: number) => ({ kind: 'shown', subject, count });
    expect(rows).toEqual([
      { kind: 'lookup', subject: null, count: 61 },
      ...[times('c0', 2), times('c1', 1), times('c2', 1)],
    ]);
  });

  it('never fork, and deny nobody for being many', async () => {
    const before = await sizeNow();
    const older = (await readCheckpoint(pools.app))?.note;
    const ledgers = [replica(), replica(), replica()];
    // One after the other in each replica, so that every append is a commit of its own that may lose the race.
    const indices = await Promise.all(
      ledgers.map(async (ledger, which) => {
        const got: number[] = [];
        for (let n = 0; n < 120; n++) got.push(...(await ledger.append([record(which * 1000 + n)])));
        return got;
      }),
    );
    expect(ledgers.flatMap(({ faults }) => faults)).toEqual([]);
    expect(indices.flat().toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 360 }, (_, n) => before + n),
    );
    expect(await verdict(older)).toEqual({ exit: 0, size: before + 360, problems: [] });
    // Every checkpoint on the way is one tree: none contradicts another.
    const { rows } = await owner.query<{ note: string }>(
      'SELECT note FROM cordon.ledger_checkpoints WHERE size > $1 ORDER BY random() LIMIT 5',
      [before],
    );
    for (const { note } of rows) expect((await verdict(note)).exit).toBe(0);
  });

  it.each([2, 3])(
    'of %i, the one whose connection is cut in its own turn is denied, and the rest go on',
    async (count) => {
      const before = await sizeNow();
      const older = (await readCheckpoint(pools.app))?.note;
      const store = createLedgerStore(pools.ledger, createOpeningSeal(database.keys));
      let cut = true;
      const stale = replica({
        ...store,
        alone: (work) =>
          store.alone(async (only) => {
            const { rows } = await owner.query<{ pid: number }>(
              `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND granted
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
            );
            expect(rows).toHaveLength(1);
            if (cut) await pools.ledger.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
            return work(only);
          }),
      });
      const ledgers = [stale, ...Array.from({ length: count - 1 }, () => replica())];
      // Each knows the tree as it was when it wrote last: the first one's next try is lost, and it takes a turn.
      for (const ledger of ledgers) await ledger.append([record(0)]);
      await expect(stale.append([record(1)])).rejects.toMatchObject({ code: 'ledger-unavailable' });
      expect(stale.faults).toHaveLength(1);
      cut = false;
      const size = before + count;
      expect(await sizeNow()).toBe(size);
      const indices = await Promise.all(ledgers.map((ledger) => ledger.append([record(2)])));
      expect(indices.flat().toSorted((a, b) => a - b)).toEqual(ledgers.map((_, n) => size + n));
      expect(await verdict(older)).toEqual({ exit: 0, size: size + count, problems: [] });
    },
  );
});

describe('a row of the ledger', () => {
  it.each(['app', 'ledger'] as const)('is changed by nobody: %s', async (login) => {
    for (const table of ['leaves', 'nodes', 'checkpoints', 'bodies', 'openings']) {
      for (const change of [
        `UPDATE cordon.ledger_${table} SET ${table === 'checkpoints' ? 'size = size' : 'idx = idx'}`,
        `DELETE FROM cordon.ledger_${table}`,
        `TRUNCATE cordon.ledger_${table} CASCADE`,
        `ALTER TABLE cordon.ledger_${table} DISABLE TRIGGER ALL`,
        `DROP TABLE cordon.ledger_${table} CASCADE`,
        `GRANT UPDATE ON cordon.ledger_${table} TO PUBLIC`,
      ]) {
        const refused = pools[login].query(change).then(
          () => 'done',
          (error: unknown) => (error as { code?: string }).code,
        );
        // A grant that gives nothing is a warning in PostgreSQL, and gives nothing.
        if (!change.startsWith('GRANT')) expect(await refused, change).toBe('42501');
        else await refused;
      }
    }
    const { rows } = await owner.query(
      `SELECT FROM information_schema.role_table_grants
       WHERE table_schema = 'cordon' AND table_name LIKE 'ledger%' AND grantee IN ($1, 'PUBLIC')
         AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')`,
      [database.roles[login]],
    );
    expect(rows).toEqual([]);
  });

  it.each([
    [
      'a body',
      `UPDATE cordon.ledger_leaves SET leaf = replace(leaf, '"t":"2026', '"t":"2025') WHERE idx = 3`,
    ],
    ['a hash', `UPDATE cordon.ledger_leaves SET hash = sha256(hash) WHERE idx = 3`],
    [
      'both, so that they agree',
      `UPDATE cordon.ledger_leaves SET leaf = l.leaf, hash = sha256('\\x00'::bytea || convert_to(l.leaf, 'UTF8'))
       FROM (SELECT replace(leaf, '"t":"2026', '"t":"2025') AS leaf FROM cordon.ledger_leaves WHERE idx = 3) l
       WHERE idx = 3`,
    ],
    ['a tile of the tree', 'UPDATE cordon.ledger_nodes SET hash = sha256(hash) WHERE idx = 0'],
    ['the checkpoint', `UPDATE cordon.ledger_checkpoints SET note = replace(note, E'\\n\\n', E'\\nx\\n\\n')`],
  ])('changed all the same is seen by the verifier: %s', async (_, change) => {
    // The controls off: the owner lets the ledger's own login change rows, and takes the trigger away.
    const ledgerTables = 'cordon.ledger_leaves, cordon.ledger_nodes, cordon.ledger_checkpoints';
    const kept = [
      ['leaves', 'leaf = k.leaf, hash = k.hash', 'l.idx = k.idx'],
      ['nodes', 'hash = k.hash', 'l.level = k.level AND l.idx = k.idx'],
      ['checkpoints', 'note = k.note', 'l.size = k.size'],
    ] as const;
    for (const [table] of kept)
      await owner.query(`CREATE TABLE kept_${table} AS TABLE cordon.ledger_${table}`);
    await owner.query(`GRANT UPDATE ON ${ledgerTables} TO ${database.roles.ledger}`);
    await expect(pools.ledger.query(change)).rejects.toMatchObject({ code: '42501' });
    for (const [table] of kept)
      await owner.query(`ALTER TABLE cordon.ledger_${table} DISABLE TRIGGER only_added`);
    try {
      expect((await verdict()).exit).toBe(0);
      expect((await pools.ledger.query(change)).rowCount).toBeGreaterThan(0);
      const { exit, problems } = await verdict();
      expect(exit).toBe(1);
      expect(problems).not.toEqual([]);
    } finally {
      await owner.query(`REVOKE UPDATE ON ${ledgerTables} FROM ${database.roles.ledger}`);
      for (const [table, columns, key] of kept) {
        await owner.query(`UPDATE cordon.ledger_${table} l SET ${columns} FROM kept_${table} k WHERE ${key}`);
        await owner.query(
          `DROP TABLE kept_${table}; ALTER TABLE cordon.ledger_${table} ENABLE TRIGGER only_added`,
        );
      }
    }
    expect((await verdict()).exit).toBe(0);
  });

  it.each(['leaves', 'nodes', 'checkpoints', 'bodies'])(
    'is changed by the owner neither: %s',
    async (table) => {
      const column = table === 'checkpoints' ? 'size' : 'idx';
      for (const change of [
        `UPDATE cordon.ledger_${table} SET ${column} = ${column} WHERE false`,
        `DELETE FROM cordon.ledger_${table}`,
        `TRUNCATE cordon.ledger_${table} CASCADE`,
      ]) {
        await expect(owner.query(change), change).rejects.toMatchObject({ code: '42501' });
      }
    },
  );

  it('cut off the end is seen by whoever kept a checkpoint', async () => {
    const ledger = replica();
    await ledger.append([record(1)]);
    const kept = await readCheckpoint(pools.app);
    await ledger.append([record(2)]);
    const newest = (await readCheckpoint(pools.app))?.note;
    expect((await verdict(kept?.note)).exit).toBe(0);
    // An export that stops at the older checkpoint, shown to somebody who has the newer one.
    const cut = await verdict(newest, (name, bytes) =>
      name === 'checkpoint' ? Buffer.from(kept?.note ?? '') : bytes,
    );
    expect(cut.exit).toBe(1);
  });
});

describe('an export', () => {
  it('with one byte changed anywhere is refused', async () => {
    expect((await verdict()).exit).toBe(0);
    const names: string[] = [];
    for await (const { path: name } of book().files()) names.push(name);
    for (const changed of names) {
      if (changed === 'keys') continue;
      const { exit } = await verdict(undefined, (name, bytes) => {
        if (name !== changed) return bytes;
        const at = Math.floor(bytes.length / 2);
        bytes.writeUInt8((bytes.readUInt8(at) ^ 1) & 0xff, at);
        return bytes;
      });
      expect(exit, changed).toBe(1);
    }
    expect(names.length).toBeGreaterThan(6);
  });
});
