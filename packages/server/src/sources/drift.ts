import type { FindingKind } from '@cordon/core/assurance';
import type { DataMap, Resource } from '@cordon/core/kernel';
import { readsAs, splitNames } from '@cordon/core/sql';
import type { PathDrift } from './api/pathDrift.ts';
import type { CatalogueColumn } from './catalogue.ts';

/** A difference between a source and its confirmed data map. Nothing beyond the map is shown to anybody. */
export interface Drift {
  readonly kind: FindingKind;
  readonly resource: string;
  readonly field: string | null;
  readonly problem: string;
  /** The type that stands there now, where that is the news. */
  readonly found?: string;
}

/** The same at every look, and of names only. */
export function aboutOf(source: string, { resource, field }: Pick<Drift, 'resource' | 'field'>): string {
  return [source, resource, ...(field === null ? [] : [field])].join('/');
}

/** What the source holds beyond its data map, and what the map names that is gone or of another type. */
export function driftOf(map: DataMap, columns: readonly CatalogueColumn[]): readonly Drift[] {
  const byTable = Map.groupBy(columns, ({ table }) => table);
  const resources = map.resources.filter(({ kind }) => kind === 'table');
  const mapped = new Set(resources.map(({ table }) => table));
  return [
    ...[...byTable.keys()]
      .filter((table) => !mapped.has(table))
      .map((table) => drift('column-unmapped', table, null, 'Table is not in the data map: hidden.')),
    ...resources.flatMap((resource) => resourceDrift(resource, byTable.get(resource.table))),
  ];
}

function resourceDrift(
  resource: Resource,
  columns: readonly CatalogueColumn[] | undefined,
): readonly Drift[] {
  const { name, key, subjectKey, via, fields } = resource;
  if (columns === undefined) return [drift('map-entry-gone', name, null, 'Table is gone from the source.')];
  const types = new Map(columns.map(({ column, sqlType }) => [column, sqlType]));
  const keys = [...splitNames(key, ','), ...splitNames(via?.on ?? subjectKey, ',')];
  const named = new Set([...fields.map((field) => field.name), ...keys]);
  return [
    ...columns
      .filter(({ column }) => !named.has(column))
      .map(({ column }) => drift('column-unmapped', name, column, 'Column is not in the data map: hidden.')),
    ...[...named]
      .filter((column) => !types.has(column))
      .map((column) => drift('map-entry-gone', name, column, 'Column is gone from the source.')),
    ...fields
      .filter((field) => {
        const sqlType = types.get(field.name);
        return sqlType !== undefined && !readsAs(sqlType, field.type);
      })
      .map((field) => ({
        ...drift('column-retyped', name, field.name, 'Column has another type than the data map says.'),
        found: types.get(field.name) ?? '',
      })),
  ];
}

function drift(kind: FindingKind, resource: string, field: string | null, problem: string): Drift {
  return { kind, resource, field, problem };
}

/** What somebody opened to everybody since the source was connected, and so to the reading login as well. */
export function reachDrift(reach: readonly string[]): readonly Drift[] {
  return reach.map((what) =>
    drift('reach-open', what, null, 'Open to the reading login: revoke it from PUBLIC.'),
  );
}

/** What the one login of a source can do beside reading, which it could not when the source was connected. */
export function writesDrift(writes: readonly string[]): readonly Drift[] {
  return writes.map((what) =>
    drift('login-writes', what, null, 'The login can do more than read here: take that right away from it.'),
  );
}

/** That a source has one lock, for as long as it has. @param beyond what the login could reach beyond the map */
export function lockDrift(source: string, beyond: readonly string[]): readonly Drift[] {
  const problem = 'Read with one login and one lock.';
  return [
    { ...drift('single-lock', source, null, problem), found: `${String(beyond.length)} beyond the map` },
  ];
}

/** What the records of an API hold beyond the map, or of another type than it says. */
export function apiDrift(resource: string, paths: readonly PathDrift[]): readonly Drift[] {
  return paths.map(({ path, kind, found }) => ({
    ...drift(
      kind,
      resource,
      path,
      kind === 'path-unmapped'
        ? 'Path is not in the data map: dropped.'
        : 'Path has another type than the data map says: dropped.',
    ),
    found,
  }));
}
