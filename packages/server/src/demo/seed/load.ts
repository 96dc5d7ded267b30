import pg from 'pg';
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
const BATCH = 2_500;

/**
 * Makes and fills the source in one transaction: it is there whole or not at all.
 * @returns rows written
 */
export async function load({ url, today, customers }: Filling): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  // The query that was under way fails as well and is what counts.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '64MB'; SET search_path = public`);
    await client.query('BEGIN');
    for (const { create } of tables) await client.query(create);
    const rows = await fill(client, new Date(today), customers);
    for (const statement of keysAndIndexes) await client.query(statement);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
    return rows;
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, today: Date, customers: number): Promise<number> {
  const days = daysBefore(today);
  let rows = 0;
  let writing: Promise<number> = Promise.resolve(0);
  for (let from = 1; from <= customers; from += BATCH) {
    const size = Math.min(BATCH, customers - from + 1);
    const batch = Array.from({ length: size }, (_, index) => customerAt(from + index));
    for (const table of tables) {
      const columns = table.columnsOf(batch, days);
      // The next rows are made while PostgreSQL writes these.
      rows += await writing;
      writing = client.query(table.insert, columns).then(({ rowCount }) => rowCount ?? 0);
    }
  }
  return rows + (await writing);
}
