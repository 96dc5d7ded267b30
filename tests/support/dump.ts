import pg from 'pg';

/**
 * Everything a copy of the database holds, as text: every column of every row, binary ones as hex and as what they are.
 * @param ownerUrl a login that reads everything
 */
export async function dumpOf(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
      for (const row of rows) parts.push(name, ...Object.values(row).map((value) => asText(value)));
    }
    return parts.join('\n');
  } finally {
    await client.end();
  }
}

function asText(value: unknown): string {
  if (Buffer.isBuffer(value)) return `${value.toString('hex')}\n${value.toString('latin1')}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
