import type { Cell } from '../kernel/index.ts';

/*
 * Numbers, made coarser: one significant digit, and never finer than tens. 1234.56 -> 1000, 57 -> 50, -7 -> 0.
 * What has no plain decimal form (NaN, infinity, an exponent, a currency sign) becomes null.
 */

/** Works on the text form of the number, so that both sides see the same digits. */
export function bucketSql(ref: string, type: 'integer' | 'numeric'): string {
  const text = `(${ref})::text`;
  const number = `${text}::numeric`;
  const places = `greatest(1, length(trunc(abs(${number}))::text) - 1)`;
  const sqlType = type === 'integer' ? '::bigint' : '';
  return `CASE WHEN ${text} ~ '^-?[0-9]+([.][0-9]+)?$' THEN trunc(${number}, -${places})${sqlType} END`;
}

/** The same on the text form. */
export function bucketOf(cell: Cell): Cell {
  const found = cell === null ? null : /^(-?)([0-9])([0-9]*)(?:[.][0-9]+)?$/.exec(cell);
  if (found === null) return null;
  const [, sign = '', first = '', rest = ''] = found;
  return rest === '' || first === '0' ? '0' : sign + first + '0'.repeat(rest.length);
}
