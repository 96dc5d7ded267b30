import type { DataMap } from '@cordon/core/kernel';
import type { Kysely } from 'kysely';
import type { ApiSettings } from './api/settings.ts';

export type SourceTables = {
  'cordon.sources': {
    id: string;
    name: string;
    reader_sealed: Buffer | null;
    scope_sealed: Buffer | null;
    owner_sealed: Buffer | null;
    api_sealed: Buffer | null;
    data_map: string;
    map_version: number;
    confirmed_by: string | null;
    created_at: Date;
  };
};

/** Connection strings of a source's three logins. */
export interface SourceUrls {
  readonly owner: string;
  readonly reader: string;
  readonly scope: string;
}

export interface StoredSource {
  readonly id: string;
  readonly name: string;
  readonly map: DataMap;
  /** Null when it has no database. */
  readonly urls: SourceUrls | null;
  /** Null when it has no API. */
  readonly api: ApiSettings | null;
}

/** Encrypts settings at rest; `context` ties a sealed value to its place. */
export interface Sealing {
  seal(plaintext: string, context: string): string;
  unseal(sealed: string, context: string): string;
}

export type SourceStore = ReturnType<typeof createSourceStore>;

export function createSourceStore(db: Kysely<SourceTables>, sealing: Sealing) {
  const seal = (url: string, id: string, login: string) =>
    Buffer.from(sealing.seal(url, `source:${id}:${login}`));
  const open = (sealed: Buffer, id: string, login: string) =>
    sealing.unseal(sealed.toString('utf8'), `source:${id}:${login}`);
  const toSource = (row: SourceTables['cordon.sources']): StoredSource => ({
    id: row.id,
    name: row.name,
    // jsonb comes back parsed, although it is written as text.
    map: row.data_map as unknown as DataMap,
    urls:
      row.owner_sealed === null || row.reader_sealed === null || row.scope_sealed === null
        ? null
        : {
            owner: open(row.owner_sealed, row.id, 'owner'),
            reader: open(row.reader_sealed, row.id, 'reader'),
            scope: open(row.scope_sealed, row.id, 'scope'),
          },
    api: row.api_sealed === null ? null : (JSON.parse(open(row.api_sealed, row.id, 'api')) as ApiSettings),
  });

  return {
    async list(): Promise<readonly StoredSource[]> {
      return (await db.selectFrom('cordon.sources').selectAll().orderBy('id').execute()).map(toSource);
    },

    async find(id: string): Promise<StoredSource | null> {
      const row = await db.selectFrom('cordon.sources').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toSource(row);
    },

    /** Keeps new connection strings of a source that moved or whose logins were made anew. */
    async replaceUrls(id: string, urls: SourceUrls): Promise<void> {
      await db
        .updateTable('cordon.sources')
        .set({
          owner_sealed: seal(urls.owner, id, 'owner'),
          reader_sealed: seal(urls.reader, id, 'reader'),
          scope_sealed: seal(urls.scope, id, 'scope'),
        })
        .where('id', '=', id)
        .execute();
    },

    /** Keeps how the API of a source is reached, and the map that now names what it holds. */
    async keepApi(id: string, api: ApiSettings, map: DataMap): Promise<void> {
      await db
        .updateTable('cordon.sources')
        .set({
          api_sealed: seal(JSON.stringify(api), id, 'api'),
          data_map: JSON.stringify(map),
          map_version: map.version,
        })
        .where('id', '=', id)
        .execute();
    },

    /** @param by the person who confirmed the data map, or null in a seed */
    async add({ id, name, map, urls, api }: StoredSource, by: string | null, at: Date): Promise<void> {
      await db
        .insertInto('cordon.sources')
        .values({
          id,
          name,
          owner_sealed: urls && seal(urls.owner, id, 'owner'),
          reader_sealed: urls && seal(urls.reader, id, 'reader'),
          scope_sealed: urls && seal(urls.scope, id, 'scope'),
          api_sealed: api && seal(JSON.stringify(api), id, 'api'),
          data_map: JSON.stringify(map),
          map_version: map.version,
          confirmed_by: by,
          created_at: at,
        })
        .execute();
    },
  };
}
