import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlScene, type SqlScene } from '../support/postgresDoor/scene.ts';
import { clients, statementsOf } from '../support/sqlDoor/clientStatements.ts';

/* What clients ask of the catalogue, as they were recorded, asked through the whole door. */

let sql: SqlScene;
let client: pg.Client;
let numbers: ReadonlyMap<string, string>;

beforeAll(async () => {
  sql = await openSqlScene();
  client = await sql.client(await sql.wayIn());
  const { rows } = await client.query<{ name: string; oid: string }>(
    `SELECT n.nspname || '.' || c.relname AS name, c.oid::text AS oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     UNION ALL SELECT n.nspname || '.' || t.typname || ':type', t.oid::text FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace`,
  );
  numbers = new Map(rows.map(({ name, oid }) => [name, oid]));
});
afterAll(() => sql.close());

/**
 * What is no fault: system columns are not told, psql of 15 asks a server of 18 for columns it no longer has, the
 * statements on data are of another shop, and a savepoint was recorded without the BEGIN that came before the recording.
 */
const EXPECTED = [
  /Refused: \w+\.(tableoid|daticulocale|colliculocale)$/u,
  /no such (table|column) in the agreement\. Refused: (c\.id|tags|state)$/u,
  /Send BEGIN first/u,
] as const;

describe('the recorded statements of', () => {
  it.each(clients)('%s', async (name) => {
    const refused: string[] = [];
    for (const { text, parameters } of statementsOf(name, (named) => numbers.get(named) ?? '999999')) {
      const asked = { text, values: [...parameters], rowMode: 'array' };
      await client.query(asked).catch((error: unknown) => {
        const said = error instanceof Error ? error.message : String(error);
        if (!EXPECTED.some((one) => one.test(said))) refused.push(`${said} <- ${text.slice(0, 200)}`);
      });
    }
    expect(refused).toEqual([]);
  });
});
