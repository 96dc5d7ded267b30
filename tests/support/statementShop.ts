import type pg from 'pg';
import type { Known, Relation } from '../../packages/core/src/sql/statement/contract.ts';
import { emptyDatabase } from './database.ts';
import { connectTo } from './source.ts';

const HASH = '0123456789abcdef0123456789abcdef';
const TABLES: Readonly<Record<string, readonly string[]>> = {
  customers: ['id', 'name', 'email', 'country', 'born', 'balance', 'tags', 'profile', 'active'],
  orders: ['id', 'customer_id', 'total', 'state', 'placed'],
  items: ['order_id', 'nr', 'sku', 'price'],
};
const OWNED: Readonly<Record<string, string>> = {
  customers: 'SELECT *, id::text AS s FROM shop.customers',
  orders: 'SELECT *, customer_id::text AS s FROM shop.orders',
  items: 'SELECT i.*, o.customer_id::text AS s FROM shop.items i JOIN shop.orders o ON o.id = i.order_id',
};

const relations: readonly Relation[] = Object.entries(TABLES).map(([name, columns]) => ({
  schema: 'shop',
  name,
  view: `cordon."v_${name}"`,
  columns,
  subject: `subject_${HASH}`,
  key: `key_${HASH}`,
  lookups: new Map(),
}));
// Unqualified names are those of `public`, so that each table is known under both.
export const knownShop = (scope: 'one' | 'every', leastGroup: number): Known => ({
  relations: [...relations, ...relations.map((each) => ({ ...each, schema: 'public' }))],
  scope,
  leastGroup,
});

/** A shop with 60 customers in the schema `shop`, and views on it as the door reads them. */
export interface ShopInSql {
  /** Reads the tables themselves. */
  readonly direct: pg.Client;
  /** Reads as the door does: every name is one of pg_catalog, or has its schema. */
  readonly pinned: pg.Client;
  close(): Promise<void>;
}

export async function shopInSql(): Promise<ShopInSql> {
  const database = await emptyDatabase('statements');
  const direct = await connectTo(database.ownerUrl);
  await direct.query(`CREATE SCHEMA shop; CREATE SCHEMA cordon;
    CREATE TABLE shop.customers (id int PRIMARY KEY, name text NOT NULL, email varchar(80), country char(2), born date,
      balance numeric(10,2), tags text[], profile jsonb, active boolean);
    CREATE TABLE shop.orders (id bigint PRIMARY KEY, customer_id int, total numeric(8,2), state text, placed timestamptz);
    CREATE TABLE shop.items (order_id bigint, nr smallint, sku text, price real, PRIMARY KEY (order_id, nr));
    INSERT INTO shop.customers SELECT n, 'Name ' || n, CASE WHEN n % 7 > 0 THEN 'c' || n || '@example.com' END,
      (ARRAY['de','fr','us'])[n % 3 + 1], date '1960-01-01' + n * 97, n * 1.25, ARRAY['t' || n % 4, 'x'],
      jsonb_build_object('n', n, 'k', n % 5), n % 2 = 0 FROM generate_series(1, 60) n;
    INSERT INTO shop.orders SELECT n, n % 50 + 1, n * 3.1, (ARRAY['open','paid','sent'])[n % 3 + 1],
      timestamptz '2025-01-01 10:00Z' + n * interval '7 hours' FROM generate_series(1, 200) n;
    INSERT INTO shop.items SELECT o, i, 'sku' || (o * i) % 9, o + i / 4.0 FROM generate_series(1, 200) o, generate_series(1, 2) i;
    SET search_path = shop, public`);
  for (const [name, columns] of Object.entries(TABLES)) {
    await direct.query(`CREATE VIEW cordon."v_${name}" WITH (security_barrier) AS
      SELECT 'k' AS key_${HASH}, s AS subject_${HASH}, ${columns.join(', ')} FROM (${OWNED[name] ?? ''}) t`);
  }
  const pinned = await connectTo(database.ownerUrl);
  await pinned.query('SET search_path = pg_catalog');
  return {
    direct,
    pinned,
    close: async () => {
      await direct.end();
      await pinned.end();
      await database.drop();
    },
  };
}

/** What a client gets: names and types of the columns, and the rows without the last `drop` columns. */
export const answerOf = async (client: pg.Client, text: string, drop: number): Promise<readonly string[]> => {
  const { rows: found, fields } = await client.query<unknown[]>({ text, rowMode: 'array' });
  const cut = <T>(list: readonly T[]): readonly T[] => list.slice(0, list.length - drop);
  const head = cut(fields).map(
    ({ name, dataTypeID }) => `${name}:${dataTypeID === 2249 ? 'row' : dataTypeID}`,
  );
  const composite = (type: string): string => type.replace(/:\d{5,}$/, ':row');
  return [JSON.stringify(head.map(composite)), ...found.map((row) => JSON.stringify(cut(row)))];
};
