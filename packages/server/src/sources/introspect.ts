import type { DataMap, Resource } from '@cordon/core/kernel';
import { familyOf, joinNames, splitNames } from '@cordon/core/sql';
import type { CatalogueColumn, ForeignKey } from './catalogue.ts';
import { guessCategory, guessLabel, namesCustomers } from './guess.ts';
import { ownershipOf, singleKeys } from './ownership.ts';

/**
 * A first draft of a data map from the catalogue. The customer table is the one most others point at, by name when
 * several are; a table joins it when it has a primary key and a column that points there. What cannot be tied to a
 * customer is left out, so it is hidden. A draft grants nothing, and a person confirms it.
 */
export function draftDataMap(
  source: string,
  columns: readonly CatalogueColumn[],
  foreignKeys: readonly ForeignKey[] = singleKeys(columns),
): DataMap {
  const tables = [...Map.groupBy(columns, ({ table }) => table)].map(([table, own]) => ({
    table,
    own,
    keys: own.filter(({ primaryKey }) => primaryKey).map(({ column }) => column),
    pointedAt: foreignKeys.filter(({ to }) => to === table).length,
  }));
  const customer = tables
    .filter(({ keys }) => keys.length > 0)
    .toSorted((a, b) => b.pointedAt - a.pointedAt || byName(b.table) - byName(a.table))
    .find(({ pointedAt, table }) => pointedAt > 0 || namesCustomers(table));
  // The card of a ticket follows the map: who the customer is comes first.
  const ordered = tables.toSorted((a, b) => Number(b === customer) - Number(a === customer));
  const resources = ordered.flatMap(({ table, own, keys }): readonly Resource[] => {
    const owned = customer === undefined ? null : ownershipOf(table, customer, foreignKeys);
    if (owned === null || keys.length === 0) return [];
    const named = new Set([...keys, ...(owned.via === undefined ? splitNames(owned.subjectKey, ',') : [])]);
    const fields = own
      .filter(({ column }) => !named.has(column))
      .map(({ column, sqlType }) => ({
        name: column,
        category: guessCategory(table, column),
        type: familyOf(sqlType),
        label: guessLabel(column),
      }));
    return [{ name: nameOf(table), kind: 'table', table, key: joinNames(keys, ','), ...owned, fields }];
  });
  return { source, version: 1, resources: [...uniquelyNamed(resources), conversation] };
}

/** The conversation of a ticket, whatever the source. */
export const conversation: Resource = {
  name: 'conversation',
  kind: 'thread',
  table: '',
  key: 'id',
  subjectKey: '',
  fields: [{ name: 'body', category: 'user.content.private', type: 'text', label: 'Message' }],
};

function byName(table: string): number {
  return namesCustomers(table) ? 1 : 0;
}

function nameOf(table: string): string {
  return splitNames(table, '.').at(-1) ?? table;
}

/** Tables of one name in several schemas keep the schema in the resource's. */
function uniquelyNamed(resources: readonly Resource[]): readonly Resource[] {
  const taken = [...resources.map(({ name }) => name), conversation.name];
  return resources.map((resource) => {
    const alone = taken.filter((name) => name === resource.name).length === 1;
    return alone ? resource : { ...resource, name: resource.table };
  });
}
