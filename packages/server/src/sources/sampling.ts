import type { DataMap, Field, Resource } from '@cordon/core/kernel';
import { quoteIdentifier, quoteTable } from '@cordon/core/sql';
import type pg from 'pg';
import type { CatalogueColumn } from './catalogue.ts';
import { SAMPLE_LENGTH, tallyOf, type Tally } from './classify/index.ts';

/** What the sampled values of a source look like: by resource and field, as `fieldKey` has them. */
export type Tallies = ReadonlyMap<string, Tally>;

export function fieldKey(resource: string, field: string): string {
  return JSON.stringify([resource, field]);
}

/** Rows of a table that are read for a sample, and how long that may take. */
const ROWS = 200;
const STATEMENT_MS = 5_000;
/** Tables larger than this are sampled all over, since their oldest rows may look like nothing written today. */
const LARGE = 10_000;

/**
 * Looks at some values of every text or number column the map names: in a transaction that can write nothing, for a few
 * seconds a table. Only counts come out; a table that cannot be read has none.
 * @param client one of `asOwner`: before a source is connected there is no other login
 */
export async function sampleTables(
  client: pg.Client,
  { resources }: DataMap,
  columns: readonly CatalogueColumn[],
): Promise<Tallies> {
  const tallies = new Map<string, Tally>();
  const known = Map.groupBy(columns, ({ table }) => table);
  for (const resource of resources) {
    const there = new Set((known.get(resource.table) ?? []).map(({ column }) => column));
    const fields = resource.fields.filter((field) => isLookedAt(field) && there.has(field.name));
    if (resource.kind !== 'table' || fields.length === 0) continue;
    const rows = await readOnly(client, () => rowsOf(client, resource, fields));
    for (const [nth, { name, type }] of fields.entries()) {
      const values = rows.flatMap((row) => row[nth] ?? []);
      tallies.set(fieldKey(resource.name, name), tallyOf(values, name, type));
    }
  }
  return tallies;
}

/** Dates and truth values are told by name and type alone. */
export function isLookedAt({ type }: Pick<Field, 'type'>): boolean {
  return type === 'text' || type === 'integer' || type === 'numeric' || type === 'json';
}

type SampledRow = readonly (string | null)[];

async function rowsOf(
  client: pg.Client,
  { table }: Resource,
  fields: readonly Field[],
): Promise<readonly SampledRow[]> {
  const list = fields.map(({ name }) => `left(${quoteIdentifier(name)}::text, ${String(SAMPLE_LENGTH)})`);
  const from = quoteTable(table);
  const { rows: sizes } = await client.query<{ rows: number; plain: boolean }>(
    `SELECT reltuples::float8 AS rows, relkind IN ('r', 'm') AS plain FROM pg_class WHERE oid = $1::regclass`,
    [from],
  );
  const read = async (where: string): Promise<readonly SampledRow[]> =>
    (
      await client.query<string[]>({
        text: `SELECT ${list.join(', ')} FROM ${where} LIMIT ${String(ROWS)}`,
        rowMode: 'array',
      })
    ).rows;
  const { rows = 0, plain = false } = sizes[0] ?? {};
  if (plain && rows > LARGE) {
    // The same rows each time, so that a report that is looked at again says the same.
    const share = Math.min(100, (100 * ROWS * 2) / rows).toFixed(6);
    const spread = await read(`${from} TABLESAMPLE SYSTEM (${share}) REPEATABLE (1)`);
    if (spread.length > 0) return spread;
  }
  return read(from);
}

/** A table whose policies, views or functions fail is not sampled; nothing of its error is kept, it can quote a row. */
async function readOnly(
  client: pg.Client,
  read: () => Promise<readonly SampledRow[]>,
): Promise<readonly SampledRow[]> {
  await client.query('BEGIN READ ONLY');
  try {
    await client.query(`SET LOCAL statement_timeout = ${String(STATEMENT_MS)}`);
    return await read();
  } catch {
    return [];
  } finally {
    await client.query('ROLLBACK');
  }
}
