import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { loadKeys } from './keys.ts';
import { silentLog } from './log.ts';
import { migrate } from './migrate.ts';
import { urlFor } from './roles.ts';

let db: TestDatabase;
let scratch: string;
const cleanUp: (() => Promise<void>)[] = [];

beforeAll(async () => {
  db = await testDatabase();
  scratch = await mkdtemp(path.join(tmpdir(), 'migrate-'));
});

afterAll(async () => {
  for (const drop of cleanUp) await drop();
  await db.drop();
  await rm(scratch, { recursive: true });
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(scratch, 'files-'));
  for (const [name, sql] of Object.entries(files)) await writeFile(path.join(folder, name), sql);
  return folder;
}

async function empty(): Promise<{ ownerUrl: string; name: string }> {
  const made = await emptyDatabase('migrate');
  cleanUp.push(made.drop);
  return made;
}

describe('migrate', () => {
  it('applies every file of Cordon to an empty database, and nothing the second time', async () => {
    const { ownerUrl } = await empty();
    const first = await migrate({ ownerUrl, keys: db.keys, log: silentLog });
    const files = await readdir(path.join(import.meta.dirname, '..', 'migrations'));
    expect(first.applied).toEqual(files.sort());
    const second = await migrate({ ownerUrl, keys: db.keys, log: silentLog });
    expect(second.applied).toEqual([]);
    expect(second.appUrl).toBe(first.appUrl);
    expect(await query(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await query(second.ledgerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lets one of several replicas that start together do the work', async () => {
    const { ownerUrl } = await empty();
    const folder = await folderOf({
      '0001_a.sql': 'create table a (x int)',
      '0002_b.sql': 'create table b (x int)',
    });
    const runs = await Promise.all(
      [1, 2, 3].map(() => migrate({ ownerUrl, keys: db.keys, log: silentLog, folder })),
    );
    expect(runs.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 2]);
  });

  it('keeps what earlier files did when a later one fails, and none of the failing one', async () => {
    const { ownerUrl } = await empty();
    const folder = await folderOf({
      '0001_a.sql': 'create table a (x int)',
      '0002_b.sql': 'create table b (x int); select 1/0',
    });
    await expect(migrate({ ownerUrl, keys: db.keys, log: silentLog, folder })).rejects.toMatchObject({
      code: '22012',
    });
    expect(
      await query(ownerUrl, "select to_regclass('cordon.a')::text a, to_regclass('cordon.b')::text b"),
    ).toEqual([{ a: 'cordon.a', b: null }]);
  });

  it('refuses an applied file that was altered, renamed or removed, and a gap in the numbers', async () => {
    const { ownerUrl } = await empty();
    const [one, two] = [
      { '0001_a.sql': 'create table a (x int)' },
      { '0002_b.sql': 'create table b (x int)' },
    ];
    const run = async (files: Record<string, string>): Promise<unknown> =>
      migrate({ ownerUrl, keys: db.keys, log: silentLog, folder: await folderOf(files) });
    await run({ ...one, ...two });
    const altered = { code: 'migration-changed', detail: expect.stringContaining('0002_b.sql') as string };
    await expect(run({ ...one, '0002_b.sql': 'create table b (x int) ' })).rejects.toMatchObject(altered);
    await expect(run({ ...one, '0002_c.sql': 'create table b (x int)' })).rejects.toMatchObject(altered);
    await expect(run(one)).rejects.toMatchObject(altered);
    await expect(run({ ...one, '0003_b.sql': '' })).rejects.toMatchObject({ code: 'migration-changed' });
  });

  it('keeps the logins of a copied database, with the passwords of its own installation', async () => {
    const keys = await loadKeys({ dataDir: scratch, secret: Buffer.alloc(32, 9).toString('base64') });
    const run = await migrate({ ownerUrl: db.ownerUrl, keys, log: silentLog });
    expect(run.roles).toEqual(db.roles);
    expect(await query(run.appUrl, 'select current_user::text as me')).toEqual([{ me: db.roles.app }]);
    await expect(query(db.appUrl, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await migrate({ ownerUrl: db.ownerUrl, keys: db.keys, log: silentLog });
  });

  it('says which SQL to run when the owner may not create roles, and takes logins made by hand', async () => {
    const { ownerUrl, name } = await empty();
    const plain = `plain_${name}`;
    const logins = { app: `by_hand_app_${name}`, ledger: `by_hand_ledger_${name}` };
    await query(
      ownerUrl,
      `create role ${plain} login password 'p'; grant create, connect on database ${name} to ${plain};
       create role ${logins.app} login password 'a'; create role ${logins.ledger} login password 'l';`,
    );
    cleanUp.push(async () => {
      await query(db.ownerUrl, `drop role ${plain}, ${logins.app}, ${logins.ledger}`);
    });
    const folder = await folderOf({
      '0001_a.sql': 'create table a (x int); grant usage on schema cordon to :app; grant select on a to :app',
    });
    const plainUrl = urlFor(ownerUrl, plain, 'p');
    await expect(
      migrate({ ownerUrl: plainUrl, keys: db.keys, log: silentLog, folder }),
    ).rejects.toMatchObject({
      code: 'roles-missing',
      detail: expect.stringContaining(`CREATE ROLE "cordon_app_${name}" LOGIN`) as string,
    });
    await query(ownerUrl, 'drop schema if exists cordon cascade').catch(() => undefined);
    await query(plainUrl, 'drop schema if exists cordon cascade');
    await query(ownerUrl, `grant connect on database ${name} to ${logins.app}, ${logins.ledger}`);
    const given = {
      appUrl: urlFor(ownerUrl, logins.app, 'a'),
      ledgerUrl: urlFor(ownerUrl, logins.ledger, 'l'),
    };
    const run = await migrate({ ownerUrl: plainUrl, keys: db.keys, log: silentLog, folder, given });
    expect(run.roles).toEqual(logins);
    expect(await query(run.appUrl, 'select count(*)::int n from cordon.a')).toEqual([{ n: 0 }]);
    await query(plainUrl, 'drop schema cordon cascade');
  });

  it('refuses an app login that could act as the owner', async () => {
    const { ownerUrl, name } = await empty();
    const strong = `strong_${name}`;
    const weak = `weak_${name}`;
    await query(
      ownerUrl,
      `create role ${strong} login createrole password 'p'; create role ${weak} login password 'p'`,
    );
    cleanUp.push(async () => {
      await query(db.ownerUrl, `drop role ${strong}, ${weak}`);
    });
    const given = { appUrl: urlFor(ownerUrl, strong, 'p'), ledgerUrl: urlFor(ownerUrl, weak, 'p') };
    await expect(migrate({ ownerUrl, keys: db.keys, log: silentLog, given })).rejects.toMatchObject({
      code: 'config-wrong',
    });
  });

  it('tells a database that cannot be reached from a mistake', async () => {
    const ownerUrl = 'postgres://nobody:x@127.0.0.1:1/none';
    await expect(migrate({ ownerUrl, keys: db.keys, log: silentLog })).rejects.toMatchObject({
      code: 'database-unavailable',
    });
  });
});

describe('the three logins', () => {
  it('app and ledger own nothing, make nothing and cannot become each other or the owner', async () => {
    for (const url of [db.appUrl, db.ledgerUrl]) {
      await expect(query(url, 'create table cordon.mine (x int)')).rejects.toMatchObject({ code: '42501' });
      await expect(query(url, 'create table public.mine (x int)')).rejects.toMatchObject({ code: '42501' });
      await expect(query(url, 'create temporary table mine (x int)')).rejects.toMatchObject({
        code: '42501',
      });
      await expect(query(url, 'set role cordon_owner')).rejects.toMatchObject({ code: '42501' });
      await expect(query(url, 'update cordon.migrations set name = name')).rejects.toMatchObject({
        code: '42501',
      });
    }
    await expect(query(db.appUrl, `set role ${db.roles.ledger}`)).rejects.toMatchObject({ code: '42501' });
    expect(
      await query(
        db.ownerUrl,
        `select count(*)::int n from pg_class where relowner in (select oid from pg_roles where rolname in ('${db.roles.app}', '${db.roles.ledger}'))`,
      ),
    ).toEqual([{ n: 0 }]);
  });

  /** Made from the ledger and made anew at any time: what an entry is found by, how far that is, who beats this minute. */
  const BESIDE = `'ledger_cursors', 'ledger_postings', 'ledger_blocks', 'ledger_heartbeat'`;

  it('nobody but the owner may change a ledger table: no UPDATE, DELETE or TRUNCATE is granted', async () => {
    const granted = await query(
      db.ownerUrl,
      `select c.relname, r.rolname, p as privilege
         from pg_class c join pg_namespace n on n.oid = c.relnamespace,
              pg_roles r, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) p
        where n.nspname = 'cordon' and c.relkind in ('r', 'p') and c.relname like 'ledger\\_%'
          and c.relname not in (${BESIDE}) and r.rolname in ('${db.roles.app}', '${db.roles.ledger}') and has_table_privilege(r.oid, c.oid, p)`,
    );
    expect(granted).toEqual([]);
    const tables = await query(
      db.ownerUrl,
      `select count(*)::int n from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'cordon' and relkind = 'r' and c.relname like 'ledger\\_%'`,
    );
    expect(tables[0]?.n).toBeGreaterThan(2);
  });

  it('the ledger login only adds and reads, and reads neither people, their sign-ins nor sealed sources', async () => {
    const rights = async (privileges: string, named: string): Promise<unknown> =>
      query(
        db.ownerUrl,
        `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('cordon', 'auth') and c.relkind in ('r', 'p', 'v') and c.relname ~ '${named}'
            and c.relname not in (${BESIDE})
            and (has_any_column_privilege('${db.roles.ledger}', c.oid, '${privileges}')
                 or has_table_privilege('${db.roles.ledger}', c.oid, 'DELETE, TRUNCATE'))`,
      );
    expect(await rights('UPDATE', '.')).toEqual([]);
    expect(
      await rights(
        'SELECT, INSERT, UPDATE',
        '^(user|account|session|verification|two|passkey|source|person)',
      ),
    ).toEqual([]);
  });

  it('a function made later is not executable by everybody', async () => {
    await query(db.ownerUrl, 'create function cordon.later() returns int language sql as $$ select 1 $$');
    await expect(query(db.appUrl, 'select cordon.later()')).rejects.toMatchObject({ code: '42501' });
  });

  it('the login of another database of the cluster may not connect', async () => {
    const other = await testDatabase();
    const url = new URL(other.appUrl);
    url.pathname = `/${db.name}`;
    await expect(query(url.toString(), 'select 1')).rejects.toMatchObject({ code: '42501' });
    await other.drop();
  });
});
