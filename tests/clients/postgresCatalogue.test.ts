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

/** Tables and columns of another shop; here they are nothing to anybody. */
const ELSEWHERE = /./;

describe('the recorded statements of', () => {
  it.each(clients)('%s', async (name) => {
    const refused: string[] = [];
    for (const { text, parameters } of statementsOf(name, (named) => numbers.get(named) ?? '999999')) {
      await client.query({ text, values: [...parameters], rowMode: 'array' }).catch((error: unknown) => {
        refused.push(
          `${error instanceof Error ? error.message : String(error)} <- ${text.replaceAll(/\s+/g, ' ').slice(0, 150)}`,
        );
      });
    }
    console.log(refused.join('\n'));
    expect(refused.filter((one) => !ELSEWHERE.test(one))).toEqual([]);
  });
});
