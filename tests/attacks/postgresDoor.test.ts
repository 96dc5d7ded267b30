import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlScene, type SqlScene, type SqlWay } from '../support/postgresDoor/scene.ts';

let sql: SqlScene;
let way: SqlWay;

beforeAll(async () => {
  sql = await openSqlScene();
  way = await sql.wayIn();
});
afterAll(() => sql.close());

describe('a client at the PostgreSQL door', () => {
  it('reads the one customer, treated', async () => {
    const client = await sql.client(way);
    const { rows } = await client.query<{ full_name: string; email: string }>('SELECT * FROM customers');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.email).toContain('•');
    const named = {
      name: 'a',
      text: 'SELECT full_name FROM customers WHERE full_name = $1',
      values: [rows[0]?.full_name],
    };
    expect((await client.query(named)).rows).toEqual([{ full_name: rows[0]?.full_name }]);
    expect((await client.query(named)).rows).toHaveLength(1);
  });
});
