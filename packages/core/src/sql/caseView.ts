import type { DataMap, Field } from '../kernel/index.ts';
import { quoteLiteral } from './identifier.ts';
import type { ScopedView } from './names.ts';
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

/**
 * Categories whose values may be the number of something that is the customer's: an order, a parcel. Who works on the case sees
 * and says them; they are looked for where others read.
 */
const numbering = ['user.behavior.purchase_history', 'system.operations'];

/** Categories whose whole numbers are counts and small keys: searched for, they would tear every other number. */
const notAsNumber = ['user.unique_id', 'user.health_and_medical'];

/** Below an identifying category, but no more than a word many people share. */
const common = ['user.contact.address.country', 'user.contact.address.state', 'user.contact.organization'];

/**
 * The body of a case view: the raw identifying values of the subject in scope and the numbers of what is theirs, one row
 * each (`ord` keeps the data map's order, then `resource`, `field`, `category`, `value`). For the gate's own use: it searches
 * texts for them and never passes them on.
 * @returns null when the map has no identifying field
 */
export function caseViewSql(view: ScopedView, dataMap: DataMap, types: ColumnTypes): string | null {
  let ord = 0;
  const parts = dataMap.resources
    .filter(({ kind }) => kind === 'table')
    .flatMap((resource) => {
      const table = tableSql(resource, types);
      const fields = table?.fields.filter((field) => identifies(field) || mayNumber(field)) ?? [];
      if (table === null || fields.length === 0) return [];
      // All fields from one scan of the table: it is read at every ticket view.
      const values = fields.map(
        ({ name, category }) =>
          `(${ord++}, ${text(resource.name)}, ${text(name)}, ${text(category)}, (${columnRef(name)})::text)`,
      );
      return [
        `SELECT x.ord, x.resource, x.field, x.category, x.value
FROM ${table.from}
CROSS JOIN LATERAL (VALUES
  ${values.join(',\n  ')}
) AS x (ord, resource, field, category, value)
WHERE ${subjectInScope(table, view, 'case')} AND x.value <> ''`,
      ];
    });
  return parts.length === 0 ? null : parts.join('\nUNION ALL\n');
}

function text(label: string): string {
  return `${quoteLiteral(label)}::text`;
}

/** Whether free text is searched for the values of a field. */
export function identifies({ category, type }: Field): boolean {
  const searchable =
    type === 'text' || type === 'date' || (type === 'integer' && !below(category, notAsNumber));
  return searchable && below(category, identifying) && !below(category, common);
}

/** Whether a field may hold numbers of the customer's orders and the like. */
export function mayNumber({ category, type }: Pick<Field, 'category' | 'type'>): boolean {
  return type === 'text' && below(category, numbering);
}

function below(category: string, keys: readonly string[]): boolean {
  return keys.some((key) => category === key || category.startsWith(`${key}.`));
}
