import {
  clearScopeSql,
  grantOf,
  openScopeSql,
  readSql,
  revealSql,
  viewName,
  whoAmISql,
  type ViewKind,
  type ViewName,
} from '@cordon/core/sql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createSourceStore,
  type SourceTables,
  type SourceUrls,
} from '../../packages/server/src/sources/store.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * Somebody who can send any SQL as the reading login: what a hole in the statements that Cordon makes would give. The
 * customer database holds no ledger, so nothing is entered here; what is tested is that there is nothing to enter.
 */

let scene: Scene;
let urls: SourceUrls;
let reader: pg.Client;
let scope: pg.Client;
let read: ViewName;
let reveal: ViewName;
const open: pg.Client[] = [];

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  open.push(client);
  return client;
}

beforeAll(async () => {
  scene = await openScene();
  const store = createSourceStore(scene.house.db.$extendTables<SourceTables>(), scene.database.keys);
  const source = await store.find('harbor');
  if (source?.urls == null) throw new Error('no source');
  urls = source.urls;
  [reader, scope] = [await connect(urls.reader), await connect(urls.scope)];
  const [version] = await scene.house.agreements.versions('agr_harbor_brightline');
  const termsHash = version?.hash.toString('hex') ?? '';
  const of = { termsHash, purpose: 'order-support', role: 'tier1', resource: 'customers' };
  read = viewName({ kind: 'read', field: '', ...of });
  reveal = viewName({ kind: 'reveal', field: 'email', ...of });
});
afterAll(async () => {
  for (const client of open) await client.end();
  await scene.close();
});

/** Gives a backend its scope as the gate does, through the other login. */
async function give(
  client: pg.Client,
  view: ViewName,
  kind: ViewKind,
  subjects: readonly string[],
  literal: string | null = null,
): Promise<number> {
  const { rows } = await client.query<{ pid: number; session: string }>(whoAmISql);
  const [me] = rows;
  await scope.query(openScopeSql, [me?.pid, me?.session, [grantOf(kind, view.key)], subjects, literal]);
  return me?.pid ?? 0;
}

const readAll = (view: ViewName) => readSql(view, ['full_name', 'email']);
const rowsOf = async (client: pg.Client, text: string) =>
  (await client.query<Record<string, unknown>>(text)).rows;

describe('the scope of a read', () => {
  it('shows its own customer, treated, and to its own backend only', async () => {
    const customer = scene.customer(7);
    const other = await connect(urls.reader);
    expect(await rowsOf(reader, readAll(read))).toEqual([]);
    const pid = await give(reader, read, 'read', ['7']);
    const rows = await rowsOf(reader, readAll(read));
    expect(rows).toMatchObject([{ full_name: customer.name }]);
    expect(JSON.stringify(rows)).not.toContain(customer.email);
    expect(await rowsOf(other, readAll(read))).toEqual([]);
    // The scope of a read opens no reveal, whoever asks.
    expect(await rowsOf(reader, revealSql(reveal))).toEqual([]);
    await scope.query(clearScopeSql, [pid]);
    expect(await rowsOf(reader, readAll(read))).toEqual([]);
  });

  it('cannot be changed from inside a query', async () => {
    const pid = await give(reader, read, 'read', ['7']);
    const victim = scene.customer(8);
    const before = await rowsOf(reader, readAll(read));
    expect(before).toHaveLength(1);
    for (const setting of [
      'cordon.subject',
      'cordon.subjects',
      'cordon.scope',
      'app.subject',
      'request.subjects',
    ]) {
      const text = `WITH forged AS MATERIALIZED (SELECT set_config('${setting}', '{8}', false))
        SELECT v.* FROM forged, ${read.sql} v`;
      expect(JSON.stringify(await rowsOf(reader, text))).not.toContain(victim.name);
    }
    for (const text of [
      `INSERT INTO cordon.scope (pid, session, grants, subjects)
         SELECT pg_backend_pid() + 1, 'x', '{${grantOf('read', read.key)}}', '{8}'`,
      `UPDATE cordon.scope SET subjects = '{8}'`,
      `WITH w AS (UPDATE cordon.scope SET subjects = '{8}' RETURNING 1) SELECT * FROM ${read.sql}`,
      'DELETE FROM cordon.scope',
      'TRUNCATE cordon.scope',
      'SELECT * FROM cordon.scope',
      'SELECT subjects FROM cordon.scope',
      'COPY cordon.scope TO STDOUT',
      'ALTER TABLE cordon.scope DISABLE RULE x',
    ]) {
      await reader.query('SET default_transaction_read_only = off');
      await expect(reader.query(text), text).rejects.toMatchObject({ code: '42501' });
    }
    expect(await rowsOf(reader, readAll(read))).toEqual(before);
    await scope.query(clearScopeSql, [pid]);
  });

  it('holds against functions that would see rows before it does', async () => {
    const pid = await give(reader, read, 'read', ['7']);
    // An error in a filter would quote the value of a row outside the scope: the view is a security barrier.
    const probe = `SELECT 1 FROM ${read.sql} WHERE full_name::int = 1`;
    const error: unknown = await reader.query(probe).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    for (let id = 1; id <= 200; id++) {
      if (id !== 7) expect(String(error)).not.toContain(scene.customer(id).name);
    }
    // Filters and orders see what is masked.
    const { email } = scene.customer(7);
    expect(await rowsOf(reader, `SELECT 1 FROM ${read.sql} WHERE email = '${email}'`)).toEqual([]);
    expect(
      await rowsOf(reader, `SELECT 1 FROM ${read.sql} WHERE email LIKE '${email.slice(0, 6)}%'`),
    ).toEqual([]);
    await scope.query(clearScopeSql, [pid]);
  });
});

describe('the reading login', () => {
  it.each([
    'SELECT * FROM public.customers',
    'SELECT internal_risk_score FROM public.customers',
    'SELECT * FROM public.staff_notes',
    'SELECT count(*) FROM public.orders',
    'SELECT * FROM public.prescriptions FOR UPDATE',
    'COPY public.customers TO STDOUT',
    'TABLE cordon.token_keys',
    'TABLE cordon.handle_keys',
    'CREATE TABLE public.mine (x int)',
    'CREATE TEMP TABLE mine (x int)',
    'CREATE SCHEMA mine',
    "CREATE FUNCTION cordon.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    'CREATE OR REPLACE VIEW cordon.mine AS SELECT * FROM public.customers',
    "SELECT pg_read_file('postgresql.conf')",
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "SELECT lo_import('/etc/passwd')",
    'SELECT * FROM pg_authid',
    'SELECT * FROM pg_statistic',
    'ALTER ROLE CURRENT_USER SUPERUSER',
    'CREATE ROLE mine',
    'SET SESSION AUTHORIZATION postgres',
    'SET ROLE pg_read_all_data',
    'GRANT SELECT ON public.customers TO PUBLIC',
  ])('may not: %s', async (text) => {
    await reader.query('SET default_transaction_read_only = off');
    const failed: unknown = await reader.query(text).catch((caught: unknown) => caught);
    expect(failed).toMatchObject({ code: '42501' });
  });

  it('makes no tokens to compare with without a scope', async () => {
    const { rows } = await reader.query<{ token: string | null }>(`SELECT cordon.token('C0000007') AS token`);
    expect(rows).toEqual([{ token: null }]);
  });

  it('learns nothing from the statistics of the tables', async () => {
    expect(await rowsOf(reader, `SELECT most_common_vals FROM pg_stats WHERE schemaname = 'public'`)).toEqual(
      [],
    );
  });
});

describe('the scope login', () => {
  it.each([
    'SELECT * FROM public.customers',
    'SELECT subjects FROM cordon.scope',
    'SELECT literal FROM cordon.scope',
    'TABLE cordon.token_keys',
    'TABLE cordon.handle_keys',
    `SELECT cordon.token('x')`,
  ])('may write scopes, and not: %s', async (text) => {
    await expect(scope.query(text)).rejects.toMatchObject({ code: '42501' });
  });

  it('sees through no view', async () => {
    await give(scope, read, 'read', ['7']);
    await expect(scope.query(readAll(read))).rejects.toMatchObject({ code: '42501' });
  });
});
