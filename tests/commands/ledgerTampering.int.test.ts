import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fromUtf8, parseVkey, verifyLog, type LogReport } from '../../packages/ledger/src/index.ts';
import { readConfig } from '../../packages/server/src/config.ts';
import { openInstallation, type Installation } from '../../packages/server/src/installation.ts';
import { emptyDatabase, type EmptyDatabase } from '../support/database.ts';

/* A real ledger, its tables changed by somebody with the owner's login, exported as it then is: each is named. */

const TABLES = ['ledger_leaves', 'ledger_nodes', 'ledger_checkpoints'];

let database: EmptyDatabase;
let folder: string;
let owner: pg.Client;
let running: Installation;
/** As an auditor kept it, of the first ten entries. */
let older: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-tampering-'));
  database = await emptyDatabase('cordon');
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  running = await openInstallation(
    readConfig({ DATABASE_URL: database.ownerUrl, DATA_DIR: folder, LOG_LEVEL: 'silent' }),
  );
  const enter = (count: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: count }, () =>
        running.house.enterAct({
          ...{ act: 'request-refused', person: null, party: null, agreement: null, ip: null, code: null },
          ...{ at: running.house.now(), words: {} },
        }),
      ),
    );
  await enter(1);
  await enter(9);
  older = fromUtf8((await files()).get('checkpoint') ?? new Uint8Array(0));
  await enter(290);
  // Whoever owns the tables can switch off what guards them.
  const { rows } = await owner.query<{ sql: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql FROM pg_constraint
     WHERE confrelid = 'cordon.ledger_leaves'::regclass`,
  );
  for (const { sql } of rows) await owner.query(sql);
  for (const name of TABLES) await owner.query(`ALTER TABLE cordon.${name} DISABLE TRIGGER USER`);
}, 60_000);

afterAll(async () => {
  await running.close();
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function files(): Promise<Map<string, Uint8Array>> {
  const all = new Map<string, Uint8Array>();
  for await (const { path: name, bytes } of running.house.book.files()) all.set(name, bytes);
  return all;
}

async function verified(kept?: string): Promise<LogReport> {
  const all = await files();
  const key = parseVkey(running.house.book.vkey);
  const read = async (name: string): Promise<Uint8Array | null> => all.get(name) ?? null;
  return verifyLog(
    { read },
    [key],
    kept === undefined ? {} : { older: [{ from: 'older checkpoint', note: kept }] },
  );
}

/** Changes the tables, looks, and puts them back. */
async function tampered(sql: string, kept?: string): Promise<readonly string[]> {
  await owner.query(
    TABLES.map((name) => `CREATE TABLE public.kept_${name} AS TABLE cordon.${name};`).join('') + sql,
  );
  try {
    return (await verified(kept)).problems.map(({ code, problem }) => `${code}: ${problem}`);
  } finally {
    await owner.query(
      TABLES.map(
        (name) =>
          `DELETE FROM cordon.${name}; INSERT INTO cordon.${name} TABLE public.kept_${name}; DROP TABLE public.kept_${name};`,
      ).join(''),
    );
  }
}

it('verifies as it was written', async () => {
  expect(await verified(older)).toMatchObject({ ok: true, problems: [] });
});

const swapped = `UPDATE cordon.ledger_leaves l SET leaf = o.leaf FROM public.kept_ledger_leaves o
  WHERE (l.idx, o.idx) IN ((3, 290), (290, 3))`;

it.each([
  [
    'an entry changed',
    `UPDATE cordon.ledger_leaves SET leaf = replace(leaf, '"t":"2', '"t":"1') WHERE idx = 7`,
    ['entry-changed: entry 7: not what was logged'],
  ],
  [
    'two entries swapped',
    swapped,
    [
      'entry-reordered: entry 290 stands at the place of entry 3',
      'entry-reordered: entry 3 stands at the place of entry 290',
    ],
  ],
  [
    'a stored leaf hash changed',
    `UPDATE cordon.ledger_leaves SET hash = sha256(hash) WHERE idx = 12`,
    ['tile-changed: the hash of entry 12 is not what leads to the signed root'],
  ],
  [
    'a stored node changed',
    `UPDATE cordon.ledger_nodes SET hash = sha256(hash)`,
    ['tile-changed: hash 0 of this level is not what leads to the signed root'],
  ],
  [
    'an entry changed with its leaf hash',
    `UPDATE cordon.ledger_leaves SET leaf = replace(leaf, '"t":"2', '"t":"1'),
       hash = sha256(('\\x00'::bytea) || convert_to(replace(leaf, '"t":"2', '"t":"1'), 'UTF8')) WHERE idx = 7`,
    ['entries-rewritten: entries 0 to 255: not what was signed, and the tile below was changed with them'],
  ],
  [
    'the checkpoint of another size put in place',
    `UPDATE cordon.ledger_checkpoints SET note = replace(note, E'\\n300\\n', E'\\n299\\n') WHERE size = 300`,
    ['checkpoint-changed: the signature of NAME does not hold'],
  ],
])('%s is named', async (_, sql, found) => {
  const named = await tampered(sql);
  expect(named.map((one) => one.replace(/of cordon\.[0-9a-f]{16}/, 'of NAME'))).toEqual(found);
});

it('rolled back to an earlier checkpoint of its own: named only with the one that was kept', async () => {
  const back = `DELETE FROM cordon.ledger_checkpoints WHERE size > 1; DELETE FROM cordon.ledger_nodes;
    DELETE FROM cordon.ledger_leaves WHERE idx > 0`;
  expect(await tampered(back)).toEqual([]);
  expect(await tampered(back, older)).toEqual([
    'log-rolled-back: the log is smaller than it was: entries were taken away',
  ]);
});
