import { Failure } from '@cordon/core/kernel';
import { dropViewsSql, sourceRoles } from '@cordon/core/sql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../../tests/support/database.ts';
import {
  applyViews,
  plans,
  shopMap,
  shopProfiles,
  TERMS,
  testSource,
  type TestSource,
  readOne,
} from '../../../../tests/support/source.ts';
import { connectSource } from './connect.ts';
import { asOwner } from './owner.ts';
import { createReader } from './reader.ts';

async function fails(work: Promise<unknown>): Promise<Failure> {
  const caught: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(caught instanceof Failure)) throw new Error('expected a Failure');
  return caught;
}

async function answer(url: string, sql: string): Promise<unknown> {
  return asOwner(url, async (client) => {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  });
}

describe('connecting a source', () => {
  let source: TestSource;

  beforeAll(async () => {
    source = await testSource();
  });

  afterAll(async () => {
    await source.drop();
  });

  it('makes two plain logins, whose sessions start read-only and short', async () => {
    const { reader, scope } = sourceRoles('shop', source.database);
    const { rows } = await source.owner.query(
      `SELECT rolname, rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolinherit FROM pg_roles
       WHERE rolname IN ($1, $2) ORDER BY rolname`,
      [reader, scope],
    );
    const plain = {
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolbypassrls: false,
      rolinherit: false,
    };
    expect(rows).toEqual([reader, scope].map((rolname) => ({ rolname, rolcanlogin: true, ...plain })));
    const client = await source.reader();
    const settings = ['default_transaction_read_only', 'statement_timeout', 'TimeZone', 'search_path', 'jit'];
    const values: unknown[] = [];
    for (const name of settings) {
      const { rows: shown } = await client.query<Record<string, string>>(`SHOW ${name}`);
      values.push(...Object.values(shown[0] ?? {}));
    }
    expect(values).toEqual(['on', '5s', 'UTC', 'pg_catalog', 'off']);
  });

  it('can be done again: the token key and the views stay, the passwords are new', async () => {
    const before = createReader(source.urls, () => undefined);
    const [old] = await readOne(before, plans.read('customers', ['7']));
    await before.close();
    const urls = await connectSource('shop', source.urls.owner);
    expect(await fails(asOwner(source.urls.reader, (client) => client.query('SELECT')))).toMatchObject({
      code: 'source-unavailable',
      cause: { code: '28P01' },
    });
    const after = createReader(urls, () => undefined);
    expect((await readOne(after, plans.read('customers', ['7'])))[0]).toEqual(old);
    await after.close();
    source = { ...source, urls };
  });

  it('makes the views again, also for a map that lost a column, and drops those of one agreement version', async () => {
    const views = async (): Promise<number> =>
      Number(
        await answer(
          source.urls.owner,
          `SELECT count(*) AS answer FROM pg_views WHERE schemaname = 'cordon'`,
        ),
      );
    const all = await views();
    await applyViews(source.urls.owner, source.database, shopMap, shopProfiles);
    expect(await views()).toBe(all);
    const shorter = {
      ...shopMap,
      resources: shopMap.resources.map((one) => ({
        ...one,
        fields: one.fields.filter(({ name }) => name !== 'seen'),
      })),
    };
    await applyViews(source.urls.owner, source.database, shorter, shopProfiles);
    expect(await views()).toBe(all);
    await asOwner(source.urls.owner, (client) =>
      client.query(dropViewsSql('ab'.repeat(7) + 'cd'.repeat(25))),
    );
    expect(await views()).toBe(all);
    await asOwner(source.urls.owner, (client) => client.query(dropViewsSql(TERMS)));
    expect(await views()).toBe(0);
    await applyViews(source.urls.owner, source.database, shopMap, shopProfiles);
  });

  it('hides a field whose column is gone or of another type, and keeps the others', async () => {
    const changed = {
      ...shopMap,
      resources: shopMap.resources.map((one) => ({
        ...one,
        fields: one.fields
          .map((field) => (field.name === 'seen' ? { ...field, type: 'date' as const } : field))
          .map((field) => (field.name === 'active' ? { ...field, name: 'gone' } : field)),
      })),
    };
    const profiles = shopProfiles.map((profile) => ({
      ...profile,
      fields: [
        ...profile.fields,
        { field: 'gone', treatment: 'clear' as const, rights: ['confirm'] as const },
      ],
    }));
    await applyViews(source.urls.owner, source.database, changed, profiles);
    const reader = createReader(source.urls, () => undefined);
    const plan = plans.read('customers', ['7']);
    const columns = plan.columns.map((one) => (one.field === 'active' ? { ...one, field: 'gone' } : one));
    const [row] = await readOne(reader, { ...plan, columns });
    expect(row?.cells).toMatchObject({ seen: null, gone: null, full_name: 'Name 7' });
    await reader.close();
    await applyViews(source.urls.owner, source.database, shopMap, shopProfiles);
  });
});

describe('what PUBLIC had before a source was connected', () => {
  let drop: () => Promise<void>;
  let ownerUrl: string;
  let other: pg.Client;
  let role: string;

  beforeAll(async () => {
    const database = await emptyDatabase('public');
    drop = database.drop;
    ownerUrl = database.ownerUrl;
    role = `other_${database.name}`;
    await asOwner(ownerUrl, (client) =>
      client.query(`
        CREATE TABLE public.customers (id bigint PRIMARY KEY, email text);
        INSERT INTO public.customers VALUES (1, 'a@example.com');
        CREATE TABLE public."odd ""name" (a int, b int);
        CREATE FUNCTION public.back(int, text) RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT min(email) FROM public.customers';
        CREATE SCHEMA work;
        GRANT CREATE, USAGE ON SCHEMA work TO PUBLIC;
        GRANT SELECT ON public.customers TO PUBLIC;
        GRANT SELECT (a) ON public."odd ""name" TO PUBLIC;
        GRANT TEMPORARY ON DATABASE ${database.name} TO PUBLIC;
        CREATE ROLE ${role} LOGIN PASSWORD 'p';
        GRANT CONNECT ON DATABASE ${database.name} TO ${role};
      `),
    );
    const url = new URL(ownerUrl);
    url.username = role;
    url.password = 'p';
    await connectSource('public', ownerUrl);
    other = new pg.Client({ connectionString: url.toString() });
    await other.connect();
  });

  afterAll(async () => {
    await other.end();
    await drop();
  });

  it('is taken from the reading login: the connection would be refused otherwise', async () => {
    const acl = await answer(
      ownerUrl,
      `SELECT relacl::text AS answer FROM pg_class WHERE oid = 'public.customers'::regclass`,
    );
    expect(acl).not.toMatch(/[{,]=r/);
  });

  it.each([
    'SELECT * FROM public.customers',
    'SELECT a FROM public."odd ""name"',
    `SELECT public.back(1, 'x')`,
    'CREATE TABLE work.mine (a int)',
    'CREATE TEMP TABLE mine (a int)',
  ])('is kept by every other role: %s', async (statement) => {
    await expect(other.query(statement)).resolves.toBeDefined();
  });
});

describe('a source that does not fit', () => {
  let drop: () => Promise<void>;
  let ownerUrl: string;

  beforeAll(async () => {
    ({ drop, ownerUrl } = await emptyDatabase('misfit'));
  });

  afterAll(async () => {
    await drop();
  });

  it('is refused when the login may not create roles', async () => {
    const weak = await asOwner(ownerUrl, async (client) => {
      const name = `weak_${new URL(ownerUrl).pathname.slice(1)}`;
      await client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'p'`);
      await client.query(
        `GRANT CONNECT, CREATE ON DATABASE ${new URL(ownerUrl).pathname.slice(1)} TO ${name}`,
      );
      const url = new URL(ownerUrl);
      url.username = name;
      url.password = 'p';
      return url.toString();
    });
    expect((await fails(connectSource('weak', weak))).code).toBe('roles-missing');
  });

  it('is refused while the reading login can reach a table', async () => {
    const { reader } = sourceRoles('open', new URL(ownerUrl).pathname.slice(1));
    await asOwner(ownerUrl, (client) =>
      client.query(
        `CREATE TABLE public.t (a int); CREATE ROLE ${reader}; GRANT SELECT ON public.t TO ${reader}`,
      ),
    );
    const failure = await fails(connectSource('open', ownerUrl));
    expect(failure.code).toBe('config-wrong');
    expect(failure.detail).toBe('The reading login could reach: table public.t');
  });

  it('is a fault without its text when nothing answers', async () => {
    const failure = await fails(connectSource('gone', 'postgres://nobody:p@127.0.0.1:1/none'));
    expect(failure).toMatchObject({ code: 'source-unavailable' });
    expect(failure.publicText).not.toContain('127.0.0.1');
  });
});
