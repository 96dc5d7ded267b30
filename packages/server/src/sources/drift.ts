import type { DataMap, Resource } from '@cordon/core/kernel';
import { readsAs, splitNames } from '@cordon/core/sql';
import type { CatalogueColumn } from './catalogue.ts';

/** A difference between a source and its confirmed data map. Nothing beyond the map is shown to anybody. */
export interface Drift {
  readonly resource: string;
  readonly field: string | null;
  readonly problem: string;
}

/** What the source holds beyond its data map, and what the map names that is gone or of another type. */
export function driftOf(map: DataMap, columns: readonly CatalogueColumn[]): readonly Drift[] {
  const byTable = Map.groupBy(columns, ({ table }) => table);
  const resources = map.resources.filter(({ kind }) => kind === 'table');
  const mapped = new Set(resources.map(({ table }) => table));
  return [
    ...[...byTable.keys()]
      .filter((table) => !mapped.has(table))
      .map((table) => drift(table, null, 'Table is not in the data map: hidden.')),
    ...resources.flatMap((resource) => resourceDrift(resource, byTable.get(resource.table))),
  ];
}

function resourceDrift(
  resource: Resource,
  columns: readonly CatalogueColumn[] | undefined,
): readonly Drift[] {
  const { name, key, subjectKey, via, fields } = resource;
  if (columns === undefined) return [drift(name, null, 'Table is gone from the source.')];
  const types = new Map(columns.map(({ column, sqlType }) => [column, sqlType]));
  const keys = [...splitNames(key, ','), ...splitNames(via?.on ?? subjectKey, ',')];
  const named = new Set([...fields.map((field) => field.name), ...keys]);
  return [
    ...columns
      .filter(({ column }) => !named.has(column))
      .map(({ column }) => drift(name, column, 'Column is not in the data map: hidden.')),
    ...[...named]
      .filter((column) => !types.has(column))
      .map((column) => drift(name, column, 'Column is gone from the source.')),
    ...fields
      .filter((field) => {
        const sqlType = types.get(field.name);
        return sqlType !== undefined && !readsAs(sqlType, field.type);
      })
      .map((field) => drift(name, field.name, 'Column has another type than the data map says.')),
  ];
}

function drift(resource: string, field: string | null, problem: string): Drift {
  return { resource, field, problem };
}

/** What somebody opened to everybody since the source was connected, and so to the reading login as well. */
export function reachDrift(reach: readonly string[]): readonly Drift[] {
  return reach.map((what) => drift(what, null, 'Open to the reading login: revoke it from PUBLIC.'));
}
