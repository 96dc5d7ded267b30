import type { FieldType } from '../kernel/index.ts';

const families: readonly (readonly [pattern: RegExp, type: FieldType])[] = [
  [/^(smallint|integer|bigint)$/, 'integer'],
  [/^(numeric|real|double precision|money)$/, 'numeric'],
  [/^boolean$/, 'boolean'],
  [/^date$/, 'date'],
  [/^timestamp with(out)? time zone$/, 'timestamp'],
  [/^jsonb?$/, 'json'],
];

/** The family of an SQL type (without modifier); whatever is not known reads as text. */
export function familyOf(sqlType: string): FieldType {
  return families.find(([pattern]) => pattern.test(sqlType))?.[1] ?? 'text';
}

/** True when a column of this SQL type may be read as a field of this type: every type has a text form. */
export function readsAs(sqlType: string, type: FieldType): boolean {
  return type === 'text' || familyOf(sqlType) === type;
}
