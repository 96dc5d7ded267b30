/** Types a cast may name. Without reg*, whose input looks names up; without xml, composite and users' own types. */
export const TYPES: ReadonlySet<string> = new Set([
  ...['bool', 'int2', 'int4', 'int8', 'numeric', 'float4', 'float8', 'oid', 'money'],
  ...['text', 'varchar', 'bpchar', 'char', 'name', 'bytea', 'uuid', 'bit', 'varbit'],
  ...['date', 'time', 'timetz', 'timestamp', 'timestamptz', 'interval'],
  ...['json', 'jsonb', 'jsonpath', 'inet', 'cidr', 'macaddr', 'macaddr8'],
  ...['int4range', 'int8range', 'numrange', 'daterange', 'tsrange', 'tstzrange'],
  ...[
    'int4multirange',
    'int8multirange',
    'nummultirange',
    'datemultirange',
    'tsmultirange',
    'tstzmultirange',
  ],
  ...['int2vector', 'oidvector'],
]);

/** Collations that may be named: of the database, by bytes, and the standard's. */
export const COLLATIONS: ReadonlySet<string> = new Set([
  'default',
  'C',
  'POSIX',
  'ucs_basic',
  'unicode',
  'und-x-icu',
  'pg_c_utf8',
]);

/** Longest `varchar(n)`; `char(n)` pads every value to n. */
export const MAX_TYPE_MODIFIER = 65_536;
export const MAX_CHAR = 4_096;
