import { lookMark, type LoggedSource } from '@cordon/core/assurance';
import { Failure, type DataMap } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import { dropViewsSql, splitNames, type DoorRelation } from '@cordon/core/sql';
import type { SystemColumns } from '@cordon/core/sql/catalogue';
import type pg from 'pg';
import type { ApiPort, SecretsPort, SourcePort } from '../gate/index.ts';
import type { Log } from '../platform/log.ts';
import { apiAdditions } from './api/additions.ts';
import { sampleApi } from './api/sampling.ts';
import type { ApiSettings } from './api/settings.ts';
import { countUnscoped, type UnscopedRows } from './bulk.ts';
import { readCatalogue, readForeignKeys } from './catalogue.ts';
import { connectSource } from './connect.ts';
import { beyond, drafted, tablesLeftOut, type SourceDraft } from './draft.ts';
import { aboutOf, lockDrift, type Drift } from './drift.ts';
import { answered, databaseDrift, driftOfApi } from './looking.ts';
import { draftDataMap } from './introspect.ts';
import { documentAsJson, draftApiMap } from './openapi/index.ts';
import { connectOneLock, reachOfOne } from './oneLock/index.ts';
import { asOwner, onlyReading, runScript } from './owner.ts';
import { openSources, type OpenSources } from './opened.ts';
import type { SubjectFinder } from './reader.ts';
import { hasViews, readsOf, type Reads } from './reads.ts';
import { sampleTables, type Tallies } from './sampling.ts';
import type { SourceStore, Standing, StoredSource } from './store.ts';
import { readSystemColumns } from './systemColumns.ts';
import { relationsFor, viewsFor } from './views.ts';

export type KnownSource = Pick<StoredSource, 'id' | 'name' | 'map' | 'live'> & {
  /** Which parts it has. */
  readonly parts: { readonly database: boolean; readonly api: boolean };
  readonly reads: Reads;
};

/** The customer databases of an installation. */
export interface Sources {
  /** Reads the source a plan names: its database or its API, as the data map has the resource. */
  readonly reader: SourcePort & SubjectFinder;
  readonly apis: ApiPort;
  readonly statements: OpenSources['statements'];
  list(): Promise<readonly KnownSource[]>;
  find(id: string): Promise<KnownSource | null>;
  /** What a source holds, in shadow or live: for drafting and looking. */
  dataMapOf(id: string): Promise<DataMap | null>;
  /** What may be shown of it: nothing of a part that is in shadow. */
  liveMapOf(id: string): Promise<DataMap | null>;
  /** A data map to be confirmed by a person, with what sampled values say of it. */
  draft(id: string, ownerUrl: string): Promise<SourceDraft>;
  /**
   * The same of an API. @param document OpenAPI, in JSON or YAML. @param known the map of the source the API belongs to; null for a new one
   * @throws Failure `bad-request` for a document that names no customers
   */
  draftApi(api: ApiSettings, document: string, known: DataMap | null): Promise<SourceDraft>;
  drift(id: string): Promise<readonly Drift[]>;
  /**
   * How the log of the source's database names things, and the resources that are read there.
   * @throws Failure `not-found` when there is no such source, or it has no database
   */
  loggedAs(id: string): Promise<{ readonly named: LoggedSource; readonly resources: readonly string[] }>;
  /**
   * The same as news, of each part: without what was there when the map was confirmed and left out, whatever becomes of its
   * type, since nothing of it is shown; and with what an API answers. Asks
   * the API; null for a part the source has not, `silent` for one that did not answer.
   */
  look(id: string): Promise<Readonly<Record<'database' | 'api', readonly Drift[] | 'silent' | null>>>;
  /** Installs Cordon's schema and logins in the source and keeps it with its confirmed map. */
  connect(
    source: {
      readonly id: string;
      readonly name: string;
      readonly ownerUrl: string;
      readonly map: DataMap;
      /** A standby to read instead of the primary. */
      readonly replica?: string;
      /** The login may only read: nothing is made in the source. */
      readonly oneLock?: boolean;
    },
    by: string | null,
    standing: Standing,
  ): Promise<void>;
  /**
   * Keeps the API of a known source, with the map that names its records too: the next version of its map.
   * @throws Failure `already-done` when it has one, or its map changed meanwhile
   */
  connectApi(id: string, api: ApiSettings, map: DataMap, standing: Standing): Promise<void>;
  /** Keeps a source that is an API alone, in shadow. */
  addApi(
    source: Pick<StoredSource, 'id' | 'name' | 'map'> & { readonly api: ApiSettings },
    by: string | null,
  ): Promise<void>;
  /** Makes the logins of a known source anew, at the address it has now. */
  reconnect(id: string, ownerUrl: string, replica?: string): Promise<void>;
  /** Keeps where the API of a known source is now. @throws Failure `not-found` when it has none */
  reconnectApi(id: string, api: ApiSettings): Promise<void>;
  /**
   * What a source holds beyond its map, as a draft of what could be added to it.
   * @param document a newer OpenAPI document of its API
   * @throws Failure `bad-request` for a document where there is no API, or that names no customers
   */
  additions(id: string, document?: string): Promise<SourceDraft>;
  /** What sampled values of a source look like now, by its map. @throws Failure `source-unavailable` */
  sample(id: string): Promise<Tallies>;
  /**
   * Keeps the next version of a map together with the views of everything signed, in one step of the source; those of
   * other terms are dropped. When the views were made and the map was not kept, no view stays: nothing is shown by a map
   * nobody signed for.
   * @throws Failure `conflict` when the map changed meanwhile, `source-unavailable`
   */
  changeMap(id: string, map: DataMap, signed: readonly Policy[], others: readonly string[]): Promise<void>;
  /** What the reading login shows without an access; null where no views are between it and the tables. */
  countUnscoped(id: string): Promise<readonly UnscopedRows[] | null>;
  /** Makes the views for terms that come into force. */
  applyTerms(id: string, policy: Policy): Promise<void>;
  /**
   * What a role reads for a purpose through SQL of its own, by the views of `applyTerms`, with types as the source has them
   * now; null where no views are made: then there is nothing that such a statement could read.
   */
  relations(
    id: string,
    policy: Policy,
    who: { readonly role: string; readonly purpose: string },
  ): Promise<readonly DoorRelation[] | null>;
  /** Columns of PostgreSQL's own relations, as the source's version has them; null where it is not read by statements. */
  systemColumns(id: string): Promise<SystemColumns | null>;
  /** Drops the views of terms that ended. */
  dropTerms(id: string, termsHash: string): Promise<void>;
  /** The next access opens a source anew: it changed, or news of changes may have been lost. */
  forget(id?: string): void;
  close(): Promise<void>;
}

/** @param token the keyed hash behind the tokens of an API, which computes none itself */
export function createSources(
  store: SourceStore,
  log: Log,
  now: () => Date,
  token: SecretsPort['token'],
): Sources {
  const must = async (id: string): Promise<StoredSource> => {
    const source = await store.find(id);
    if (source === null) throw new Failure('not-found', `no source ${id}`);
    return source;
  };
  // Under a name that is the source of no token.
  const lookSeal = (begun: string): string =>
    Buffer.from(token('looks at sources', begun)).toString('hex').slice(0, 32);
  /** Work that reads customers' values as the owner, so that the source's own log tells it from somebody else's. */
  const looking = <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
    onlyReading(url, work, lookMark(now().getTime(), lookSeal));
  const opened = openSources(must, log, now, token);

  return {
    reader: opened.reader,
    apis: opened.apis,
    statements: opened.statements,
    list: async () => (await store.list()).map(known),
    find: async (id) => {
      const source = await store.find(id);
      return source && known(source);
    },
    dataMapOf: async (id) => (await store.find(id))?.map ?? null,
    countUnscoped: async (id) => {
      const { urls, map } = await must(id);
      return urls === null || urls.oneLock === true ? null : countUnscoped(urls, map);
    },
    liveMapOf: async (id) => {
      const source = await store.find(id);
      return source && liveMap(source);
    },
    draft: (id, ownerUrl) =>
      looking(ownerUrl, async (client) => {
        const columns = await readCatalogue(client);
        const map = draftDataMap(id, columns, await readForeignKeys(client));
        const tallies = await sampleTables(client, map, columns);
        return drafted({ map, leftOut: tablesLeftOut(map, columns) }, tallies);
      }),
    draftApi: async (api, document, known) => {
      const draft = draftApiMap(known?.source ?? 'draft', await documentAsJson(document), known);
      return drafted(draft, await sampleApi(api, draft.map));
    },
    drift: async (id) => {
      const { urls, map } = await must(id);
      return urls === null ? [] : databaseDrift(id, urls, map);
    },
    loggedAs: async (id) => {
      const { urls, map } = await must(id);
      if (urls === null) throw new Failure('not-found', `${id} has no database`);
      // Cordon's reads are told from others by their views, and here are none.
      if (urls.oneLock) throw new Failure('bad-request', `${id} has one lock: its log cannot be matched.`);
      const login = (url: string): string => decodeURIComponent(new URL(url).username);
      const tables = map.resources.filter(({ kind }) => kind === 'table');
      return {
        named: {
          lookSeal,
          database: decodeURIComponent(new URL(urls.reader).pathname.slice(1)),
          ...{ reader: login(urls.reader), owner: login(urls.owner) },
          tables: tables.map(({ table }) => {
            const [schema = '', name = ''] = splitNames(table, '.');
            return { schema, name };
          }),
        },
        resources: tables.map(({ name }) => name),
      };
    },
    look: async (id) => {
      const { urls, api, map } = await must(id);
      const leftOut = new Set(await store.leftOut(id));
      const isNews = (one: Drift): boolean =>
        one.kind !== 'column-unmapped' || !leftOut.has(aboutOf(id, one));
      return {
        database:
          urls &&
          (await answered(async () => [
            ...(await databaseDrift(id, urls, map)).filter(isNews),
            ...(urls.oneLock ? lockDrift(id, await reachOfOne(urls.reader, map)) : []),
          ])),
        api: api && (await answered(() => driftOfApi(api, map))),
      };
    },
    connect: async ({ id, name, ownerUrl, map, replica, oneLock }, by, standing) => {
      const urls =
        oneLock === true ? await connectOneLock(ownerUrl, map) : await connectSource(id, ownerUrl, replica);
      const live = { database: standing === 'live' ? now() : null, api: null };
      const there = await databaseDrift(id, urls, map);
      const leftOut = there.filter(({ kind }) => kind === 'column-unmapped').map((one) => aboutOf(id, one));
      await store.add({ id, name, map: { ...map, source: id }, urls, api: null, live }, by, now(), leftOut);
    },
    connectApi: async (id, api, map, standing) => {
      const kept = await store.keepApi(id, api, { ...map, source: id }, standing === 'live' ? now() : null);
      if (!kept) throw new Failure('already-done');
      opened.forget(id);
    },
    addApi: async ({ id, name, api, map }, by) => {
      const live = { database: null, api: null };
      await store.add({ id, name, map: { ...map, source: id }, urls: null, api, live }, by, now());
    },
    reconnect: async (id, ownerUrl, replica) => {
      // Its views take scopes one way or the other; a new address does not change which.
      const { urls, map } = await must(id);
      if ((urls?.scopeKey === undefined) !== (replica === undefined)) {
        throw new Failure('config-wrong', 'A source that is read at a replica stays one.');
      }
      const anew = urls?.oneLock ? connectOneLock(ownerUrl, map) : connectSource(id, ownerUrl, replica);
      await store.replaceUrls(id, await anew);
      opened.forget(id);
    },
    reconnectApi: async (id, api) => {
      if (!(await store.replaceApi(id, api))) throw new Failure('not-found', `${id} has no API`);
      opened.forget(id);
    },
    additions: async (id, document) => {
      const { urls, api, map } = await must(id);
      if (api === null && document !== undefined) throw new Failure('bad-request', `${id} has no API.`);
      const inDatabase =
        urls &&
        (await looking(urls.owner, async (client) => {
          const columns = await readCatalogue(client);
          const added = beyond(map, draftDataMap(id, columns));
          return drafted({ map: added, leftOut: [] }, await sampleTables(client, added, columns));
        }));
      const inApi = api && (await apiAdditions(api, map, document ?? null));
      const parts = [inDatabase, inApi].filter((part) => part !== null);
      return {
        map: { ...map, resources: parts.flatMap((part) => part.map.resources) },
        findings: parts.flatMap(({ findings }) => findings),
        leftOut: parts.flatMap(({ leftOut }) => leftOut),
      };
    },
    sample: async (id) => {
      const { urls, api, map } = await must(id);
      const inDatabase =
        urls &&
        (await looking(urls.owner, async (client) => sampleTables(client, map, await readCatalogue(client))));
      const inApi = api && (await sampleApi(api, map));
      return new Map([...(inDatabase ?? []), ...(inApi ?? [])]);
    },
    changeMap: async (id, map, signed, others) => {
      const { urls } = await must(id);
      const hashes = [...signed.map(({ termsHash }) => termsHash), ...others];
      const dropAll = hashes.map(dropViewsSql).join('\n');
      const views = { made: false };
      const makeViews = async (): Promise<void> => {
        if (!hasViews(urls)) return;
        await asOwner(urls.owner, async (client) => {
          const scripts = [dropAll];
          for (const policy of signed) scripts.push(await viewsFor(client, id, urls, policy));
          await runScript(client, scripts.join('\n'));
        });
        views.made = true;
      };
      try {
        if (!(await store.changeMap(id, map, makeViews))) throw new Failure('conflict');
      } catch (error) {
        if (views.made && urls !== null) await asOwner(urls.owner, (client) => runScript(client, dropAll));
        throw error;
      }
      opened.forget(id);
    },
    applyTerms: async (id, policy) => {
      const { urls } = await must(id);
      if (!hasViews(urls)) return;
      await asOwner(urls.owner, async (client) => {
        await runScript(client, dropViewsSql(policy.termsHash) + (await viewsFor(client, id, urls, policy)));
      });
    },
    relations: async (id, policy, who) => {
      const { urls } = await must(id);
      return hasViews(urls) ? asOwner(urls.owner, (client) => relationsFor(client, policy, who)) : null;
    },
    systemColumns: async (id) => {
      const { urls } = await must(id);
      return hasViews(urls) ? asOwner(urls.owner, readSystemColumns) : null;
    },
    dropTerms: async (id, termsHash) => {
      const { urls } = await must(id);
      if (!hasViews(urls)) return;
      await asOwner(urls.owner, (client) => runScript(client, dropViewsSql(termsHash)));
    },
    forget: (id) => opened.forget(id),
    close: () => opened.close(),
  };
}

function known({ id, name, map, live, urls, api }: StoredSource): KnownSource {
  return { id, name, map, live, reads: readsOf(urls), parts: { database: urls !== null, api: api !== null } };
}

/** The map without what is in shadow. A conversation is shown beside live data, never alone. */
function liveMap({ map, live: { database, api } }: StoredSource): DataMap {
  const isLive = {
    table: database !== null,
    endpoint: api !== null,
    thread: database !== null || api !== null,
  };
  return { ...map, resources: map.resources.filter(({ kind }) => isLive[kind]) };
}
