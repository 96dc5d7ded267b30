import { sightBetween, type Working } from '@cordon/core/agreements';
import { Failure, type DataMap, type Resource } from '@cordon/core/kernel';
import { policyOver, type AgreementsOver, type VersionOver } from '../../agreements/index.ts';
import { mustBeLookedAt, type FieldRef, type SourceDraft } from '../draft.ts';
import { mustBeGoodMap } from '../mapProblems.ts';
import type { KnownSource, Sources } from '../sources.ts';

export interface ChangingDeps {
  readonly sources: Pick<Sources, 'find' | 'additions' | 'changeMap' | 'drift'>;
  readonly agreementsOver: (source: string) => Promise<AgreementsOver>;
  readonly agentsOf: (vendor: string) => Promise<readonly Working[]>;
  /** Runs while no agreement is being signed: whose views would be made by the map of before. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  readonly changed: (source: string) => Promise<void>;
}

/** What a new map would change for the agents of one version of an agreement. */
export interface MapSight
  extends
    Omit<VersionOver, 'terms' | 'hash'>,
    Pick<ReturnType<typeof sightBetween>, 'rows' | 'gain' | 'lose'> {}

/** Who would gain and who would lose sight by a new map, before it is kept. */
export async function sightOfMap(
  deps: Pick<ChangingDeps, 'agreementsOver' | 'agentsOf'>,
  before: DataMap,
  after: DataMap,
): Promise<readonly MapSight[]> {
  const { versions } = await deps.agreementsOver(before.source);
  return Promise.all(
    versions.map(async ({ terms, hash, ...version }) => {
      const now = policyOver({ terms, hash }, before);
      const then = policyOver({ terms, hash }, after);
      const agents = await deps.agentsOf(version.vendor.id);
      const nobody = { agents: 0, fields: 0 };
      const { rows, gain, lose } =
        then === null ? { rows: [], gain: nobody, lose: nobody } : sightBetween(now, then, agents);
      return { ...version, rows, gain, lose };
    }),
  );
}

/**
 * Whether a map may follow the one a source has: the next version of it, good in itself, each resource still tied to the
 * customers as it was, and every field that is new looked at by a person.
 * @throws Failure `conflict` when the map changed meanwhile; `bad-request`
 */
export function mustFollow(
  source: KnownSource,
  map: DataMap,
  confirmed: readonly FieldRef[],
  additions: Pick<SourceDraft, 'findings'>,
): void {
  if (map.source !== source.id || map.version !== source.map.version + 1) throw new Failure('conflict');
  mustBeGoodMap(map, source.parts);
  for (const resource of map.resources) {
    const old = source.map.resources.find(({ name }) => name === resource.name);
    if (old !== undefined && placeOf(old) !== placeOf(resource)) {
      // Whose rows are shown hangs on it: that is connected anew, under another name, and looked at as a whole.
      throw new Failure('bad-request', `${resource.name} is tied to the customers otherwise than before.`);
    }
  }
  const known = source.map.resources.flatMap(({ name, fields }) =>
    fields.map((field) => ({ resource: name, field: field.name, sure: 'sure' as const, reasons: [] })),
  );
  mustBeLookedAt(map, { findings: [...known, ...additions.findings] }, confirmed);
}

function placeOf({ kind, table, key, subjectKey, routes = [] }: Resource): string {
  return JSON.stringify([kind, table, key, subjectKey, routes.map(({ path, records }) => [path, records])]);
}

/** Keeps the map, with the views of all that is signed made anew. @throws Failure `conflict`, `source-unavailable` */
export async function changeMap(deps: ChangingDeps, id: string, map: DataMap): Promise<void> {
  await deps.alone(async () => {
    const { signed, others } = await deps.agreementsOver(id);
    const policies = signed.flatMap((one) => policyOver(one, map) ?? []);
    await deps.sources.changeMap(id, map, policies, others);
  });
  await deps.changed(id);
}
