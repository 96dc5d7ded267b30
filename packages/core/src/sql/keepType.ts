import type { Field, FieldType, Treatment } from '../kernel/index.ts';
import { intTokenSql } from './intToken.ts';
import type { MaskColumn } from './readView.ts';

/*
 * A treated column that is read by statements of a client keeps the type of the raw one: a driver binds and an ORM compares by
 * it. What a mask cannot write in that type is a null of it.
 */

/** A column's SQL type, of a domain its base type. */
export interface KeptColumn {
  /** Without its modifier. */
  readonly sqlType: string;
  /** With it, e.g. `numeric(10,2)`. */
  readonly exact: string;
}

/** No mask writes a longer text (`masking/pieces.ts`), so a cast to this length cuts nothing. */
const LONGEST = 22;

const textual = /^(text|character varying|bpchar)$|(^|[."])citext"?$/;

/** True for the types that hold text of any form. */
export function holdsText(sqlType: string): boolean {
  return textual.test(sqlType);
}

/** SQL type of the treated column. */
export function keptType(
  treatment: Treatment,
  { type }: Pick<Field, 'type'>,
  { sqlType, exact }: KeptColumn,
): string {
  if (treatment === 'clear' || treatment === 'hidden') return exact;
  return maskedAs(treatment, type, { sqlType, exact }) ?? exact;
}

/** The treated column, as an expression of the type that `keptType` says. */
export function keptSql(
  treatment: Treatment,
  ref: string,
  { type, category }: Pick<Field, 'type' | 'category'>,
  column: KeptColumn,
  mask: MaskColumn,
): string {
  if (treatment === 'clear') return ref;
  const kept = treatment === 'hidden' ? null : maskedAs(treatment, type, column);
  if (kept === null) return `NULL::${column.exact}`;
  if (treatment === 'token' && kept === 'integer') return intTokenSql(ref);
  const masked = `(${mask(treatment, ref, type, category)})::${kept}`;
  // A mask computes in collation "C"; a client sorts what it sees as it would the raw column.
  return type === 'text' ? `(${masked}) COLLATE pg_catalog."default"` : masked;
}

/** The type a mask's result is cast to; null where none keeps it. */
function maskedAs(
  treatment: Exclude<Treatment, 'clear' | 'hidden'>,
  type: FieldType,
  { sqlType, exact }: KeptColumn,
): string | null {
  switch (type) {
    case 'text':
      return holdsText(sqlType) ? (takesAnyMask(exact) ? exact : sqlType) : null;
    case 'integer':
      // A token of 48 bits, or a permutation of 31; in fewer everybody would be found by trying.
      if (treatment === 'token') return sqlType === 'smallint' ? null : sqlType;
      return treatment === 'redact' ? null : exact;
    case 'numeric':
      if (sqlType === 'money' || treatment === 'redact') return null;
      if (treatment === 'token') return sqlType === 'real' ? null : sqlType;
      // A bucket lies nearer to zero than its number, so the modifier holds it too.
      return exact;
    case 'date':
    case 'timestamp':
      return treatment === 'token' || treatment === 'redact' ? null : exact;
    case 'boolean':
    case 'json':
      return null;
  }
}

function takesAnyMask(exact: string): boolean {
  const length = /[(]([0-9]+)[)]$/.exec(exact)?.[1];
  return length === undefined || Number(length) >= LONGEST;
}
