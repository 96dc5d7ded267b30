import type { Field } from '../kernel/index.ts';
import { isPhone, phoneSpellingsSql } from './phoneSpellings.ts';
import { columnRef } from './table.ts';

/** How a column is compared with what somebody typed. */
export interface ExactMatch {
  /** The column's side: plain or under a function that an index of it may have. */
  readonly column: string;
  /** The other side, of a text expression: null where it cannot be such a value. */
  readonly value: (literal: string) => string;
  /** True when `value` is an array, any of which will do. */
  readonly many: boolean;
}

const UUID = '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$';

/**
 * Compares in the column's own type wherever that is safe, so that a plain index serves. Never raises an error. E-mail
 * compares without regard to case through `lower(column)`, a telephone number with its usual spellings.
 * @param sqlType without its modifier
 * @returns null for types nobody is found by (boolean, timestamp, json)
 */
export function exactMatch({ name, type, category }: Field, sqlType: string): ExactMatch | null {
  const column = columnRef(name);
  switch (type) {
    case 'text':
      return textMatch(column, category, sqlType);
    case 'integer':
      return one(column, guarded('^-?[0-9]{1,18}$', 'bigint'));
    case 'numeric':
      return ['numeric', 'double precision', 'real'].includes(sqlType)
        ? one(column, guarded('^-?[0-9]{1,30}([.][0-9]{1,20})?$', 'numeric'))
        : one(`(${column})::text`, asItIs);
    case 'date':
      return one(`to_char(${column}, 'YYYY-MM-DD')`, asItIs);
    case 'boolean':
    case 'timestamp':
    case 'json':
      return null;
  }
}

function textMatch(column: string, category: string, sqlType: string): ExactMatch {
  if (/(^|[."])citext"?$/.test(sqlType)) return one(column, (literal) => `${literal}::${sqlType}`);
  if (category.startsWith('user.contact.email')) {
    return one(`lower((${column})::text)`, (literal) => `lower(${literal})`);
  }
  if (sqlType === 'text' || sqlType === 'character varying') {
    return isPhone(category) ? { column, value: phoneSpellingsSql, many: true } : one(column, asItIs);
  }
  if (sqlType === 'bpchar') return one(column, (literal) => `${literal}::bpchar`);
  if (sqlType === 'uuid') return one(column, guarded(UUID, 'uuid'));
  return one(`(${column})::text`, asItIs);
}

function one(column: string, value: (literal: string) => string): ExactMatch {
  return { column, value, many: false };
}

const asItIs = (literal: string): string => literal;

/** The literal as `type` when it looks like one, else null: what a person typed must not become an error text. */
function guarded(pattern: string, type: string): (literal: string) => string {
  return (literal) =>
    `(SELECT CASE WHEN l.literal ~ '${pattern}' THEN l.literal::${type} END FROM (SELECT ${literal} AS literal OFFSET 0) l)`;
}
