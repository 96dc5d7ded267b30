import type { DataMap } from '@cordon/core/kernel';
import type { CatalogueColumn } from './catalogue.ts';

/** A difference between a source and its confirmed data map. Nothing beyond the map is shown to anybody. */
export interface Drift {
  readonly resource: string;
  readonly field: string | null;
  readonly problem: string;
}

/** What the source holds beyond its data map, and what the map names that is gone. */
export function driftOf(map: DataMap, columns: readonly CatalogueColumn[]): readonly Drift[] {
  const tables = new Set(columns.map(({ table }) => table));
  const mapped = map.resources.filter(({ kind }) => kind === 'table');
  const known = new Set(mapped.map(({ table }) => table));
  const unmapped = [...tables].filter((table) => !known.has(table));
  return [
    ...unmapped.map((table) => ({
      resource: table,
      field: null,
      problem: 'Table is not in the data map: hidden.',
    })),
    ...mapped.flatMap(({ name, table, key, subjectKey, fields }): readonly Drift[] => {
      if (!tables.has(table))
        return [{ resource: name, field: null, problem: 'Table is gone from the source.' }];
      const own = columns.filter((column) => column.table === table).map(({ column }) => column);
      const named = new Set([...fields.map((field) => field.name), ...key.split(','), subjectKey]);
      return [
        ...own
          .filter((column) => !named.has(column))
          .map((column) => ({
            resource: name,
            field: column,
            problem: 'Column is not in the data map: hidden.',
          })),
        ...fields
          .filter((field) => !own.includes(field.name))
          .map((field) => ({
            resource: name,
            field: field.name,
            problem: 'Column is gone from the source.',
          })),
      ];
    }),
  ];
}
