import { systemColumnsSql, type SystemColumns } from '@cordon/core/sql/catalogue';
import type pg from 'pg';

/** What PostgreSQL's own relations look like in the version of a source. */
export async function readSystemColumns(client: Pick<pg.Client, 'query'>): Promise<SystemColumns> {
  const { rows } = await client.query<{ relation: string; name: string; type: string }>(systemColumnsSql);
  return new Map(
    [...Map.groupBy(rows, ({ relation }) => relation)].map(([relation, columns]) => [
      relation,
      columns.map(({ name, type }) => ({ name, type })),
    ]),
  );
}
