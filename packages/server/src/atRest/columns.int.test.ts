import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { columnsAtRest } from './columns.ts';

/* Whoever adds a column says here what it holds and what protects it: a column nobody thought of fails. */

let database: TestDatabase;
let there: readonly string[];

beforeAll(async () => {
  database = await testDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.table_schema || '.' || c.table_name || '.' || c.column_name AS name
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
     ORDER BY c.table_schema, c.table_name, c.ordinal_position`,
  );
  there = rows.map(({ name }) => name);
  await client.end();
});
afterAll(() => database.drop());

it('every column of the database has its line, once, and no line is of a column that is gone', () => {
  const listed = columnsAtRest.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
  expect(listed.toSorted()).toEqual(there.toSorted());
});
