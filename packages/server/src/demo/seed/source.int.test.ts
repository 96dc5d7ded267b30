import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../../../tests/support/database.ts';
import { customerAt } from './customers.ts';
import { seedSource, type Filled } from './source.ts';
import { tables } from './tables.ts';

const COUNT = 400;
const today = new Date('2030-03-01T09:30:00Z');

let source: Awaited<ReturnType<typeof emptyDatabase>>;
let client: pg.Client;
let filled: Filled;

async function connected(url: string): Promise<pg.Client> {
  const made = new pg.Client({ connectionString: url });
  await made.connect();
  return made;
}

/** One hash a table, over all rows in order. */
async function hashes(of: pg.Client): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await of.query<{ hash: string }>(
      `SELECT md5(string_agg(t::text, E'\\n' ORDER BY t.id)) AS hash FROM ${name} t`,
    );
    found[name] = rows[0]?.hash ?? '';
  }
  return found;
}

/** The plan of a statement when scanning a small table is no option. */
async function planOf(statement: string): Promise<string> {
  await client.query('SET enable_seqscan = off');
  const { rows } = await client.query<Record<string, string>>(`EXPLAIN ${statement}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

beforeAll(async () => {
  source = await emptyDatabase();
  filled = await seedSource(source.ownerUrl, today, COUNT);
  client = await connected(source.ownerUrl);
});

afterAll(async () => {
  await client.end();
  await source.drop();
});

describe('seedSource', () => {
  it('holds every customer as the generator tells of them', async () => {
    const { rows } = await client.query<Record<string, string | null>>(
      `SELECT id::text, full_name, email, phone, date_of_birth::text, insurance_member_id, customer_since::text
       FROM customers ORDER BY customers.id`,
    );
    expect(rows).toHaveLength(COUNT);
    rows.forEach((row, index) => {
      const { id, name, email, phone, dateOfBirth, memberId, sinceDays } = customerAt(index + 1);
      expect(row).toEqual({
        id: String(id),
        full_name: name,
        email,
        phone,
        date_of_birth: dateOfBirth,
        insurance_member_id: memberId,
        customer_since: new Date(Date.UTC(2030, 2, 1) - sinceDays * 86_400_000).toISOString().slice(0, 10),
      });
    });
  });

  it('says how many rows it wrote', async () => {
    const counts: number[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`);
      counts.push(rows[0]?.n ?? 0);
    }
    expect(filled.rows).toBe(counts.reduce((sum, count) => sum + count, 0));
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  it('has PostgreSQL check every reference', async () => {
    const { rows } = await client.query<{ child: string }>(
      `SELECT conrelid::regclass || ' > ' || confrelid::regclass AS child FROM pg_constraint
       WHERE contype = 'f' AND convalidated ORDER BY 1`,
    );
    expect(rows.map(({ child }) => child)).toEqual([
      'addresses > customers',
      'orders > customers',
      'payments > customers',
      'payments > orders',
      'prescriptions > customers',
      'staff_notes > customers',
    ]);
    await expect(client.query('UPDATE orders SET customer_id = -1')).rejects.toMatchObject({ code: '23503' });
  });

  it('pays every order by the customer who placed it, in full', async () => {
    const { rows } = await client.query(
      `SELECT FROM orders o FULL JOIN payments p ON p.order_id = o.id
       WHERE p.customer_id IS DISTINCT FROM o.customer_id OR p.amount IS DISTINCT FROM o.total OR p.paid_at < o.placed_at`,
    );
    expect(rows).toHaveLength(0);
  });

  it.each([
    [`SELECT id FROM customers WHERE lower((email)::text) = lower('a@example.com')`, 'customers_email'],
    [`SELECT id FROM customers WHERE phone = '+12015550100'`, 'customers_phone'],
    ['SELECT id FROM orders WHERE customer_id = 7', 'orders_customer'],
    ['SELECT id FROM prescriptions WHERE customer_id = 7', 'prescriptions_customer'],
    ['SELECT id FROM payments WHERE customer_id = 7', 'payments_customer'],
    ['SELECT id FROM addresses WHERE customer_id = 7', 'addresses_customer'],
  ])('finds by index: %s', async (statement, index) => {
    expect(await planOf(statement)).toContain(index);
  });

  it('changes nothing the second time', async () => {
    const before = await hashes(client);
    const again = await seedSource(source.ownerUrl, new Date('2035-01-01T00:00:00Z'), COUNT + 1);
    expect(again.rows).toBeNull();
    expect(await hashes(client)).toEqual(before);
  });

  it('makes the same database again, and on another day one whose events moved', async () => {
    const before = await hashes(client);
    for (const [day, moved] of [
      [new Date('2030-03-01T20:00:00Z'), []],
      [new Date('2031-07-09T00:00:00Z'), ['customers', 'orders', 'prescriptions', 'payments']],
    ] as const) {
      const other = await emptyDatabase();
      await seedSource(other.ownerUrl, day, COUNT);
      const there = await connected(other.ownerUrl);
      const after = await hashes(there);
      await there.end();
      await other.drop();
      expect(Object.keys(before).filter((name) => before[name] !== after[name])).toEqual(moved);
    }
  });

  it('leaves nothing behind when it fails, and says why by code only', async () => {
    const taken = await emptyDatabase();
    const there = await connected(taken.ownerUrl);
    await there.query('CREATE TABLE payments (id int)');
    const failure = await seedSource(taken.ownerUrl, today, COUNT).catch((error: unknown) => error);
    const { rows } = await there.query<{ table: string }>(
      `SELECT relname AS table FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    await there.end();
    await taken.drop();
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: 'source-unavailable', detail: 'seeding the demo: 42P07' });
    expect(rows).toEqual([{ table: 'payments' }]);
  });

  it.each([0, 70_001, 2.5, Number.NaN])('refuses %s customers before it starts', async (count) => {
    await expect(seedSource('postgres://127.0.0.1:1/none', today, count)).rejects.toThrow(RangeError);
  });

  it('fails where no database answers', async () => {
    await expect(seedSource('postgres://127.0.0.1:1/none', today, 10)).rejects.toMatchObject({
      code: 'source-unavailable',
      detail: 'seeding the demo: ECONNREFUSED',
    });
  });
});
