import pg from 'pg';
import type { DataMap } from '@cordon/core/kernel';
import { quoteTable } from '@cordon/core/sql';
import { encrypted } from '../platform/tls/outgoing.ts';
import type { SourceUrls } from './store.ts';

/** So many rows whoever has the login would get; null where the database refuses. */
export interface UnscopedRows {
  readonly what: string;
  readonly rows: number | null;
}

/** insufficient_privilege (42501), and what a view raises where no access is open. */
const REFUSALS = /^(42|28|P0)/;

/** Views looked at; all are made from one pattern. */
const VIEWS = 10;

/**
 * Counts, with a source's own reading login and without an access, what its views and its tables show. Rows are counted
 * where they are: none leaves the database. Only a refusal counts as one; a database that does not answer is a fault.
 */
export async function countUnscoped(
  urls: Pick<SourceUrls, 'reader'>,
  map: DataMap,
): Promise<readonly UnscopedRows[]> {
  const client = new pg.Client({ ...encrypted(urls.reader), statement_timeout: 15_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const count = async (relation: string): Promise<number | null> => {
      try {
        const { rows } = await client.query<{ count: string }>(`SELECT count(*) AS count FROM ${relation}`);
        return Number(rows[0]?.count ?? 0);
      } catch (error) {
        if (error instanceof pg.DatabaseError && REFUSALS.test(error.code ?? '')) return null;
        throw error;
      }
    };
    const { rows: views } = await client.query<{ name: string; answers: boolean }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name, EXISTS (SELECT FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attname = 'matches' AND a.attnum > 0) AS answers FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'cordon' AND c.relkind = 'v' AND has_table_privilege(c.oid, 'SELECT') ORDER BY c.relname LIMIT $1`,
      [VIEWS],
    );
    const tables = map.resources.filter(({ kind }) => kind === 'table');
    const counted: UnscopedRows[] = [];
    for (const [nth, { name, answers }] of views.entries()) {
      // One that answers yes or no is always a row: what counts is a yes.
      const rows = await count(answers ? `${name} WHERE matches` : name);
      counted.push({ what: `view ${String(nth + 1)} without an access`, rows });
    }
    for (const { name, table } of tables) {
      counted.push({ what: `the table behind ${name}`, rows: await count(quoteTable(table)) });
    }
    return counted;
  } finally {
    await client.end();
  }
}
