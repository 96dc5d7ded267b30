import { Failure, type DataMap } from '@cordon/core/kernel';
import { loginLacksSql, loginReachSql, loginWritesSql, quoteTable, splitNames } from '@cordon/core/sql';
import type pg from 'pg';
import { checkServer } from '../connect.ts';
import { onlyReading } from '../owner.ts';
import type { SourceUrls } from '../store.ts';

/** So many things are named to whoever connects; the rest is counted by the look for drift. */
const NAMED = 10;

/**
 * Takes a login that can only read, and makes nothing in the source.
 * @param url of that login; the server may be a standby
 * @throws Failure `source-unavailable`; `config-wrong` when the login can do more than read, or not read what the map names
 */
export async function connectOneLock(url: string, map: DataMap): Promise<SourceUrls> {
  await onlyReading(url, async (client) => {
    await checkServer(client, true);
    refuse('The login can do more than read', await writesOf(client));
    const { rows } = await client.query<What>(loginLacksSql, columnsOf(map));
    refuse('The login cannot read what the map names', whatOf(rows));
  });
  return { owner: url, reader: url, scope: url, oneLock: true };
}

/** What the login can do beside reading, as words; none when all is well. */
export async function writesOf(client: pg.Client): Promise<readonly string[]> {
  return whatOf((await client.query<What>(loginWritesSql)).rows);
}

/** What the login could read or run beyond the map. @throws Failure `source-unavailable` */
export async function reachOfOne(url: string, map: DataMap): Promise<readonly string[]> {
  const [tables] = columnsOf(map);
  return onlyReading(url, async (client) =>
    whatOf((await client.query<What>(loginReachSql, [[...new Set(tables)]])).rows),
  );
}

interface What {
  readonly what: string;
}

function whatOf(rows: readonly What[]): readonly string[] {
  return rows.map(({ what }) => what);
}

function refuse(why: string, what: readonly string[]): void {
  if (what.length === 0) return;
  const more = what.length > NAMED ? ` and ${String(what.length - NAMED)} more` : '';
  throw new Failure('config-wrong', `${why}: ${what.slice(0, NAMED).join(', ')}${more}.`);
}

/** Tables and columns that the statements of a map name, one beside the other. */
function columnsOf({ resources }: DataMap): [tables: string[], columns: string[]] {
  const pairs = resources
    .filter(({ kind }) => kind === 'table')
    .flatMap(({ table, key, subjectKey, via, fields }) => {
      const whose = splitNames(subjectKey, ',').map((name) => [via?.table ?? table, name] as const);
      const joined =
        via === undefined ? [] : splitNames(via.key, ',').map((name) => [via.table, name] as const);
      const own = [...splitNames(key, ','), ...(via === undefined ? [] : splitNames(via.on, ','))];
      const named = [...own, ...fields.map(({ name }) => name)].map((name) => [table, name] as const);
      return [...whose, ...joined, ...named];
    });
  return [pairs.map(([table]) => quoteTable(table)), pairs.map(([, column]) => column)];
}
