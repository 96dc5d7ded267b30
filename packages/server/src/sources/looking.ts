import { Failure, type DataMap } from '@cordon/core/kernel';
import { sourceRoles } from '@cordon/core/sql';
import { pathDrift } from './api/pathDrift.ts';
import { sampleRecords } from './api/sampling.ts';
import type { ApiSettings } from './api/settings.ts';
import { readCatalogue } from './catalogue.ts';
import { databaseOf, reachOf } from './connect.ts';
import { apiDrift, driftOf, reachDrift, type Drift } from './drift.ts';
import { asOwner } from './owner.ts';
import type { SourceUrls } from './store.ts';

/** What a database holds beyond its map, and what its reading login could reach. @throws Failure `source-unavailable` */
export async function databaseDrift(
  id: string,
  { owner }: SourceUrls,
  map: DataMap,
): Promise<readonly Drift[]> {
  return asOwner(owner, async (client) => {
    const { reader } = sourceRoles(id, await databaseOf(client));
    return [...driftOf(map, await readCatalogue(client)), ...reachDrift(await reachOf(client, reader))];
  });
}

/** What records of an API hold beyond its map, by names and types. @throws Failure `source-unavailable` */
export async function driftOfApi(api: ApiSettings, map: DataMap): Promise<readonly Drift[]> {
  const samples = await sampleRecords(api, map.resources);
  return [...samples].flatMap(([resource, records]) => apiDrift(resource.name, pathDrift(resource, records)));
}

/** A look at a part of a source; `silent` when that part did not answer. */
export async function answered(look: () => Promise<readonly Drift[]>): Promise<readonly Drift[] | 'silent'> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Failure && error.code === 'source-unavailable') return 'silent';
    throw error;
  }
}
