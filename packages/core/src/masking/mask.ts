import type { Cell, FieldType } from '../kernel/index.ts';

/** What a function side may need beside the cell. Core is pure, so keyed hashing is passed in. */
export interface MaskContext {
  /** HMAC-SHA-256 of the UTF-8 text under the source's token key: 32 bytes. */
  readonly hmac: (text: string) => Uint8Array;
}

/**
 * A treatment, written twice: as an expression for a source that computes, and as a function for one that does
 * not. Both sides give the same cell for the same value; a property test in PostgreSQL holds them equal.
 */
export interface Mask {
  /**
   * @param ref column reference, already quoted and qualified
   * @returns expression of the SQL family of `type`; free of the session's settings (time zone, date style,
   *   collation), since whoever reads may change those and learn from the difference
   */
  sql(ref: string, type: FieldType, category: string): string;
  /** @param cell text form of the raw value under `DateStyle = ISO` and `TimeZone = UTC`, or null */
  apply(cell: Cell, type: FieldType, category: string, context: MaskContext): Cell;
}

const sqlTypes: Readonly<Record<FieldType, string>> = {
  text: 'text',
  integer: 'bigint',
  numeric: 'numeric',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamptz',
  json: 'jsonb',
};

/** A null that keeps the shape of the column without touching it. */
export function typedNull(type: FieldType): string {
  return `NULL::${sqlTypes[type]}`;
}

/**
 * The column as text. The collation is pinned: under a nondeterministic one PostgreSQL refuses regular
 * expressions, and a locale must not decide what a mask shows.
 */
export function asText(ref: string): string {
  return `((${ref})::text COLLATE "C")`;
}

/** Stands for what was taken away. Of fixed length, so that it tells nothing of the length. */
export const DOTS = '•••';
