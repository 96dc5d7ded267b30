/**
 * Types a client may declare for a parameter, by OID (pg_type.dat): built in, and saying nothing but their own value. A
 * `regclass` or `regrole` would look names up in the source, and a type of the source's making runs its own input function.
 */
const ALLOWED: ReadonlySet<number> = new Set([
  // Left to PostgreSQL, and unknown.
  ...[0, 705],
  // bool, bytea, char, name, int8, int2, int4, text, oid, json, jsonb, uuid, money.
  ...[16, 17, 18, 19, 20, 21, 23, 25, 26, 114, 3802, 2950, 790],
  // float4, float8, numeric, bpchar, varchar, bit, varbit.
  ...[700, 701, 1700, 1042, 1043, 1560, 1562],
  // date, time, timetz, timestamp, timestamptz, interval, inet, cidr, macaddr.
  ...[1082, 1083, 1266, 1114, 1184, 1186, 869, 650, 829],
  // Arrays of these.
  ...[1000, 1001, 1002, 1003, 1016, 1005, 1007, 1009, 1028, 199, 3807, 2951, 791],
  ...[1021, 1022, 1231, 1014, 1015, 1561, 1563, 1182, 1183, 1270, 1115, 1185, 1187, 1041, 651, 1040],
]);

/** From here on a number is of the source's own making (FirstNormalObjectId of access/transam.h). */
const FIRST_OWN_OID = 16_384;

/**
 * What stands for the types a client declared: one of the source's own making, such as an enum that a column has, is
 * left to PostgreSQL like one that was not declared, whether there is such a type or not.
 */
export function declaredTypes(types: readonly number[]): readonly number[] {
  return types.map((type) => (type < FIRST_OWN_OID ? type : 0));
}

/** The first type that may not be declared; null when all may. */
export function refusedType(types: readonly number[]): number | null {
  return types.find((type) => !ALLOWED.has(type)) ?? null;
}
