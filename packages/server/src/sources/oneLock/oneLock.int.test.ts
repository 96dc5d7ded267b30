import { createHmac } from 'node:crypto';
import { Failure, treatments, type Plan, type PlannedColumn } from '@cordon/core/kernel';
import { inlineSql, quoteIdentifier, readerSettings, splitNames } from '@cordon/core/sql';
import { maskSql } from '@cordon/core/masking';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, type EmptyDatabase } from '../../../../../tests/support/database.ts';
import {
  applyViews,
  connectTo,
  plans,
  readOne,
  shopMap,
  shopProfiles,
  testSource,
  type TestSource,
} from '../../../../../tests/support/source.ts';
import { readCatalogue, typesOf } from '../catalogue.ts';
import { asOwner, onlyReading } from '../owner.ts';
import { createReader, type SourceReader } from '../reader.ts';
import type { SourceUrls } from '../store.ts';
import { connectOneLock, reachOfOne, writesOf } from './connect.ts';
import { createOneLockReader } from './reader.ts';
import { mustBePinned } from './session.ts';

/*
 * One source connected both ways: what the statements of a login that can only read show, the views are the oracle of.
 */

const tables = shopMap.resources.filter(({ kind }) => kind === 'table');

let source: TestSource;
let login: string;
let url: string;
let urls: SourceUrls;
let views: SourceReader;
let inlined: SourceReader;
const faults: unknown[] = [];

/** The login of an operator who grants no more than reading. */
async function readingLogin(owner: pg.Client, database: string, ownerUrl: string): Promise<string> {
  const name = `only_${database}`;
  await owner.query(
    `CREATE ROLE ${name} LOGIN PASSWORD 'p'; GRANT CONNECT ON DATABASE ${database} TO ${name}`,
  );
  const made = new URL(ownerUrl);
  made.username = name;
  made.password = 'p';
  return made.toString();
}

beforeAll(async () => {
  source = await testSource(60);
  const { owner, database } = source;
  url = await readingLogin(owner, database, source.urls.owner);
  login = `only_${database}`;
  for (const schema of new Set(tables.map(({ table }) => splitNames(table, '.')[0] ?? ''))) {
    const named = quoteIdentifier(schema);
    await owner.query(
      `GRANT USAGE ON SCHEMA ${named} TO ${login}; GRANT SELECT ON ALL TABLES IN SCHEMA ${named} TO ${login}`,
    );
  }
  urls = await connectOneLock(url, shopMap);
  // With the key of the source itself, so that the tokens must be the same too.
  const { rows } = await owner.query<{ key: Buffer }>('SELECT inner_pad AS key FROM cordon.token_keys');
  const key = rows[0]?.key.map((byte) => byte ^ 0x36).subarray(0, 32) ?? Buffer.alloc(0);
  views = createReader(source.urls, (error) => faults.push(error));
  inlined = createOneLockReader(
    urls,
    shopMap,
    (_, text) => createHmac('sha256', key).update(text).digest(),
    (error) => faults.push(error),
  );
});

afterAll(async () => {
  await views.close();
  await inlined.close();
  await source.drop();
});

/** What both readers say, or that they failed. */
async function both(ask: (reader: SourceReader) => Promise<unknown>): Promise<readonly [unknown, unknown]> {
  const said = async (reader: SourceReader): Promise<unknown> => {
    try {
      return await ask(reader);
    } catch (error) {
      return error instanceof Failure ? error.code : 'thrown';
    }
  };
  return [await said(views), await said(inlined)];
}

describe('a source with one lock', () => {
  it('makes nothing in the source, and stands by one login', () => {
    expect(urls).toEqual({ owner: url, reader: url, scope: url, oneLock: true });
  });

  it('shows row by row and cell by cell what the views show, for any subjects and columns', async () => {
    const asked = fc
      .record({
        resource: fc.constantFrom(...tables.map(({ name }) => name)),
        subjects: fc.array(
          fc.oneof(fc.integer({ min: -2, max: 70 }).map(String), fc.constantFrom('', "7' OR true --", '7)')),
          { maxLength: 4 },
        ),
        only: fc.option(fc.subarray(tables.flatMap(({ fields }) => fields.map(({ name }) => name))), {
          nil: undefined,
        }),
      })
      .map(({ resource, subjects, only }) => plans.read(resource, subjects, only));
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(asked, async (plan) => {
        const [expected, shown] = await both((reader) => readOne(reader, plan));
        expect(shown).toEqual(expected);
        if (Array.isArray(shown)) rows += shown.length;
      }),
      { numRuns: 150 },
    );
    expect(rows).toBeGreaterThan(50);
  });

  it('shows every treatment of every column as a view of that treatment does', async () => {
    for (const [nth] of treatments.entries()) {
      const turned = shopProfiles.map((profile) => {
        const fields = tables.find(({ name }) => name === profile.resource)?.fields ?? [];
        return {
          ...profile,
          fields: fields.map(({ name }, at) => ({
            ...{ field: name, rights: [] },
            treatment: treatments[(nth + at) % treatments.length] ?? 'hidden',
          })),
        };
      });
      await applyViews(source.urls.owner, source.database, shopMap, turned);
      // Views of one name that were made anew are read over connections that do not know the old ones.
      const oracle = createReader(source.urls, (error) => faults.push(error));
      for (const { resource, fields } of turned) {
        const mapped = tables.find(({ name }) => name === resource)?.fields ?? [];
        const columns = mapped.map(({ name, type }): PlannedColumn => ({
          ...{ field: name, type },
          treatment: fields.find(({ field }) => field === name)?.treatment ?? 'hidden',
        }));
        const plan = { ...plans.read(resource, ['7']), columns };
        const [expected, shown] = [await readOne(oracle, plan), await readOne(inlined, plan)];
        expect(shown, `${resource} from ${String(nth)}`).toEqual(expected);
        expect(shown.length).toBeGreaterThan(0);
      }
      await oracle.close();
    }
    await applyViews(source.urls.owner, source.database, shopMap, shopProfiles);
  });

  it('looks up, confirms, reveals and searches as the views do', async () => {
    for (const [field, literal] of [
      ['email', ' person7@EXAMPLE.com '],
      ['phone', '+1 555 100-0007'],
      ['balance', '7.25'],
      ['code', '00000000-0000-4000-8000-000000000007'],
      ['email', "x' OR true --"],
    ] as const) {
      const [expected, found] = await both((reader) =>
        reader.lookup(plans.lookup('customers', field, literal)),
      );
      expect(found, field).toBe(expected);
    }
    for (const [subject, literal] of [
      ['7', 'name 7'],
      ['8', 'name 7'],
    ] as const) {
      const [expected, same] = await both((reader) =>
        reader.confirm(plans.confirm('customers', subject, 'full_name', literal)),
      );
      expect(same).toBe(expected);
    }
    for (const [subject, key] of [
      ['7', '7'],
      ['7', '8'],
      ['8', '7'],
    ] as const) {
      const [expected, cell] = await both((reader) =>
        reader.reveal(plans.reveal('customers', subject, key, 'email')),
      );
      expect(cell).toBe(expected);
    }
    const [expected, values] = await both((reader) => reader.readCase([], plans.caseValues('7')));
    expect(values).toEqual(expected);
  });

  it('refuses a plan of another kind, and one for two customers', async () => {
    const fetch = { ...plans.read('customers', ['7']), kind: 'fetch' } as unknown as ReturnType<
      typeof plans.read
    >;
    await expect(readOne(inlined, fetch)).rejects.toMatchObject({ code: 'internal' });
    const two = [plans.read('customers', ['3']), plans.read('visits', ['4'])];
    await expect(inlined.readCase(two, null)).rejects.toThrow(Failure);
  });

  it('names no column that the access hides, and no value that anybody said', async () => {
    const types = await onlyReading(url, async (client) => typesOf(await readCatalogue(client)));
    const plan = plans.read('customers', ['subject-4711'], ['active']);
    const text = inlineSql(plan, shopMap, types, maskSql) ?? '';
    expect(text).toContain('c."active"');
    for (const absent of ['c."email"', 'c."full_name"', 'c."extra"', 'subject-4711']) {
      expect(text).not.toContain(absent);
    }
    const said: Plan[] = [
      plans.lookup('customers', 'email', 'literal-4711'),
      plans.confirm('customers', 'subject-4711', 'full_name', 'literal-4711'),
      plans.reveal('customers', 'subject-4711', 'literal-4711', 'email'),
      plans.caseValues('subject-4711'),
    ];
    for (const one of said) {
      if (one.kind === 'fetch') continue;
      const statement = inlineSql(one, shopMap, types, maskSql) ?? '';
      expect(statement).toContain('$1::text[] AS subjects');
      expect(statement).not.toContain('4711');
    }
  });

  it('holds rows by its parameters alone: without them the same statement shows everybody', async () => {
    const types = await onlyReading(url, async (client) => typesOf(await readCatalogue(client)));
    const text = inlineSql(plans.read('customers', ['7']), shopMap, types, (_, ref) => ref) ?? '';
    const client = await connectTo(url);
    const count = async (sql: string): Promise<number> =>
      (await client.query(sql, [['7'], null])).rows.length;
    expect(await count(text)).toBe(1);
    const open = text.replace(
      /WHERE c\."id" = ANY \(.*\)/,
      'WHERE $1::text[] IS NOT NULL AND $2::text IS NULL',
    );
    expect(open).not.toBe(text);
    expect(await count(open)).toBe(60);
    await client.end();
  });

  it('computes tokens here: the source is asked for none, and no raw value is in the row', async () => {
    const types = await onlyReading(url, async (client) => typesOf(await readCatalogue(client)));
    expect(inlineSql(plans.read('customers', ['7']), shopMap, types, (_, ref) => ref)).not.toMatch(
      /cordon\./,
    );
    const [row] = await readOne(inlined, plans.read('customers', ['7']));
    expect(row?.cells.phone).toMatch(/^tok_[a-z2-7]{12}$/);
  });

  it('leaks nothing of a source that fails on rows out of scope', async () => {
    const { owner } = source;
    await owner.query(`CREATE VIEW public.torn AS
      SELECT id, full_name || '' AS full_name, (full_name || '-SECRET-4711')::int AS bad FROM public.customers OFFSET 0;
      GRANT SELECT ON public.torn TO ${login}`);
    const torn = {
      ...{ name: 'torn', kind: 'table' as const, table: 'public.torn', key: 'id', subjectKey: 'id' },
      fields: [{ name: 'bad', category: 'user.content', type: 'integer' as const, label: 'Bad' }],
    };
    const told: unknown[] = [];
    const reader = createOneLockReader(
      urls,
      { ...shopMap, resources: [torn] },
      () => new Uint8Array(32),
      (error) => told.push(error),
    );
    const columns: PlannedColumn[] = [{ field: 'bad', type: 'integer', treatment: 'clear' }];
    const failure: unknown = await readOne(reader, { ...plans.read('torn', ['7']), columns }).catch(
      (error: unknown) => error,
    );
    await reader.close();
    await owner.query('DROP VIEW public.torn');
    // The error is real, and holds what was in the row; nothing of it is in what callers get.
    expect(String(told[0])).toContain('SECRET-4711');
    expect(failure).toMatchObject({ code: 'source-unavailable' });
    const { publicText, detail, message } = failure as Failure;
    expect(JSON.stringify([publicText, detail, message])).not.toContain('4711');
  });

  it('hides a column once its type is another', async () => {
    const { owner } = source;
    await owner.query(`CREATE TABLE public.retyped (id int PRIMARY KEY, note text);
      INSERT INTO public.retyped VALUES (7, '12'); GRANT SELECT ON public.retyped TO ${login}`);
    const retyped = {
      ...{ name: 'retyped', kind: 'table' as const, table: 'public.retyped', key: 'id', subjectKey: 'id' },
      fields: [{ name: 'note', category: 'user.content', type: 'integer' as const, label: 'Note' }],
    };
    const columns: PlannedColumn[] = [{ field: 'note', type: 'integer', treatment: 'clear' }];
    const reader = createOneLockReader(
      urls,
      { ...shopMap, resources: [retyped] },
      () => new Uint8Array(32),
      (error) => faults.push(error),
    );
    expect(await readOne(reader, { ...plans.read('retyped', ['7']), columns })).toEqual([
      { key: '7', cells: { note: null } },
    ]);
    await reader.close();
    await owner.query('DROP TABLE public.retyped');
  });
});

describe('the login of such a source', () => {
  it('reads under settings that it cannot lose unseen', async () => {
    const bare = await connectTo(url);
    await expect(mustBePinned(bare)).rejects.toThrow('not pinned');
    for (const [name, value] of Object.entries(readerSettings)) {
      await bare.query('SELECT set_config($1, $2, false)', [name, value]);
    }
    await mustBePinned(bare);
    await bare.query(`SET search_path = public, pg_catalog`);
    await expect(mustBePinned(bare)).rejects.toThrow('not pinned');
    await bare.end();
  });

  it('reads in a session that can write nothing, even where the login could', async () => {
    await source.owner.query(`GRANT INSERT ON public.customers TO ${login}`);
    const failure: unknown = await onlyReading(url, (client) =>
      client.query('INSERT INTO public.customers (id) VALUES (-1)'),
    ).catch((error: unknown) => error);
    await source.owner.query(`REVOKE INSERT ON public.customers FROM ${login}`);
    expect(failure).toMatchObject({ code: 'source-unavailable', cause: { code: '25006' } });
  });

  it.each<[string, (login: string) => string, (login: string) => string, RegExp]>([
    [
      'write a table',
      (who) => `GRANT UPDATE (email) ON public.customers TO ${who}`,
      (who) => `REVOKE UPDATE (email) ON public.customers FROM ${who}`,
      /table (public\.)?customers/,
    ],
    [
      'make roles',
      (who) => `ALTER ROLE ${who} CREATEROLE`,
      (who) => `ALTER ROLE ${who} NOCREATEROLE`,
      /attributes of only_/,
    ],
    [
      'make tables',
      (who) => `GRANT CREATE ON SCHEMA public TO ${who}`,
      (who) => `REVOKE CREATE ON SCHEMA public FROM ${who}`,
      /schema public/,
    ],
    [
      'act as one who can write',
      (who) => `CREATE ROLE w_${who}; GRANT DELETE ON public.customers TO w_${who}; GRANT w_${who} TO ${who}`,
      (who) => `REVOKE DELETE ON public.customers FROM w_${who}; DROP ROLE w_${who}`,
      /table (public\.)?customers/,
    ],
    [
      'take numbers',
      (who) => `CREATE SEQUENCE public.numbers; GRANT USAGE ON SEQUENCE public.numbers TO ${who}`,
      () => 'DROP SEQUENCE public.numbers',
      /sequence (public\.)?numbers/,
    ],
  ])('is refused when it may %s, which the watch would see as well', async (_, grant, revoke, named) => {
    expect(await onlyReading(url, writesOf)).toEqual([]);
    await source.owner.query(grant(login));
    try {
      await expect(connectOneLock(url, shopMap)).rejects.toMatchObject({
        code: 'config-wrong',
        detail: expect.stringMatching(named) as string,
      });
      expect((await onlyReading(url, writesOf)).join(', ')).toMatch(named);
    } finally {
      await source.owner.query(revoke(login));
    }
    await connectOneLock(url, shopMap);
  });

  it('is refused when it cannot read what the map names', async () => {
    await source.owner.query(`REVOKE SELECT ON public.customers FROM ${login};
      GRANT SELECT (id, email) ON public.customers TO ${login}`);
    try {
      await expect(connectOneLock(url, shopMap)).rejects.toMatchObject({
        code: 'config-wrong',
        detail: expect.stringContaining('customers.full_name') as string,
      });
    } finally {
      await source.owner.query(`GRANT SELECT ON public.customers TO ${login}`);
    }
  });

  it('is told of what it could reach beyond the map', async () => {
    expect((await reachOfOne(url, shopMap)).filter((what) => what.includes('secrets'))).toEqual([]);
    await source.owner.query(
      `CREATE TABLE public.secrets (a int); GRANT SELECT ON public.secrets TO ${login}`,
    );
    expect((await reachOfOne(url, shopMap)).join(' ')).toMatch(/table (public\.)?secrets/);
    await source.owner.query('DROP TABLE public.secrets');
  });
});

describe('an owner connection', () => {
  let other: EmptyDatabase;
  beforeAll(async () => {
    other = await emptyDatabase('onelock');
  });
  afterAll(() => other.drop());

  it('is no login that can only read', async () => {
    await asOwner(other.ownerUrl, (client) => client.query('CREATE TABLE public.t (id int PRIMARY KEY)'));
    await expect(connectOneLock(other.ownerUrl, shopMap)).rejects.toMatchObject({ code: 'config-wrong' });
  });
});
