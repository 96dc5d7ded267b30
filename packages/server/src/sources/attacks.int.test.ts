import { grantOf, openScopeSql, viewName, whoAmISql, type ViewKind, type ViewName } from '@cordon/core/sql';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectTo, TERMS, testSource, type TestSource } from '../../../../tests/support/source.ts';
import { reachOf } from './connect.ts';

/*
 * The reading login in hostile hands: somebody runs SQL of their choice on its connection, while the scope login and
 * the owner are not theirs. Each lock is tried, then taken away to see that the trial would have noticed.
 */

const view = (kind: ViewKind, field = '', resource = 'customers'): ViewName =>
  viewName({ kind, termsHash: TERMS, purpose: 'support', role: 'tier1', resource, field });

const read = view('read');

describe('the reading login', () => {
  let source: TestSource;
  let reader: pg.Client;
  let scope: pg.Client;
  let me: { pid: number; session: string };

  beforeAll(async () => {
    source = await testSource();
    await source.owner.query(`
      CREATE FUNCTION public.leak(value text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$
        BEGIN RAISE NOTICE 'seen %', value; RETURN true; END $$;
      CREATE SEQUENCE public.numbers;
    `);
    scope = await connectTo(source.urls.scope);
  });

  beforeEach(async () => {
    reader = await source.reader();
    const { rows } = await reader.query<typeof me>(whoAmISql);
    me = rows[0] ?? { pid: 0, session: '' };
  });

  afterEach(async () => {
    await reader.end();
  });

  afterAll(async () => {
    await scope.end();
    await source.drop();
  });

  const open = (of: ViewName, kind: ViewKind, subjects: readonly string[], literal: string | null = null) =>
    scope.query(openScopeSql, [me.pid, me.session, [grantOf(kind, of.key)], subjects, literal]);

  const count = async (sql: string): Promise<number> => {
    const { rows } = await reader.query<{ count: string }>(`SELECT count(*) FROM ${sql}`);
    return Number(rows[0]?.count);
  };

  /** SQLSTATE of a statement of the reading login; '00000' when it went through. */
  const stateOf = async (sql: string, client = reader): Promise<string> => {
    try {
      await client.query(sql);
      return '00000';
    } catch (error) {
      return error instanceof pg.DatabaseError ? (error.code ?? '') : 'broken';
    }
  };

  const definitionOf = async (name: string): Promise<string> => {
    const { rows } = await source.owner.query<{ text: string }>(
      `SELECT pg_get_viewdef($1::regclass) AS text`,
      [name],
    );
    return rows[0]?.text ?? '';
  };

  /** Runs `trial` with a view in place of the read view, and puts the true one back. */
  const withView = async (
    change: (definition: string) => string,
    barrier: boolean,
    trial: () => Promise<void>,
  ) => {
    const definition = await definitionOf(read.sql);
    const put = (text: string, on: boolean) =>
      source.owner.query(
        `CREATE OR REPLACE VIEW ${read.sql} WITH (security_barrier = ${String(on)}) AS ${text}`,
      );
    await put(change(definition), barrier);
    try {
      await trial();
    } finally {
      await put(definition, true);
    }
  };

  it('sees nothing without a scope, and nothing more with a setting', async () => {
    const settings = ['cordon.subjects', 'cordon.scope', 'app.current_subject', 'role.subject'];
    for (const setting of settings) await reader.query(`SELECT set_config('${setting}', '1', false)`);
    expect(await count(read.sql)).toBe(0);
    expect(await count(`${read.sql} WHERE set_config('cordon.subjects', '{1}', false) IS NOT NULL`)).toBe(0);
    await open(read, 'read', ['7']);
    for (const setting of settings) await reader.query(`SELECT set_config('${setting}', '8', false)`);
    expect(await count(read.sql)).toBe(1);
  });

  it('would be fooled by a scope that stands in a setting', async () => {
    const naive =
      "SELECT c.id FROM public.customers c WHERE c.id::text = current_setting('app.subject', true)";
    await source.owner.query(`CREATE VIEW cordon.naive WITH (security_barrier) AS ${naive}`);
    await source.owner.query(`GRANT SELECT ON cordon.naive TO PUBLIC`);
    await reader.query(`SET app.subject = '8'`);
    expect(await count('cordon.naive')).toBe(1);
    await source.owner.query('DROP VIEW cordon.naive');
  });

  it.each([
    'SELECT * FROM cordon.scope',
    `INSERT INTO cordon.scope (pid, session) VALUES (pg_backend_pid(), 'x')`,
    `UPDATE cordon.scope SET subjects = '{1,2,3}'`,
    'DELETE FROM cordon.scope',
    'TRUNCATE cordon.scope',
    'SELECT * FROM cordon.token_keys',
    'SELECT inner_pad FROM cordon.token_keys',
    'SELECT * FROM cordon.handle_keys',
    `SELECT cordon.handle_hmac('x')`,
    'SELECT * FROM public.customers',
    'SELECT id FROM public.customers',
    'SELECT count(*) FROM public.customers',
    'SELECT * FROM public.visits',
    'SELECT * FROM public.visits_old',
    'SELECT * FROM public.contacts',
    'SELECT * FROM "odd "" schema."."lines;--"""',
    'UPDATE public.customers SET email = email',
    'TABLE public.customers',
    'SELECT * FROM pg_statistic',
    'SELECT stxdndistinct FROM pg_statistic_ext_data',
    'SELECT * FROM pg_authid',
    `SELECT nextval('public.numbers')`,
    `SELECT currval('public.numbers')`,
    `SELECT last_value FROM public.numbers`,
    `SELECT query_to_xml('SELECT * FROM public.customers', true, true, '')`,
    `SELECT table_to_xml('public.customers', true, true, '')`,
    `DO $$ BEGIN PERFORM email FROM public.customers; END $$`,
    'COPY public.customers TO STDOUT',
    `COPY cordon.scope FROM STDIN`,
    `COPY (SELECT 1) TO PROGRAM 'true'`,
    `COPY (SELECT 1) TO '/tmp/x'`,
    `SELECT pg_read_file('PG_VERSION')`,
    `SELECT pg_read_binary_file('PG_VERSION')`,
    `SELECT pg_ls_dir('.')`,
    `SELECT lo_import('/etc/hostname')`,
    'CREATE TEMP TABLE mine (a int)',
    `CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    `CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    'CREATE TABLE public.mine (a int)',
    'CREATE SCHEMA mine',
    'CREATE ROLE mine',
    'BEGIN; LOCK TABLE public.customers',
    'ANALYZE VERBOSE public.customers',
    'SET ROLE cordon_owner',
    'SET SESSION AUTHORIZATION cordon_owner',
    `ALTER VIEW ${read.sql} SET (security_barrier = false)`,
    `CREATE OR REPLACE VIEW ${read.sql} AS SELECT 1`,
    `ALTER ROLE CURRENT_USER BYPASSRLS`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'cordon_owner'`,
  ])('is refused: %s', async (statement) => {
    await reader.query('SET default_transaction_read_only = off');
    await open(read, 'read', ['7']);
    // insufficient_privilege; for ANALYZE a warning, which skips the table.
    const notices: string[] = [];
    reader.on('notice', ({ message }) => notices.push(message ?? ''));
    const state = await stateOf(statement);
    if (statement.startsWith('ANALYZE')) expect(notices.join()).toMatch(/permission denied/);
    else if (statement.includes('pg_temp')) expect(['42501', '3F000']).toContain(state);
    else expect(state).toBe('42501');
  });

  it('has no statistics of the base tables, which would list their most common values', async () => {
    expect(await count(`pg_stats WHERE tablename IN ('customers', 'visits', 'contacts')`)).toBe(0);
    expect(await count(`pg_stats_ext`)).toBe(0);
    await source.owner.query(`GRANT SELECT ON public.customers TO PUBLIC`);
    expect(await count(`pg_stats WHERE tablename = 'customers'`)).toBeGreaterThan(0);
    await source.owner.query(`REVOKE SELECT ON public.customers FROM PUBLIC`);
  });

  it('reads through the one view its scope names', async () => {
    await open(read, 'read', ['7']);
    expect(await count(read.sql)).toBe(1);
    const others = [
      view('read', '', 'lines'),
      view('read', '', 'visits'),
      view('reveal', 'email'),
      view('lookup', 'email'),
      view('reveal', 'SELECT', 'lines'),
    ];
    for (const other of others) expect(await count(other.sql)).toBe(0);
    const { rows } = await reader.query(`SELECT matches FROM ${view('confirm', 'email').sql}`);
    expect(rows).toEqual([{ matches: false }]);
    // A right key under another kind opens nothing either.
    const reveal = view('reveal', 'email');
    await open(reveal, 'read', ['7'], '7');
    expect(await count(reveal.sql)).toBe(0);
    await open(reveal, 'reveal', ['7'], '7');
    expect(await count(reveal.sql)).toBe(1);
  });

  it('cannot choose what a lookup compares with', async () => {
    const lookup = view('lookup', 'email');
    await open(lookup, 'lookup', [], 'nobody@example.com');
    await reader.query(`SELECT set_config('cordon.literal', 'person7@example.com', false)`);
    expect(await count(`(VALUES ('person7@example.com')) AS v (literal) JOIN ${lookup.sql} ON true`)).toBe(0);
    const { rows } = await reader.query(
      `SELECT a.attname FROM pg_attribute a WHERE a.attrelid = '${lookup.sql}'::regclass AND a.attnum > 0`,
    );
    expect(rows).toEqual([{ attname: 'subject' }]);
  });

  describe('with a hostile function of next to no cost', () => {
    const seen = async (): Promise<readonly string[]> => {
      const found: string[] = [];
      reader.on('notice', ({ message }) => found.push(message ?? ''));
      // Without an index the planner is free to run the function on every row.
      await reader.query(
        'SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off',
      );
      await reader.query(`SELECT full_name FROM ${read.sql} WHERE public.leak(full_name)`);
      return found;
    };

    it('shows it the rows in scope only', async () => {
      await open(read, 'read', ['7']);
      expect(await seen()).toEqual(['seen Name 7']);
    });

    it('shows it every row without the security barrier', async () => {
      await open(read, 'read', ['7']);
      // The view's ORDER BY is a fence by accident; the barrier is the one on purpose.
      const plain = (definition: string) => definition.replace(/\s+ORDER BY [^)]*;?\s*$/, '');
      await withView(plain, false, async () => {
        expect((await seen()).length).toBeGreaterThan(400);
      });
      await withView(plain, true, async () => {
        expect(new Set(await seen())).toContain('seen Name 7');
      });
    });

    it('shows it the rows in scope only by the barrier alone', async () => {
      await open(read, 'read', ['7']);
      const plain = (definition: string) => definition.replace(/\s+ORDER BY [^)]*;?\s*$/, '');
      await withView(plain, true, async () => {
        expect(await seen()).toEqual(['seen Name 7']);
      });
    });

    it('learns nothing of a hidden row from an error either', async () => {
      await open(read, 'read', ['7']);
      const error: unknown = await reader
        .query(`SELECT 1 FROM ${read.sql} WHERE full_name::int > 0`)
        .catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: '22P02', message: expect.stringContaining('"Name 7"') as string });
    });
  });

  describe('on a process id that another backend had', () => {
    const stale = () =>
      scope.query(openScopeSql, [me.pid, 'of another', [grantOf('read', read.key)], ['7'], null]);

    it('does not inherit its scope', async () => {
      await stale();
      expect(await count(read.sql)).toBe(0);
    });

    it('would inherit it without the secret of the connection', async () => {
      await stale();
      const forgetful = (definition: string) => definition.replace('s.session = ', 's.session <> ');
      await withView(forgetful, true, async () => {
        expect(await count(read.sql)).toBe(1);
      });
    });
  });

  it('only loses its scope when a query renames the session', async () => {
    await open(read, 'read', ['7']);
    expect(await count(read.sql)).toBe(1);
    await reader.query(`SELECT set_config('cordon.session', 'guessed', false)`);
    expect(await count(read.sql)).toBe(0);
  });

  describe('after a scope that nobody cleared ran out', () => {
    const runOut = async () => {
      await open(read, 'read', ['7']);
      await source.owner.query(`UPDATE cordon.scope SET until = now() - interval '1 second'`);
    };

    it('sees nothing', async () => {
      await runOut();
      expect(await count(read.sql)).toBe(0);
    });

    it('would see it for ever without an end', async () => {
      await runOut();
      const endless = (definition: string) => definition.replace('s.until > ', 's.until < ');
      await withView(endless, true, async () => {
        expect(await count(read.sql)).toBe(1);
      });
    });
  });

  it('does not see the scope of another reading connection', async () => {
    await open(read, 'read', ['7']);
    const other = await source.reader();
    const { rows } = await other.query<{ count: string }>(`SELECT count(*) FROM ${read.sql}`);
    expect(rows[0]?.count).toBe('0');
  });

  it('keeps its scope when the server runs the query in parallel workers', async () => {
    await open(read, 'read', ['7']);
    await reader.query('SET debug_parallel_query = on; SET max_parallel_workers_per_gather = 2');
    expect(await count(read.sql)).toBe(1);
  });

  describe('and the token key', () => {
    it('stands in no view and no function it can read', async () => {
      const { rows: keys } = await source.owner.query<{ inner: string; outer: string }>(
        `SELECT encode(inner_pad, 'hex') AS inner, encode(outer_pad, 'hex') AS outer FROM cordon.token_keys`,
      );
      const { rows: texts } = await reader.query<{ text: string }>(
        `SELECT pg_get_viewdef(c.oid) AS text FROM pg_class c WHERE c.relkind = 'v' AND c.relnamespace = 'cordon'::regnamespace
         UNION ALL SELECT p.prosrc FROM pg_proc p WHERE p.pronamespace = 'cordon'::regnamespace`,
      );
      expect(texts.length).toBeGreaterThan(5);
      const all = texts.map(({ text }) => text).join('\n');
      expect(keys).toHaveLength(1);
      expect(all).not.toContain(keys[0]?.inner.slice(0, 16));
      expect(all).not.toContain(keys[0]?.outer.slice(0, 16));
    });

    it('answers no guesses outside an access', async () => {
      const guess = async () =>
        (await reader.query<{ t: string | null }>(`SELECT cordon.token('x') AS t`)).rows[0]?.t;
      expect(await guess()).toBeNull();
      await open(read, 'read', ['7']);
      expect(await guess()).toMatch(/^tok_/);
    });
  });

  describe('and the check of what it can reach', () => {
    const reach = () => reachOf(source.owner, decodeURIComponent(new URL(source.urls.reader).username));

    it('finds nothing', async () => {
      expect(await reach()).toEqual([]);
    });

    it.each([
      [
        'GRANT SELECT ON public.customers TO PUBLIC',
        'REVOKE SELECT ON public.customers FROM PUBLIC',
        'table ',
      ],
      [
        'GRANT SELECT (email) ON public.customers TO PUBLIC',
        'REVOKE SELECT (email) ON public.customers FROM PUBLIC',
        'table ',
      ],
      ['GRANT INSERT ON cordon.scope TO PUBLIC', 'REVOKE INSERT ON cordon.scope FROM PUBLIC', 'table '],
      [
        'GRANT SELECT ON cordon.token_keys TO PUBLIC',
        'REVOKE SELECT ON cordon.token_keys FROM PUBLIC',
        'table ',
      ],
      ['GRANT USAGE ON public.numbers TO PUBLIC', 'REVOKE USAGE ON public.numbers FROM PUBLIC', 'sequence '],
      ['CREATE SCHEMA open; GRANT CREATE ON SCHEMA open TO PUBLIC', 'DROP SCHEMA open', 'schema '],
      [
        `CREATE FUNCTION public.back() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT min(email) FROM public.customers'`,
        'DROP FUNCTION public.back()',
        'function ',
      ],
    ])('sees the alarm after %s', async (open_, close, word) => {
      await source.owner.query(open_);
      expect((await reach()).join()).toContain(word);
      await source.owner.query(close);
      expect(await reach()).toEqual([]);
    });
  });

  describe('as the scope login', () => {
    it.each([
      'SELECT subjects FROM cordon.scope',
      'SELECT literal FROM cordon.scope',
      'SELECT * FROM cordon.token_keys',
      'SELECT * FROM cordon.handle_keys',
      `SELECT cordon.token('x')`,
      'SELECT cordon.token_int(7)',
      `SELECT cordon.handle('x', 'x')`,
      `SELECT cordon.unhandle('x', 'x')`,
      `SELECT * FROM ${read.sql}`,
      'SELECT * FROM public.customers',
      'UPDATE cordon.scope SET literal = literal RETURNING literal',
      'CREATE TEMP TABLE mine (a int)',
    ])('is refused: %s', async (statement) => {
      expect(await stateOf(statement, scope)).toBe('42501');
    });
  });
});
