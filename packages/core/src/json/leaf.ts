import type { Cell, FieldType } from '../kernel/index.ts';
import { JsonNumber, type Json } from './value.ts';

const INSTANT =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?)([Zz]|[+-][0-9]{2}:[0-9]{2})?$/;

/**
 * The value of a field in the text form masks work on, as a database with `DateStyle = ISO` and `TimeZone = UTC` prints it.
 * @returns undefined when the value is not of the field's type: whoever confirmed the field has not seen such a value
 */
export function cellOf(value: Json, type: FieldType): Cell | undefined {
  if (value === null) return null;
  switch (type) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'integer':
      return value instanceof JsonNumber && /^-?[0-9]+$/.test(value.text) ? value.text : undefined;
    case 'numeric':
      return decimalOf(value);
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : undefined;
    case 'date':
      return typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) ? value : undefined;
    case 'timestamp':
      return typeof value === 'string' ? instantOf(value) : undefined;
    case 'json':
      return typeof value === 'object' && !(value instanceof JsonNumber) ? '' : undefined;
  }
}

/** An instant that exists in every month and year: almost all do. */
const ORDINARY =
  /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?$/;

/** Whether a value is of a field's type, as {@link cellOf} has it, without making a cell of it. */
export function fits(value: Json, type: FieldType): boolean {
  if (type !== 'timestamp' || typeof value !== 'string') return cellOf(value, type) !== undefined;
  if (ORDINARY.test(value)) return true;
  const offset = INSTANT.exec(value)?.[5] ?? 'Z';
  const plain = `${value.slice(0, 10)}T${value.slice(11, 19)}${offset.toUpperCase()}`;
  return INSTANT.test(value) && !Number.isNaN(Date.parse(plain));
}

/** A number; APIs write money as text as often, so that no reader rounds it. */
function decimalOf(value: Json): string | undefined {
  if (value instanceof JsonNumber) return value.text;
  return typeof value === 'string' && /^-?[0-9]+(\.[0-9]+)?$/.test(value) ? value : undefined;
}

/** RFC 3339 as PostgreSQL writes it, in UTC; without an offset it stays without one. */
function instantOf(text: string): string | undefined {
  const [whole, year, month, day, time, offset] = INSTANT.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const plain = `${year ?? ''}-${month ?? ''}-${day ?? ''}T${time ?? ''}`;
  const at = new Date(`${plain.slice(0, 19)}${offset?.toUpperCase() ?? 'Z'}`);
  if (Number.isNaN(at.getTime())) return undefined;
  const fraction = /\.[0-9]+/.exec(plain)?.[0] ?? '';
  return `${at.toISOString().slice(0, 19).replace('T', ' ')}${fraction}${offset === undefined ? '' : '+00'}`;
}

/** A treated cell back in JSON: of the same kind as the value it stands for, as far as the mask left it one. */
export function jsonOf(cell: Cell, type: FieldType, raw: Json): Json {
  if (cell === null) return null;
  switch (type) {
    case 'integer':
    case 'numeric':
      return raw instanceof JsonNumber && /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(cell)
        ? new JsonNumber(cell)
        : cell;
    case 'boolean':
      return cell === 'true' ? true : cell === 'false' ? false : null;
    case 'timestamp':
      return cell.replace(' ', 'T').replace(/\+00$/, 'Z');
    case 'text':
    case 'date':
      return cell;
    case 'json':
      return null;
  }
}
