import type { DataMap, Field } from '../kernel/index.ts';
import { quoteLiteral } from './identifier.ts';
import type { ViewName } from './names.ts';
import { subjectInScope } from './scope.ts';
import { columnRef, tableSql, type ColumnTypes } from './table.ts';

/** Categories whose values tell who somebody is, or what nobody may learn of them: free text is searched for them. */
const identifying = [
  'user.unique_id',
  'user.health_and_medical',
  'user.name',
  'user.contact',
  'user.account.username',
  'user.demographic.date_of_birth',
  'user.financial',
  'user.government_id',
  'user.payment',
  'user.device',
];

/** Categories whose whole numbers are counts and small keys: searched for, they would tear every other number. */
const notAsNumber = ['user.unique_id', 'user.health_and_medical'];

/** Below an identifying category, but no more than a word many people share. */
const common = ['user.contact.address.country', 'user.contact.address.state', 'user.contact.organization'];

/**
 * The body of a case view: the raw identifying values of the subject in scope, one row each (`ord` keeps the data
 * map's order, then `resource`, `field`, `category`, `value`). For the gate's own use: it searches texts for them and
 * never passes them on.
 * @returns null when the map has no identifying field
 */
export function caseViewSql(view: ViewName, dataMap: DataMap, types: ColumnTypes): string | null {
  const parts = dataMap.resources
    .filter(({ kind }) => kind === 'table')
    .flatMap((resource) => {
      const table = tableSql(resource, types);
      if (table === null) return [];
      return table.fields.filter(identifies).map((field) => ({ resource, table, field }));
    });
  if (parts.length === 0) return null;
  return parts
    .map(({ resource, table, field }, ord) => {
      const label = (text: string): string => `${quoteLiteral(text)}::text`;
      const value = `(${columnRef(field.name)})::text`;
      return `SELECT ${ord} AS ord, ${label(resource.name)} AS resource, ${label(field.name)} AS field,
  ${label(field.category)} AS category, ${value} AS value
FROM ${table.from}
WHERE ${subjectInScope(table.subject, table.subjectType, view.key, 'case')} AND ${value} <> ''`;
    })
    .join('\nUNION ALL\n');
}

function identifies({ category, type }: Field): boolean {
  const below = (keys: readonly string[]): boolean =>
    keys.some((key) => category === key || category.startsWith(`${key}.`));
  const searchable = type === 'text' || type === 'date' || (type === 'integer' && !below(notAsNumber));
  return searchable && below(identifying) && !below(common);
}
