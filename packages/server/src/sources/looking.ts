import { Failure, type DataMap } from '@cordon/core/kernel';
import { sourceRoles } from '@cordon/core/sql';
import { pathDrift } from './api/pathDrift.ts';
import { sampleRecords } from './api/sampling.ts';
import type { ApiSettings } from './api/settings.ts';
import { readCatalogue } from './catalogue.ts';
import { databaseOf, reachOf } from './connect.ts';
import { apiDrift, driftOf, reachDrift, writesDrift, type Drift } from './drift.ts';
import { writesOf } from './oneLock/index.ts';
import { onlyReading } from './owner.ts';
import type { SourceUrls } from './store.ts';

/** What a database holds beyond its map, and what its reading login could reach. @throws Failure `source-unavailable` */
export async function databaseDrift(
  id: string,
  { owner, oneLock }: SourceUrls,
  map: DataMap,
): Promise<readonly Drift[]> {
  return onlyReading(owner, async (client) => {
    const columns = await readCatalogue(client);
    if (oneLock) return [...driftOf(map, columns), ...writesDrift(await writesOf(client))];
    const { reader } = sourceRoles(id, await databaseOf(client));
    return [...driftOf(map, columns), ...reachDrift(await reachOf(client, reader))];
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
