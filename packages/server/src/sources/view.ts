import { Failure, type DataMap } from '@cordon/core/kernel';
import type { z } from 'zod';
import { dataMap, sourceDraft, type sourceView } from './schemas.ts';
import type { SourceDraft } from './draft.ts';
import type { KnownSource, Sources } from './sources.ts';

export type SourceView = z.infer<typeof sourceView>;

/** A source as the console sees it. Connection strings and credentials are not in it. */
export async function viewOf(sources: Pick<Sources, 'drift'>, source: KnownSource): Promise<SourceView> {
  const { id, name, map, live, parts, reads } = source;
  const part = (there: boolean, at: Date | null) => (there ? { liveAt: at?.toISOString() ?? null } : null);
  return {
    ...{ id, name, map: mapOf(map), reads },
    database: part(parts.database, live.database),
    api: part(parts.api, live.api),
    drift: await driftOf(sources, id),
  };
}

/** The map is ours and is shown even while the source does not answer; that its drift is unknown is said. */
async function driftOf(sources: Pick<Sources, 'drift'>, id: string): Promise<SourceView['drift']> {
  try {
    return [...(await sources.drift(id))];
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'source-unavailable') throw error;
    return [
      { resource: id, field: null, problem: 'The source did not answer: what changed in it is not known.' },
    ];
  }
}

/** A data map as plain mutable JSON, as the schema types it. */
export function mapOf(map: DataMap): z.infer<typeof dataMap> {
  return dataMap.parse(map);
}

export function draftOf(draft: SourceDraft): z.infer<typeof sourceDraft> {
  return sourceDraft.parse(draft);
}
