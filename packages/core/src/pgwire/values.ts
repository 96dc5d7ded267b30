import { toHex } from '@cordon/ledger';
import type { Format, Value } from './messages.ts';
import { floatText, numericText } from './numbers.ts';
import { dateText, timestampText } from './times.ts';
import { readUtf8 } from './utf8.ts';

type Read = (bytes: Uint8Array, view: DataView) => string | null;

/** A type whose values have so many bytes. */
function sized(length: number, read: Read): Read {
  return (bytes, view) => (bytes.length === length ? read(bytes, view) : null);
}

/** @returns null for what is not UTF-8, and for a NUL, which no text of PostgreSQL holds */
const plain: Read = (bytes) => {
  if (bytes.includes(0)) return null;
  try {
    return readUtf8(bytes);
  } catch {
    return null;
  }
};

const uuid: Read = (bytes) => toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** By OID (pg_type.dat): how a value's binary format is read. */
const BINARY: ReadonlyMap<number, Read> = new Map<number, Read>([
  [16, sized(1, ([byte]) => (byte === 0 ? 'f' : 't'))], // bool
  [17, (bytes) => `\\x${toHex(bytes)}`], // bytea
  [19, plain], // name
  [20, sized(8, (_, view) => String(view.getBigInt64(0)))], // int8
  [21, sized(2, (_, view) => String(view.getInt16(0)))], // int2
  [23, sized(4, (_, view) => String(view.getInt32(0)))], // int4
  [25, plain], // text
  [26, sized(4, (_, view) => String(view.getUint32(0)))], // oid
  [114, plain], // json
  [700, sized(4, (_, view) => floatText(view.getFloat32(0), 'float4'))],
  [701, sized(8, (_, view) => floatText(view.getFloat64(0), 'float8'))],
  [705, plain], // unknown
  [1042, plain], // bpchar
  [1043, plain], // varchar
  [1082, sized(4, (_, view) => dateText(view.getInt32(0)))],
  [1114, sized(8, (_, view) => timestampText(view.getBigInt64(0), ''))],
  [1184, sized(8, (_, view) => timestampText(view.getBigInt64(0), '+00'))],
  [1700, (_, view) => numericText(view)],
  [2950, sized(16, uuid)],
  // jsonb: a version and the text.
  [3802, (bytes, view) => (bytes[0] === 1 ? plain(bytes.subarray(1), view) : null)],
]);

/**
 * A bound parameter as text, for the ledger: text format as it is, binary format as PostgreSQL would print it (a
 * timestamp with time zone in UTC).
 * @param type OID, as the server described the statement's parameter
 * @returns null for what cannot be told: a type that is not known here, a value that is none of its type, or SQL's null
 */
export function parameterText(type: number, format: Format, value: Value): string | null {
  if (value === null) return null;
  const view = new DataView(value.buffer, value.byteOffset, value.length);
  return format === 0 ? plain(value, view) : (BINARY.get(type)?.(value, view) ?? null);
}
