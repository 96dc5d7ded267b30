import type { Field } from '../kernel/index.ts';
import { quoteLiteral } from './identifier.ts';
import type { ScopedView } from './names.ts';
import { isPhone } from './phoneSpellings.ts';
import { literalInScope, subjectInScope } from './scope.ts';
import { columnRef, type TableSql } from './table.ts';

/**
 * The body of a confirm view: one row, one boolean `matches`: whether any of the subject's values is what the caller
 * said. Case, spaces and punctuation do not count; a telephone number may lack its country prefix; a date is year,
 * month, day. Without a scope it is false, and what is empty once normalised matches nothing.
 * @returns null for types a caller cannot say (boolean, timestamp, json)
 */
export function confirmViewSql(view: ScopedView, table: TableSql, field: Field): string | null {
  const same = sameSql(columnRef(field.name), field);
  if (same === null) return null;
  return `SELECT coalesce(bool_or(${same}), false) AS matches
FROM ${table.from}
CROSS JOIN (SELECT ${literalInScope(view, 'confirm')} AS literal OFFSET 0) said
WHERE ${subjectInScope(table, view, 'confirm')}`;
}

function sameSql(column: string, { type, category }: Field): string | null {
  switch (type) {
    case 'text':
      if (category.startsWith('user.contact.email')) return equal(lowered, `(${column})::text`);
      if (isPhone(category)) return samePhone(`(${column})::text`);
      return equal(plain, `(${column})::text`);
    case 'integer':
    case 'numeric':
      return `CASE WHEN btrim(said.literal) ~ '^-?[0-9]{1,30}([.][0-9]{1,20})?$'
    THEN (${column})::numeric = btrim(said.literal)::numeric END`;
    case 'date':
      return `to_char(${column}, 'YYYYMMDD') = ${digits('said.literal')}`;
    case 'boolean':
    case 'timestamp':
    case 'json':
      return null;
  }
}

/** An SQL literal: what people put between the parts of a name or number and do not mean. */
/** An ARE bracket expression; `]` must come first in it and `-` last. */
const SEPARATORS = quoteLiteral('[][[:space:] .,;:!?\'"`’‘“”(){}<>/|_*#+&@–—-]');

const lowered = (text: string): string => `lower(btrim(normalize(${text}, NFKC)))`;

const plain = (text: string): string =>
  `lower(regexp_replace(normalize(${text}, NFKC), ${SEPARATORS}, '', 'g'))`;

const digits = (text: string): string => `regexp_replace(${text}, '[^0-9]', '', 'g')`;

function equal(normalised: (text: string) => string, column: string): string {
  return `nullif(${normalised(column)}, '') = ${normalised('said.literal')}`;
}

/** Equal digits, or one number is the other with up to three digits (a country code) before it. */
function samePhone(column: string): string {
  const a = `ltrim(${digits(column)}, '0')`;
  const b = `ltrim(${digits('said.literal')}, '0')`;
  const shorter = `least(length(${a}), length(${b}))`;
  return `(nullif(${a}, '') = ${b} OR (${shorter} >= 8 AND abs(length(${a}) - length(${b})) <= 3
    AND right(${a}, ${shorter}) = right(${b}, ${shorter})))`;
}
