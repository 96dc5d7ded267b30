import { treatments, type DataMap, type Field, type FieldType, type Treatment } from '@cordon/core/kernel';
import {
  handlePattern,
  literalsOf,
  openScopeSql,
  relationsOf,
  scopeKeySql,
  whoAmISql,
  type DoorRelation,
  type Profile,
  type ScopeBy,
} from '@cordon/core/sql';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../../tests/support/database.ts';
import { applyViews, connectTo, TERMS } from '../../../../tests/support/source.ts';
import { keptOf, readCatalogue, typesOf } from './catalogue.ts';
import { connectSource, reachOf } from './connect.ts';
import { keepInSetting } from './keeping.ts';
import { asOwner } from './owner.ts';

/*
 * What stands behind the tables that a client's own statements name: every type, every treatment, both row scopes and both
 * ways a scope is kept, in PostgreSQL itself.
 */

const ROWS = 20_000;

const ZOO = `
CREATE TYPE public.mood AS ENUM ('calm', 'angry');
CREATE DOMAIN public.zip AS varchar(12) NOT NULL;
CREATE DOMAIN public.postal AS public.zip;
CREATE TABLE public.people (
  id int PRIMARY KEY, big bigint, small smallint, name varchar(200), code varchar(8), letters char(3), label char(30),
  mail text, phone text, born date, seen timestamptz(3), stamp timestamp(0), price numeric(8,2), plain numeric,
  ratio double precision, part real, cash money, active boolean, extra jsonb, raw json, uid uuid, feeling public.mood,
  tags text[], zip public.zip, postal public.postal, note text, remark varchar(80)
);
INSERT INTO public.people
SELECT i, i * 1000000007::bigint, i % 1000, 'Name ' || i, 'c' || i, 'abc', 'label ' || i, 'Person' || i || '@example.com',
  '+1 555 ' || to_char(1000000 + i, 'FM000-0000'), date '1950-01-01' + (i % 20000), '2026-01-15 10:30:00.123+00',
  '2026-01-15 10:30:00', i + 0.25, i + 0.125, i + 0.5, i % 100, i, i % 2 = 0, '{}', '{}',
  ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, 'calm', ARRAY['a', 'b'], '10' || i, '20' || i,
  'SECRET note ' || i, CASE WHEN i % 2 = 0 THEN 'SECRET remark ' || i END
FROM generate_series(1, ${String(ROWS)}) AS i;
CREATE INDEX people_mail ON public.people (lower(mail));
CREATE TABLE public.visits (
  person int REFERENCES public.people, "on" date, words text, PRIMARY KEY (person, "on")
);
INSERT INTO public.visits SELECT 1 + i % 50, date '2026-01-01' + i, 'SECRET visit ' || i FROM generate_series(1, 400) AS i;
CREATE TABLE public.pgbench_accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84));
INSERT INTO public.pgbench_accounts SELECT i, 1, i % 7, '' FROM generate_series(1, 50000) AS i;
ANALYZE;
`;

const types: readonly (readonly [name: string, type: FieldType, category?: string])[] = [
  ['id', 'integer', 'user.unique_id'],
  ['big', 'integer'],
  ['small', 'integer'],
  ['name', 'text', 'user.name'],
  ['code', 'text', 'user.name'],
  ['letters', 'text', 'user.name'],
  ['label', 'text', 'user.name'],
  ['mail', 'text', 'user.contact.email'],
  ['phone', 'text', 'user.contact.phone_number'],
  ['born', 'date', 'user.demographic.date_of_birth'],
  ['seen', 'timestamp'],
  ['stamp', 'timestamp'],
  ['price', 'numeric'],
  ['plain', 'numeric'],
  ['ratio', 'numeric'],
  ['part', 'numeric'],
  ['cash', 'numeric'],
  ['active', 'boolean'],
  ['extra', 'json'],
  ['raw', 'json'],
  ['uid', 'text'],
  ['feeling', 'text'],
  ['tags', 'text'],
  ['zip', 'text', 'user.contact.address.postal_code'],
  ['postal', 'text', 'user.contact.address.postal_code'],
  ['note', 'text', 'user.content'],
  ['remark', 'text', 'user.content'],
  ['gone', 'integer'],
];

const written = new Set(['note', 'remark', 'words']);

function fieldsOf(list: typeof types): readonly Field[] {
  return list.map(([name, type, category = 'system.operations']) => ({
    ...{ name, type, category, label: name },
    ...(written.has(name) && { freeText: true }),
  }));
}

const table = { kind: 'table' as const };
const map: DataMap = {
  source: 'shop',
  version: 1,
  resources: [
    {
      ...table,
      name: 'people',
      table: 'public.people',
      key: 'id',
      subjectKey: 'id',
      fields: fieldsOf(types),
    },
    {
      ...{ ...table, name: 'visits', table: 'public.visits', key: 'person,on', subjectKey: 'person' },
      fields: fieldsOf([
        ['on', 'date'],
        ['words', 'text', 'user.content'],
      ]),
    },
    {
      ...{ ...table, name: 'accounts', table: 'public.pgbench_accounts', key: 'aid', subjectKey: 'aid' },
      fields: fieldsOf([
        ['aid', 'integer'],
        ['abalance', 'integer'],
        ['filler', 'text'],
      ]),
    },
  ],
};

const TICKETS = { role: 'tier1', purpose: 'support', subjects: 'ticket-in-hand' } as const;
const FIGURES = { role: 'reporting', purpose: 'figures', subjects: 'every-customer' } as const;

/** @param shown how a field of people is treated; all of the other tables but what people wrote is in clear */
function profilesOf(shown: (field: string) => Treatment): readonly Profile[] {
  return [TICKETS, FIGURES].flatMap((who) =>
    map.resources.map(({ name, fields }): Profile => ({
      ...{ ...who, resource: name },
      fields: fields.map((field) => ({
        field: field.name,
        treatment: name === 'people' ? shown(field.name) : written.has(field.name) ? 'redact' : 'clear',
        rights: who === TICKETS ? ['lookup'] : [],
      })),
    })),
  );
}

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let owner: pg.Client;
let reader: pg.Client;
let scope: pg.Client;
let readerUrl = '';
let keeper: ReturnType<typeof keepInSetting>;
let scopeBy: ScopeBy = 'table';
let relations: (who: typeof TICKETS | typeof FIGURES) => Readonly<Record<string, DoorRelation>>;

beforeAll(async () => {
  database = await emptyDatabase('door');
  await asOwner(database.ownerUrl, (client) => client.query(ZOO));
  const urls = await connectSource('shop', database.ownerUrl);
  readerUrl = urls.reader;
  reader = await connectTo(readerUrl);
  owner = await connectTo(database.ownerUrl);
  scope = await connectTo(urls.scope);
  const { rows } = await owner.query<{ inner_pad: string }>(scopeKeySql);
  const pad = Buffer.from(rows[0]?.inner_pad ?? '', 'hex');
  keeper = keepInSetting(Buffer.from(pad.subarray(0, 32).map((byte) => byte ^ 0x36)).toString('hex'));
});

afterAll(async () => {
  for (const client of [owner, reader, scope]) await client.end();
  await database.drop();
});

async function apply(shown: (field: string) => Treatment): Promise<void> {
  const profiles = profilesOf(shown);
  await applyViews(database.ownerUrl, database.name, map, profiles, scopeBy);
  const found = await asOwner(database.ownerUrl, readCatalogue);
  const input = { termsHash: TERMS, dataMap: map, types: typesOf(found), columns: keptOf(found) };
  relations = (who) =>
    Object.fromEntries(relationsOf(input, who, profiles).map((relation) => [relation.resource, relation]));
}

/** The relation named, which must be there. */
function relation(who: typeof TICKETS | typeof FIGURES, name: string): DoorRelation {
  const found = relations(who)[name];
  if (found === undefined) throw new Error(`${name} is no relation`);
  return found;
}

/** Opens a scope on the reading connection, in the way the views of this run look for it. */
async function open(
  grants: readonly string[],
  subjects: readonly string[],
  literals: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<void> {
  const literal = literalsOf(literals);
  if (scopeBy === 'setting') {
    await keeper.meet(reader);
    await keeper.open(reader, { access: '0'.repeat(32), grants, subjects, literal });
    return;
  }
  const { rows } = await reader.query<{ pid: number; session: string }>(whoAmISql);
  await scope.query(openScopeSql, [rows[0]?.pid, rows[0]?.session, grants, subjects, literal]);
}

async function read(sql: string): Promise<readonly Record<string, unknown>[]> {
  return (await reader.query<Record<string, unknown>>(sql)).rows;
}

async function planOf(sql: string): Promise<string> {
  const { rows } = await reader.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF) ${sql}`,
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const mixed = (field: string): Treatment =>
  (({
    id: 'clear',
    small: 'clear',
    name: 'partial',
    born: 'generalise',
    price: 'generalise',
    big: 'token',
    uid: 'hidden',
  })[field] as Treatment | undefined) ?? (written.has(field) ? 'redact' : 'partial');

/** A connection that knows no scope and no older view. */
async function fresh(): Promise<void> {
  await reader.end();
  reader = await connectTo(readerUrl);
}

describe.each(['table', 'setting'] as const)('with scopes in a %s', (kept) => {
  beforeAll(async () => {
    scopeBy = kept;
    await apply(mixed);
  });
  beforeEach(fresh);

  it('keep the type of every column under every treatment', async () => {
    const outgrown = new Set<string>();
    for (const treatment of treatments) {
      await apply((field) => (field === 'small' ? 'clear' : treatment));
      await fresh();
      const plain = await owner.query('SELECT * FROM public.people LIMIT 0');
      const raw = new Map(plain.fields.map((field) => [field.name, field]));
      for (const who of [TICKETS, FIGURES]) {
        const { view, columns, key, subject } = relation(who, 'people');
        await open([view.grant], ['7']);
        const { fields, rows } = await reader.query<Record<string, unknown>>(
          `SELECT * FROM ${view.sql} WHERE "small" = 7 LIMIT 1`,
        );
        expect(rows).toHaveLength(1);
        expect(fields.map(({ name }) => name)).toEqual([...columns.map(({ name }) => name), key, subject]);
        for (const { name, dataTypeID, dataTypeModifier } of fields) {
          const own = raw.get(name);
          if (own === undefined) continue;
          expect({ treatment, name, dataTypeID }).toEqual({ treatment, name, dataTypeID: own.dataTypeID });
          if (dataTypeModifier !== own.dataTypeModifier) outgrown.add(`${treatment} ${name}`);
        }
        const declared = await owner.query<{ name: string; is: string }>(
          `SELECT a.attname AS name, format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid),
             CASE WHEN t.typbasetype = 0 THEN a.atttypmod ELSE t.typtypmod END) AS is
           FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = $1::regclass AND a.attnum > 0`,
          [view.sql],
        );
        const is = new Map(declared.rows.map((row) => [row.name, row.is]));
        for (const { name, sqlType } of columns) {
          if (name === 'postal' && treatment === 'clear') continue;
          expect({ treatment, name, is: is.get(name) }).toEqual({
            treatment,
            name,
            is: sqlType.replace(/^public[.]/, '') === 'mood' ? is.get(name) : sqlType,
          });
        }
      }
    }
    // A mask may write more than the shortest of these hold, and a token more digits.
    expect([...outgrown].sort()).toEqual(
      [
        ...['generalise', 'partial', 'redact', 'token'].flatMap((treatment) =>
          ['code', 'letters', 'postal', 'remark', 'zip'].map((name) => `${treatment} ${name}`),
        ),
        'token price',
      ].sort(),
    );
    await apply(mixed);
  });

  it('show nothing without a scope, and nothing under the grant of another view', async () => {
    for (const who of [TICKETS, FIGURES]) {
      const { view, texts, lookups } = relation(who, 'people');
      const every = [view, ...texts.values(), ...lookups.values()];
      expect(every.length).toBeGreaterThan(2);
      for (const one of every) expect(await read(`SELECT * FROM ${one.sql}`)).toEqual([]);
      await open([relation(who, 'visits').view.grant], ['7']);
      for (const one of every) expect(await read(`SELECT * FROM ${one.sql}`)).toEqual([]);
      await fresh();
    }
  });

  it('show one customer by a ticket and every customer to an account', async () => {
    const one = relation(TICKETS, 'people');
    await open([one.view.grant], ['7']);
    expect(one.scope).toBe('one');
    const [row, ...more] = await read(`SELECT * FROM ${one.view.sql}`);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      ...{ id: 7, name: 'N•••', price: '0.00', uid: null, gone: null },
      ...{ [one.key]: '7', [one.subject]: '7' },
    });
    expect(row?.born).toEqual(new Date(1950, 0, 1));
    expect(Number(row?.big)).toBeLessThan(0);
    const every = relation(FIGURES, 'people');
    await open([every.view.grant], []);
    expect(every.scope).toBe('every');
    const count = await read(
      `SELECT count(*)::int AS rows, count(DISTINCT "${every.subject}")::int AS customers FROM ${every.view.sql}`,
    );
    expect(count).toEqual([{ rows: ROWS, customers: ROWS }]);
  });

  it('find a customer in scope by an exact value, and nobody out of it', async () => {
    const { view, lookups, columns, key } = relation(TICKETS, 'people');
    const found = async (field: string, literals: readonly string[]) => {
      const match = lookups.get(field);
      if (match === undefined) throw new Error(`${field} has no look-up`);
      await open([match.grant], ['7'], new Map([[match.key, literals]]));
      return read(`SELECT * FROM ${match.sql}`);
    };
    await open([view.grant], ['7']);
    const [own] = await read(`SELECT * FROM ${view.sql}`);
    for (const [field, literals] of [
      ['mail', ['nobody@example.com', 'PERSON7@example.com']],
      ['phone', ['555 100 0007', '(555) 100-0007', '5551000007', '+15551000007', '+1 555 100-0007']],
      ['big', ['7000000049']],
      ['price', ['7.25']],
    ] as const) {
      expect({ field, rows: await found(field, literals) }).toEqual({ field, rows: [own] });
    }
    expect(own).toHaveProperty(key);
    for (const [field, literals] of [
      ['mail', ['person8@example.com']],
      ['mail', []],
      ['mail', ['person7@example.com', ''].slice(1)],
      ['big', ['seven', '8000000056', "7' OR true --"]],
    ] as const) {
      expect(await found(field, literals)).toEqual([]);
    }
    // In clear there is nothing to look up, and of these types nobody is found.
    for (const field of ['id', 'active', 'extra', 'stamp']) expect(lookups.has(field)).toBe(false);
    expect(columns.find(({ name }) => name === 'id')?.treatment).toBe('clear');
    expect(relation(FIGURES, 'people').lookups.size).toBe(0);
  });

  it('show what people wrote as handles, which the text views resolve within their scope', async () => {
    for (const [who, name, field, subjects, wanted] of [
      [TICKETS, 'people', 'note', ['7'], ['SECRET note 7']],
      [TICKETS, 'people', 'remark', ['8'], ['SECRET remark 8']],
      [TICKETS, 'people', 'remark', ['7'], []],
      [FIGURES, 'people', 'note', [], null],
      [TICKETS, 'visits', 'words', ['7'], ['SECRET visit 6', 'SECRET visit 56']],
      [FIGURES, 'visits', 'words', [], null],
    ] as const) {
      const { view, texts, subject } = relation(who, name);
      const text = texts.get(field);
      if (text === undefined) throw new Error(`${field} has no texts`);
      await open([view.grant], subjects);
      const cells = await read(
        `SELECT "${field}" AS cell, "${subject}" AS subject FROM ${view.sql} ORDER BY 2, 1 LIMIT 60`,
      );
      const handles = cells.flatMap(({ cell }) => (typeof cell === 'string' ? [cell] : []));
      for (const handle of handles) expect(handle).toMatch(handlePattern);
      expect(new Set(handles).size).toBe(handles.length);
      expect(JSON.stringify(cells)).not.toContain('SECRET');

      await open([text.grant], subjects, new Map([[text.key, handles]]));
      const found = await read(`SELECT * FROM ${text.sql} ORDER BY value`);
      expect(found.map(({ handle }) => handle).sort()).toEqual([...handles].sort());
      for (const { handle, subject: whose } of found) {
        expect(cells).toContainEqual({ cell: handle, subject: whose });
      }
      if (wanted !== null) {
        const values = found.map(({ value }) => value);
        expect(values).toEqual(expect.arrayContaining([...wanted]));
        if (wanted.length === 0) expect(values).toEqual([]);
      } else expect(found.length).toBeGreaterThan(20);
    }
  });

  it('resolve no handle that was forged, changed, moved or of somebody else', async () => {
    const own = relation(TICKETS, 'people');
    const [note, remark] = [own.texts.get('note'), own.texts.get('remark')];
    if (note === undefined || remark === undefined) throw new Error('there are texts');
    const handleOf = async (subject: string): Promise<string> => {
      await open([own.view.grant], [subject]);
      return String((await read(`SELECT note FROM ${own.view.sql}`))[0]?.note);
    };
    const [handle, others] = [await handleOf('8'), await handleOf('9')];
    expect(await handleOf('8')).toBe(handle);
    const resolved = async (text: typeof note, handles: readonly string[], subjects = ['8']) => {
      await open([text.grant], subjects, new Map([[text.key, handles]]));
      return (await read(`SELECT value FROM ${text.sql}`)).map(({ value }) => value);
    };
    expect(await resolved(note, [handle])).toEqual(['SECRET note 8']);
    const changed = Array.from({ length: handle.length - 4 }, (_, at) => {
      const digit = Number.parseInt(handle[at + 4] ?? '', 16);
      return handle.slice(0, at + 4) + (digit ^ 1).toString(16) + handle.slice(at + 5);
    });
    expect(await resolved(note, changed)).toEqual([]);
    expect(await resolved(remark, [handle])).toEqual([]);
    expect(await resolved(note, [others])).toEqual([]);
    expect(await resolved(note, [handle], ['9'])).toEqual([]);
    const forged = ['', 'ft1.', 'ft2' + handle.slice(3), handle.toUpperCase(), `${handle} `, `${handle}00`];
    const padded = [`ft1.${'0'.repeat(32)}`, `ft1.${'0'.repeat(64)}`, `${handle}${'0'.repeat(32)}`];
    expect(await resolved(note, [...forged, ...padded, handle.slice(0, -32)])).toEqual([]);
  });

  it('keep ids apart under tokens of their own size, so that joins and counts come out the same', async () => {
    await apply((field) => (field === 'id' ? 'token' : 'clear'));
    await fresh();
    expect(await read('SELECT cordon.token_int(7) AS token')).toEqual([{ token: null }]);
    const { view } = relation(FIGURES, 'people');
    await open([view.grant], []);
    const [counted] = await read(`SELECT count(DISTINCT id)::int AS ids, max(id) < 0 AS negative,
      (SELECT count(*)::int FROM ${view.sql} a JOIN ${view.sql} b USING (id) WHERE a.small = b.small) AS joined
      FROM ${view.sql}`);
    expect(counted).toEqual({ ids: ROWS, negative: true, joined: ROWS });
    const odd = await read(
      `SELECT cordon.token_int(v) AS token FROM unnest(ARRAY[0, 2147483647, -1, NULL]) v`,
    );
    expect(odd.map(({ token }) => typeof token)).toEqual(['number', 'number', 'object', 'object']);
    await apply(mixed);
  });

  it('answer the reading login by itself nothing about handles', async () => {
    const own = relation(TICKETS, 'people');
    const text = own.texts.get('note');
    if (text === undefined) throw new Error('there are texts');
    const handle = `cordon.handle('${text.key}', '8')`;
    const unhandle = (of: string) => `cordon.unhandle('${text.key}', ${of})`;
    expect(await read(`SELECT ${handle} AS h`)).toEqual([{ h: null }]);
    await open([own.view.grant], ['8']);
    const [made] = await read(`SELECT ${handle} AS h, ${unhandle(handle)} AS k`);
    expect(made).toEqual({ h: expect.stringMatching(handlePattern) as string, k: null });
    await open([text.grant], ['8']);
    expect(await read(`SELECT ${unhandle(handle)} AS k`)).toEqual([{ k: '8' }]);
    for (const forbidden of [
      `SELECT * FROM cordon.handle_keys`,
      `SELECT cordon.handle_hmac('x')`,
      `SELECT cordon.handle_cipher('x', 'x')`,
      `SELECT cordon.granted(NULL)`,
    ]) {
      await expect(reader.query(forbidden)).rejects.toThrow('permission denied');
    }
  });

  it('leave the reading login nothing else to reach', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT rolname AS name FROM pg_roles WHERE rolname ~ '^cordon_reader_' AND has_database_privilege(oid, current_database(), 'CONNECT')`,
    );
    const own = new URL(readerUrl).username;
    expect(rows.map(({ name }) => name)).toContain(own);
    expect(await reachOf(owner, own)).toEqual([]);
  });
});

describe('the plan', () => {
  beforeAll(async () => {
    scopeBy = 'table';
    await apply(mixed);
  });
  beforeEach(fresh);

  it('of a look at one account among all is an index scan, under a scope asked for once', async () => {
    const { view } = relation(FIGURES, 'accounts');
    await open([view.grant], []);
    await reader.query(`PREPARE point (int) AS SELECT abalance FROM ${view.sql} WHERE aid = $1`);
    for (const mode of ['force_generic_plan', 'force_custom_plan']) {
      await reader.query(`SET plan_cache_mode = ${mode}`);
      const plan = await planOf('EXECUTE point (4711)');
      expect(plan).toContain('Index Scan using pgbench_accounts_pkey');
      expect(plan).toContain('One-Time Filter');
      expect(plan).toMatch(/actual rows=1(\.00)? loops=1/);
      expect(plan).not.toContain('Seq Scan on pgbench_accounts');
    }
    await reader.query('DEALLOCATE point');
  });

  it('of one customer, of an exact value and of texts uses an index', async () => {
    const { view, lookups, texts } = relation(TICKETS, 'people');
    await open([view.grant], ['7']);
    expect(await planOf(`SELECT * FROM ${view.sql}`)).toContain('people_pkey');
    const match = lookups.get('mail');
    await open([match?.grant ?? ''], ['7'], new Map([[match?.key ?? '', ['person7@example.com']]]));
    expect(await planOf(`SELECT * FROM ${match?.sql ?? ''}`)).not.toContain('Seq Scan on people');
    const every = relation(FIGURES, 'people');
    const text = every.texts.get('note');
    await open([every.view.grant], []);
    const [cell] = await read(`SELECT note FROM ${every.view.sql} WHERE id = 7`);
    await open([text?.grant ?? ''], [], new Map([[text?.key ?? '', [String(cell?.note)]]]));
    const plan = await planOf(`SELECT * FROM ${text?.sql ?? ''}`);
    expect(plan).toContain('people_pkey');
    expect(texts.size).toBe(2);
  });

  it('computes no handle and no token that the statement does not ask for', async () => {
    const { view } = relation(FIGURES, 'people');
    await open([view.grant], []);
    const { rows } = await reader.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (VERBOSE, COSTS OFF) SELECT count(*), sum(small) FROM ${view.sql}`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toMatch(/cordon[.](handle|token)/);
  });
});
