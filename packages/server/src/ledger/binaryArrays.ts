/** PostgreSQL's type numbers (pg_type.dat). */
const OID = { boolean: 16, bytea: 17, int8: 20, int4: 23, text: 25, timestamptz: 1184 } as const;

/** Microseconds since 2000-01-01, from milliseconds since 1970: how PostgreSQL counts time. */
const EPOCH_MS = 946_684_800_000;
const HEADER = 20;
const NULL = -1;

/**
 * One-dimensional arrays in PostgreSQL's binary format (array_recv): dimensions, a flag for nulls, the element type, length
 * and lower bound, then each element behind its length. Neither side writes or reads digits, quotes or hex, which for long
 * texts costs more than storing them.
 */
function arrayOf<T>(
  oid: number,
  values: readonly (T | null)[],
  sizeOf: (value: T) => number,
  write: (into: Buffer, value: T, at: number, size: number) => void,
): Buffer {
  const sizes = values.map((value) => (value === null ? NULL : sizeOf(value)));
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + Math.max(size, 0), HEADER));
  bytes.writeInt32BE(1, 0);
  bytes.writeInt32BE(sizes.includes(NULL) ? 1 : 0, 4);
  bytes.writeInt32BE(oid, 8);
  bytes.writeInt32BE(values.length, 12);
  bytes.writeInt32BE(1, 16);
  let at = HEADER;
  values.forEach((value, nth) => {
    const size = sizes[nth] ?? NULL;
    bytes.writeInt32BE(size, at);
    at += 4;
    if (value === null) return;
    write(bytes, value, at, size);
    at += size;
  });
  return bytes;
}

/** `text[]` as a parameter in binary format. */
export const texts = (values: readonly (string | null)[]): Buffer =>
  arrayOf(
    OID.text,
    values,
    (text) => Buffer.byteLength(text),
    (into, text, at, size) => into.write(text, at, size),
  );

/** `bytea[]`. */
export const byteas = (values: readonly (Uint8Array | null)[]): Buffer =>
  arrayOf(
    OID.bytea,
    values,
    (bytes) => bytes.length,
    (into, bytes, at) => {
      into.set(bytes, at);
    },
  );

/** `bigint[]` of whole numbers up to 2^53. */
export const bigints = (values: readonly number[]): Buffer =>
  arrayOf(
    OID.int8,
    values,
    () => 8,
    (into, value, at) => into.writeBigInt64BE(BigInt(value), at),
  );

/** `int[]`. */
export const ints = (values: readonly number[]): Buffer =>
  arrayOf(
    OID.int4,
    values,
    () => 4,
    (into, value, at) => into.writeInt32BE(value, at),
  );

/** `boolean[]`. */
export const booleans = (values: readonly boolean[]): Buffer =>
  arrayOf(
    OID.boolean,
    values,
    () => 1,
    (into, value, at) => into.writeUInt8(value ? 1 : 0, at),
  );

/** `timestamptz[]`, to the millisecond. */
export const instants = (values: readonly Date[]): Buffer =>
  arrayOf(
    OID.timestamptz,
    values,
    () => 8,
    (into, value, at) => into.writeBigInt64BE(BigInt(value.getTime() - EPOCH_MS) * 1000n, at),
  );
