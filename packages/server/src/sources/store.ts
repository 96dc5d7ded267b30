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
    scope_key_sealed: Buffer | null;
    one_lock: boolean;
    api_sealed: Buffer | null;
    data_map: string;
    map_version: number;
    confirmed_by: string | null;
    created_at: Date;
    database_live_at: Date | null;
    api_live_at: Date | null;
    left_out: string[];
  };
  'cordon.source_reports': {
    source_id: string;
    hash: string;
    report: string;
    made_by: string | null;
    made_at: Date;
    live_at: Date | null;
  };
};

/** Connection strings of a source's three logins. */
export interface SourceUrls {
  readonly owner: string;
  readonly reader: string;
  readonly scope: string;
  /** Of a source that is read at a replica: the key its scopes are signed with, hexadecimal. */
  readonly scopeKey?: string;
  /** Its operator may grant no more than reading: all three are that one login, and Cordon makes nothing there. */
  readonly oneLock?: true;
}

/** When each part of a source went live; null while it is in shadow, or not there. */
export interface Live {
  readonly database: Date | null;
  readonly api: Date | null;
}

/** A part is connected in shadow, where nothing of it is shown to anybody, or live at once. */
export type Standing = 'shadow' | 'live';

export interface StoredSource {
  readonly id: string;
  readonly name: string;
  readonly map: DataMap;
  /** Null when it has no database. */
  readonly urls: SourceUrls | null;
  /** Null when it has no API. */
  readonly api: ApiSettings | null;
  readonly live: Live;
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
            ...(row.scope_key_sealed !== null && {
              scopeKey: open(row.scope_key_sealed, row.id, 'scope-key'),
            }),
            ...(row.one_lock && { oneLock: true }),
          },
    api: row.api_sealed === null ? null : (JSON.parse(open(row.api_sealed, row.id, 'api')) as ApiSettings),
    live: { database: row.database_live_at, api: row.api_live_at },
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
          scope_key_sealed: urls.scopeKey === undefined ? null : seal(urls.scopeKey, id, 'scope-key'),
          one_lock: urls.oneLock === true,
        })
        .where('id', '=', id)
        .execute();
    },

    /**
     * Keeps how the API of a source is reached, and the map that now names what it holds.
     * @returns false when the source has an API already, or its map is no longer the one this was made from
     */
    async keepApi(id: string, api: ApiSettings, map: DataMap, liveAt: Date | null): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('cordon.sources')
        .set({
          api_sealed: seal(JSON.stringify(api), id, 'api'),
          data_map: JSON.stringify(map),
          map_version: map.version,
          api_live_at: liveAt,
        })
        .where('id', '=', id)
        .where('api_sealed', 'is', null)
        .where('map_version', '=', map.version - 1)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Keeps how an API that moved is reached now. @returns false when the source has none */
    async replaceApi(id: string, api: ApiSettings): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('cordon.sources')
        .set({ api_sealed: seal(JSON.stringify(api), id, 'api') })
        .where('id', '=', id)
        .where('api_sealed', 'is not', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** What was there beyond the map when it was confirmed (`aboutOf`). */
    async leftOut(id: string): Promise<readonly string[]> {
      const row = await db
        .selectFrom('cordon.sources')
        .select('left_out')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.left_out ?? [];
    },

    /**
     * Keeps the next version of a map, once the views that go with it are made; when they cannot be, nothing changes.
     * @returns false when the map is no longer the one this was made from
     */
    async changeMap(id: string, map: DataMap, makeViews: () => Promise<void>): Promise<boolean> {
      return db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('cordon.sources')
          .set({ data_map: JSON.stringify(map), map_version: map.version })
          .where('id', '=', id)
          .where('map_version', '=', map.version - 1)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await makeViews();
        return true;
      });
    },

    /** @param by the person who confirmed the data map, or null in a seed */
    async add(
      { id, name, map, urls, api, live }: StoredSource,
      by: string | null,
      at: Date,
      leftOut: readonly string[] = [],
    ): Promise<void> {
      await db
        .insertInto('cordon.sources')
        .values({
          id,
          name,
          owner_sealed: urls && seal(urls.owner, id, 'owner'),
          reader_sealed: urls && seal(urls.reader, id, 'reader'),
          scope_sealed: urls && seal(urls.scope, id, 'scope'),
          scope_key_sealed: urls?.scopeKey === undefined ? null : seal(urls.scopeKey, id, 'scope-key'),
          one_lock: urls?.oneLock === true,
          api_sealed: api && seal(JSON.stringify(api), id, 'api'),
          data_map: JSON.stringify(map),
          map_version: map.version,
          confirmed_by: by,
          created_at: at,
          database_live_at: live.database,
          api_live_at: live.api,
          left_out: [...leftOut],
        })
        .execute();
    },
  };
}
