import { Failure, type DataMap, type Plan } from '@cordon/core/kernel';
import { maskSql } from '@cordon/core/masking';
import { effectiveView, type Policy } from '@cordon/core/policy';
import { dropViewsSql, sourceRoles, viewsSql, type Profile } from '@cordon/core/sql';
import type { SourcePort } from '../gate/index.ts';
import type { Log } from '../platform/log.ts';
import { readCatalogue, typesOf } from './catalogue.ts';
import { connectSource, databaseOf, reachOf } from './connect.ts';
import { driftOf, reachDrift, type Drift } from './drift.ts';
import { draftDataMap } from './introspect.ts';
import { asOwner, runScript } from './owner.ts';
import { createReader, type SourceReader } from './reader.ts';
import type { SourceStore, StoredSource } from './store.ts';

/** The customer databases of an installation. */
export interface Sources {
  /** Reads the source a plan names. */
  readonly reader: SourcePort;
  list(): Promise<readonly Pick<StoredSource, 'id' | 'name' | 'map'>[]>;
  find(id: string): Promise<Pick<StoredSource, 'id' | 'name' | 'map'> | null>;
  dataMapOf(id: string): Promise<DataMap | null>;
  /** A data map to be confirmed by a person. */
  draft(id: string, ownerUrl: string): Promise<DataMap>;
  drift(id: string): Promise<readonly Drift[]>;
  /** Installs Cordon's schema and logins in the source and keeps it with its confirmed map. */
  connect(
    source: { readonly id: string; readonly name: string; readonly ownerUrl: string; readonly map: DataMap },
    by: string | null,
  ): Promise<void>;
  /** Makes the logins of a known source anew, at the address it has now. */
  reconnect(id: string, ownerUrl: string): Promise<void>;
  /** Makes the views for terms that come into force. */
  applyTerms(id: string, policy: Policy): Promise<void>;
  /** Drops the views of terms that ended. */
  dropTerms(id: string, termsHash: string): Promise<void>;
  close(): Promise<void>;
}

export function createSources(store: SourceStore, log: Log, now: () => Date): Sources {
  const readers = new Map<string, Promise<SourceReader>>();

  const must = async (id: string): Promise<StoredSource> => {
    const source = await store.find(id);
    if (source === null) throw new Failure('not-found', `no source ${id}`);
    return source;
  };
  const readerOf = (id: string): Promise<SourceReader> => {
    const known = readers.get(id);
    if (known !== undefined) return known;
    const opening = must(id).then(({ urls }) =>
      createReader(urls, (err) => {
        log.warn('the source did not answer', { feature: 'sources', source: id, err });
        if (isTurnedAway(err) && readers.get(id) === opening) retire(id);
      }),
    );
    readers.set(id, opening);
    opening.catch(() => readers.delete(id));
    return opening;
  };
  /** The next access opens the source anew, with the connection strings it has then. */
  const retire = (id: string): void => {
    const old = readers.get(id);
    readers.delete(id);
    old?.then((reader) => reader.close()).catch(() => undefined);
  };
  const on = async <T>(plan: Plan, work: (reader: SourceReader) => Promise<T>): Promise<T> =>
    work(await readerOf(plan.source));

  return {
    reader: {
      readCase: async (plans, values) => {
        const plan = plans[0] ?? values;
        if (plan == null) return { tables: [], values: [] };
        return on(plan, (reader) => reader.readCase(plans, values));
      },
      reveal: (plan) => on(plan, (reader) => reader.reveal(plan)),
      lookup: (plan) => on(plan, (reader) => reader.lookup(plan)),
      confirm: (plan) => on(plan, (reader) => reader.confirm(plan)),
    },
    list: () => store.list(),
    find: (id) => store.find(id),
    dataMapOf: async (id) => (await store.find(id))?.map ?? null,
    draft: (id, ownerUrl) =>
      asOwner(ownerUrl, async (client) => draftDataMap(id, await readCatalogue(client))),
    drift: async (id) => {
      const { urls, map } = await must(id);
      return asOwner(urls.owner, async (client) => {
        const { reader } = sourceRoles(id, await databaseOf(client));
        return [...driftOf(map, await readCatalogue(client)), ...reachDrift(await reachOf(client, reader))];
      });
    },
    connect: async ({ id, name, ownerUrl, map }, by) => {
      const urls = await connectSource(id, ownerUrl);
      await store.add({ id, name, map: { ...map, source: id }, urls }, by, now());
    },
    reconnect: async (id, ownerUrl) => {
      await store.replaceUrls(id, await connectSource(id, ownerUrl));
      retire(id);
    },
    applyTerms: async (id, policy) => {
      const { urls } = await must(id);
      await asOwner(urls.owner, async (client) => {
        const types = typesOf(await readCatalogue(client));
        const { reader } = sourceRoles(id, await databaseOf(client));
        const { termsHash, dataMap } = policy;
        await runScript(
          client,
          viewsSql({ termsHash, dataMap, profiles: profilesOf(policy), types, mask: maskSql, reader }),
        );
      });
    },
    dropTerms: async (id, termsHash) => {
      const { urls } = await must(id);
      await asOwner(urls.owner, (client) => runScript(client, dropViewsSql(termsHash)));
    },
    close: async () => {
      for (const reader of await Promise.allSettled(readers.values())) {
        if (reader.status === 'fulfilled') await reader.value.close();
      }
    },
  };
}

/** Another replica made the logins anew, or the source moved: the connection strings at hand are old. */
function isTurnedAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '28P01' || code === '28000' || code === 'ECONNREFUSED' || code === 'ENOTFOUND';
}

/** What every role may see for every purpose, as the terms have it. */
function profilesOf(policy: Policy): readonly Profile[] {
  const pairs = new Map(
    policy.terms.permissions.flatMap(({ purpose, roles }) =>
      roles.map((role) => [JSON.stringify([purpose, role]), { purpose, role }] as const),
    ),
  );
  return [...pairs.values()].flatMap(({ purpose, role }) =>
    policy.dataMap.resources
      .filter(({ kind }) => kind === 'table')
      .map(({ name }) => ({
        purpose,
        role,
        resource: name,
        fields: effectiveView(policy, role, purpose, name),
      })),
  );
}
