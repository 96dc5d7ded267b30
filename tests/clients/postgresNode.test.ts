import { Kysely, PostgresDialect, sql as raw } from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';
import QueryStream from 'pg-query-stream';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { urlOf } from '../support/postgresDoor/clients.ts';
import { openSqlScene, type SqlScene, type SqlWay } from '../support/postgresDoor/scene.ts';

/* Drivers and query builders of Node at the PostgreSQL door, each as it comes. */

let sql: SqlScene;
let way: SqlWay;
let name: string;

beforeAll(async () => {
  sql = await openSqlScene();
  way = await sql.wayIn();
  ({ name } = way.bound.customer);
});
afterAll(() => sql.close());

const series = (rows: number): string =>
  `SELECT o.order_number, g.i FROM generate_series(1, ${String(rows)}) AS g(i) CROSS JOIN (SELECT * FROM orders LIMIT 1) o ORDER BY g.i`;

describe('node-postgres', () => {
  it('asks in one message, with parameters, by name, and gets types and the tag', async () => {
    const client = await sql.client(way);
    const simple = await client.query('SELECT full_name, customer_since FROM customers');
    expect(simple).toMatchObject({ command: 'SELECT', rowCount: 1, rows: [{ full_name: name }] });
    expect((simple.rows as { customer_since: unknown }[])[0]?.customer_since).toBeInstanceOf(Date);
    const { rows } = await client.query('SELECT full_name FROM customers WHERE full_name = $1', [name]);
    expect(rows).toEqual([{ full_name: name }]);
    const named = { name: 'by-name', text: 'SELECT count(*)::int AS n FROM customers WHERE full_name = $1' };
    for (const [values, n] of [
      [[name], 1],
      [['Nobody'], 0],
      [[null], 0],
    ] as const) {
      expect((await client.query({ ...named, values: [...values] })).rows).toEqual([{ n }]);
    }
  });

  it('is served in binary', async () => {
    const client = await sql.client(way, { binary: true } as pg.ClientConfig);
    const text =
      'SELECT count(*)::int AS n, true AS yes, NULL::text AS nothing, full_name FROM customers WHERE full_name = $1 GROUP BY 4';
    const { rows } = await client.query(text, [name]);
    expect(rows).toEqual([{ n: 1, yes: true, nothing: null, full_name: name }]);
    expect((await client.query('SELECT 1 AS one, false AS no WHERE $1', [true])).rows).toEqual([
      { one: 1, no: false },
    ]);
  });

  it('reads by a cursor, some rows at a time, and leaves off', async () => {
    const client = await sql.client(way);
    const cursor = client.query(new Cursor<{ i: number }>(series(250)));
    expect((await cursor.read(100)).map(({ i }) => i)).toEqual(
      Array.from({ length: 100 }, (_, nth) => nth + 1),
    );
    expect(await cursor.read(100)).toHaveLength(100);
    expect(await cursor.read(100)).toHaveLength(50);
    expect(await cursor.read(100)).toHaveLength(0);
    const left = client.query(new Cursor(series(250)));
    expect(await left.read(10)).toHaveLength(10);
    await left.close();
    const all = client.query(new QueryStream(series(1_000), [], { batchSize: 90 }));
    let count = 0;
    for await (const row of all) count += (row as { i: number }).i > 0 ? 1 : 0;
    expect(count).toBe(1_000);
    expect((await client.query('SELECT full_name FROM customers')).rows).toEqual([{ full_name: name }]);
  });

  it('is told what is refused, and goes on', async () => {
    const client = await sql.client(way);
    const refused = (text: string) => client.query(text).catch((error: unknown) => error);
    expect(await refused('SELECT ctid FROM customers')).toMatchObject({ code: '42703', severity: 'ERROR' });
    expect(await refused('SELECT * FROM staff')).toMatchObject({ code: '42P01' });
    expect(await refused("SELECT pg_read_file('/etc/passwd')")).toMatchObject({ code: '42883' });
    expect(await refused('DELETE FROM customers')).toMatchObject({
      code: '0A000',
      message: expect.stringContaining('DELETE') as string,
    });
    expect(await refused('SELECT 1 / 0 FROM customers')).toMatchObject({ code: '22012' });
    expect((await client.query('SELECT full_name FROM customers')).rows).toEqual([{ full_name: name }]);
  });

  it('sends statements ahead: each has its answer, and an error ends its own only', async () => {
    const client = await sql.client(way, { pipeline: true });
    const asked = [
      ...Array.from({ length: 20 }, (_, nth) =>
        client.query('SELECT $1::int AS n, full_name FROM customers', [nth]),
      ),
    ];
    const wrong = client
      .query('SELECT nope FROM customers WHERE full_name = $1', [name])
      .catch((error: unknown) => error);
    const after = client.query({
      name: 'after',
      text: 'SELECT count(*)::int AS n FROM orders WHERE status <> $1',
      values: [''],
    });
    const answers = await Promise.all(asked);
    expect(answers.map(({ rows }) => (rows as unknown[])[0])).toEqual(
      Array.from({ length: 20 }, (_, n) => ({ n, full_name: name })),
    );
    expect(await wrong).toMatchObject({ code: '42703' });
    expect((await after).rows).toHaveLength(1);
  });

  it('keeps a pool, transactions and savepoints', async () => {
    const pool = new pg.Pool({ ...sql.config(way), max: 4 });
    try {
      const answers = await Promise.all(
        Array.from({ length: 16 }, () => pool.query('SELECT full_name FROM customers')),
      );
      expect(answers.every(({ rows }) => (rows as { full_name: string }[])[0]?.full_name === name)).toBe(
        true,
      );
      const client = await pool.connect();
      await client.query('BEGIN TRANSACTION READ ONLY');
      await client.query('SAVEPOINT a');
      await expect(client.query('SELECT nope FROM customers')).rejects.toMatchObject({ code: '42703' });
      await expect(client.query('SELECT full_name FROM customers')).rejects.toMatchObject({ code: '25P02' });
      await client.query('ROLLBACK TO a');
      expect((await client.query('SELECT full_name FROM customers')).rows).toHaveLength(1);
      await client.query('COMMIT');
      client.release();
    } finally {
      await pool.end();
    }
  });
});

describe('postgres.js', () => {
  const connected = async (
    work: (db: postgres.Sql) => Promise<void>,
    options: object = {},
  ): Promise<void> => {
    const db = postgres(urlOf(sql, way), { max: 2, onnotice: () => undefined, ...options });
    try {
      await work(db);
    } finally {
      await db.end({ timeout: 5 });
    }
  };

  it.each([true, false])('asks with prepared statements: %s', (prepare) =>
    connected(
      async (db) => {
        for (let time = 0; time < 3; time++) {
          expect([...(await db`SELECT full_name FROM customers WHERE full_name = ${name}`)]).toEqual([
            { full_name: name },
          ]);
        }
        expect([...(await db`SELECT status FROM orders WHERE order_number = ANY (${['a', 'b']})`)]).toEqual(
          [],
        );
        const [row] = await db`SELECT total, placed_at FROM orders LIMIT 1`;
        expect(row).toMatchObject({
          total: expect.any(String) as string,
          placed_at: expect.any(Date) as Date,
        });
        await expect(db`SELECT ${'x'}::text FROM staff`).rejects.toMatchObject({ code: '42P01' });
      },
      { prepare },
    ),
  );

  it('reads by cursors, in transactions, all at once, and several statements in one message', () =>
    connected(async (db) => {
      let seen = 0;
      await db.unsafe(series(95)).cursor(10, (rows) => {
        seen += rows.length;
      });
      expect(seen).toBe(95);
      for await (const rows of db.unsafe(series(30)).cursor(7)) seen += rows.length;
      expect(seen).toBe(125);
      const within = await db.begin('read only', async (tx) => {
        const a = await tx`SELECT full_name FROM customers`;
        await tx
          .savepoint(async (inner) => {
            await inner`SELECT nope FROM customers`;
          })
          .catch(() => undefined);
        return [...a, ...(await tx`SELECT count(*)::int AS n FROM orders`)];
      });
      expect(within[0]).toEqual({ full_name: name });
      const ahead = await db.begin((tx) => [tx`SELECT 1 AS n`, tx`SELECT full_name FROM customers`]);
      expect(ahead.map((rows) => [...rows])).toEqual([[{ n: 1 }], [{ full_name: name }]]);
      const all = await Promise.all(
        Array.from({ length: 30 }, (_, nth) => db`SELECT ${nth}::int AS n FROM customers`),
      );
      expect(all.map(([row]) => (row as { n: number }).n)).toEqual(
        Array.from({ length: 30 }, (_, nth) => nth),
      );
      expect(await db`SELECT 1 AS a; SELECT full_name FROM customers`.simple()).toHaveLength(2);
    }));

  it('describes a statement without running it, and cancels one', () =>
    connected(async (db) => {
      const described =
        await db`SELECT full_name, customer_since FROM customers WHERE customer_since > ${'2000-01-01'}`.describe();
      expect(described).toMatchObject({
        types: [1082],
        columns: [
          { name: 'full_name', type: 25 },
          { name: 'customer_since', type: 1082 },
        ],
      });
    }));
});

describe('Kysely', () => {
  interface Shop {
    customers: { full_name: string; email: string | null; plan: string };
    orders: { order_number: string; status: string; total: string };
  }
  let db: Kysely<Shop>;
  beforeAll(() => {
    const dialect = new PostgresDialect({
      pool: new pg.Pool({ ...sql.config(way), max: 2 }),
      cursor: Cursor,
    });
    db = new Kysely<Shop>({ dialect });
  });
  afterAll(() => db.destroy());

  it('finds the tables of the agreement and no other', async () => {
    const tables = await db.introspection.getTables();
    expect(tables.map((table) => table.name).sort()).toEqual([
      'addresses',
      'customers',
      'orders',
      'payments',
    ]);
    const columns = tables.find((table) => table.name === 'customers')?.columns.map((column) => column.name);
    expect(columns).toContain('email');
    expect((await db.introspection.getSchemas()).map((schema) => schema.name)).toContain('public');
  });

  it('builds statements, joins and aggregates, and runs them in transactions and as streams', async () => {
    const found = await db
      .selectFrom('customers')
      .select(['full_name', 'email'])
      .where('full_name', 'like', `${name.slice(0, 3)}%`)
      .execute();
    expect(found).toEqual([{ full_name: name, email: expect.stringContaining('•') as string }]);
    const grouped = await db
      .selectFrom('orders')
      .innerJoin('customers', (join) => join.onTrue())
      .select(({ fn }) => ['status', fn.countAll<string>().as('n'), fn.sum<string>('total').as('total')])
      .groupBy('status')
      .having(({ fn }) => fn.countAll(), '>', 0)
      .orderBy('status')
      .limit(5)
      .execute();
    expect(grouped.length).toBeGreaterThan(0);
    const inside = await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((tx) => tx.selectFrom('orders').selectAll().where('total', '>', '0').executeTakeFirst());
    expect(inside?.order_number).toMatch(/^HH-/);
    let rows = 0;
    for await (const row of db.selectFrom('orders').select('order_number').stream(1))
      rows += row.order_number === '' ? 0 : 1;
    expect(rows).toBeGreaterThan(0);
    await expect(
      db
        .transaction()
        .setIsolationLevel('serializable')
        .execute((tx) => tx.selectFrom('orders').selectAll().execute()),
    ).rejects.toMatchObject({ code: '0A000' });
    await expect(db.updateTable('orders').set({ status: 'x' }).execute()).rejects.toMatchObject({
      code: '0A000',
    });
    await expect(raw`TRUNCATE orders`.execute(db)).rejects.toMatchObject({ code: '0A000' });
  });
});
