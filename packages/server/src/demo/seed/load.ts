import pg from 'pg';
import { copyInto } from './copy.ts';
import { customerAt } from './customers.ts';
import { daysBefore, keysAndIndexes, tables } from './tables.ts';

/** What to fill, as the child process is told. */
export interface Filling {
  readonly url: string;
  /** RFC 3339. */
  readonly today: string;
  readonly customers: number;
}

/** Customers a statement: few enough for the memory, many enough that the round trips do not count. */
const BATCH = 1_000;

/**
 * Makes and fills the source in one transaction: it is there whole or not at all.
 * @returns rows written, or null when it was there
 */
export async function load({ url, today, customers }: Filling): Promise<number | null> {
  const client = new pg.Client({ connectionString: url });
  // The query that was under way fails as well and is what counts.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(
      `SET synchronous_commit = off; SET maintenance_work_mem = '64MB'; SET search_path = public`,
    );
    if (await isFilled(client)) return null;
    await client.query('BEGIN');
    for (const { create } of tables) await client.query(create);
    const rows = await fill(client, new Date(today), customers);
    for (const statement of keysAndIndexes) await client.query(statement);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return rows;
  } finally {
    await client.end();
  }
}

/** Filling is one transaction, so one table tells. */
async function isFilled(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.customers') IS NOT NULL AS there`,
  );
  return rows[0]?.there === true;
}

async function fill(client: pg.Client, today: Date, customers: number): Promise<number> {
  const days = daysBefore(today);
  let rows = 0;
  let writing: Promise<number> = Promise.resolve(0);
  for (let from = 1; from <= customers; from += BATCH) {
    const size = Math.min(BATCH, customers - from + 1);
    const batch = Array.from({ length: size }, (_, index) => customerAt(from + index));
    for (const table of tables) {
      const text = table.rowsOf(batch, days);
      // The next rows are made while PostgreSQL writes these.
      rows += await writing;
      writing = copyInto(client, table.target, text);
    }
  }
  return rows + (await writing);
}
