import { quoteLiteral } from '../identifier.ts';
import type { CatalogueFunction, CatalogueInput } from './contract.ts';
import { list, replaced, upTo } from './given.ts';
import { catalogueCasts, relationNumber, roleName, schemaNumber } from './reg.ts';
import { FIRST_OWN_OID, pathOf, typeVisible, type Visible } from './visible.ts';

type Entry = readonly [string, CatalogueFunction];

/** Harmless on whatever they are given: their answer comes from their arguments alone. */
const plain = [
  ...['array_length', 'array_lower', 'array_ndims', 'array_position', 'array_positions', 'array_to_string'],
  ...['array_upper', 'cardinality', 'generate_subscripts', 'pg_char_to_encoding', 'pg_encoding_to_char'],
  ...['parse_ident', 'pg_get_keywords'],
  ...['pg_size_pretty', 'quote_ident', 'quote_literal', 'string_to_array', 'unnest'],
];

/** Text of the source's making, sizes and counts, the server's own life: always null, as if there were none. */
const unknown: readonly (readonly [name: string, type: string, takes: readonly string[], least: number])[] = [
  ['obj_description', 'text', ['oid', 'text'], 1],
  ['col_description', 'text', ['oid', 'int4'], 2],
  ['shobj_description', 'text', ['oid', 'text'], 2],
  ['pg_get_expr', 'text', ['text', 'oid', 'bool'], 2],
  ['pg_get_viewdef', 'text', ['text', 'text'], 1],
  ['pg_get_ruledef', 'text', ['oid', 'bool'], 1],
  ['pg_get_triggerdef', 'text', ['oid', 'bool'], 1],
  ['pg_get_functiondef', 'text', ['oid'], 1],
  ['pg_get_function_sqlbody', 'text', ['oid'], 1],
  ['pg_get_function_arg_default', 'text', ['oid', 'int4'], 2],
  ['pg_get_partkeydef', 'text', ['oid'], 1],
  ['pg_get_partition_constraintdef', 'text', ['oid'], 1],
  ['pg_get_statisticsobjdef', 'text', ['oid'], 1],
  ['pg_get_statisticsobjdef_columns', 'text', ['oid'], 1],
  ['pg_get_serial_sequence', 'text', ['text', 'text'], 2],
  ['pg_tablespace_location', 'text', ['oid'], 1],
  ['pg_table_size', 'int8', ['oid'], 1],
  ['pg_indexes_size', 'int8', ['oid'], 1],
  ['pg_relation_size', 'int8', ['oid', 'text'], 1],
  ['pg_total_relation_size', 'int8', ['oid'], 1],
  ['pg_database_size', 'int8', ['text'], 1],
  ['pg_tablespace_size', 'int8', ['text'], 1],
  ['pg_stat_get_live_tuples', 'int8', ['oid'], 1],
  ['pg_stat_get_numscans', 'int8', ['oid'], 1],
  ['pg_postmaster_start_time', 'timestamptz', [], 0],
  ['pg_conf_load_time', 'timestamptz', [], 0],
  ['inet_server_addr', 'inet', [], 0],
  ['inet_server_port', 'int4', [], 0],
  ['inet_client_addr', 'inet', [], 0],
  ['inet_client_port', 'int4', [], 0],
  ['pg_advisory_unlock_all', 'void', [], 0],
];

/** Kinds of things nobody may do anything with here; the last argument is the right. */
const noRight = ['sequence', 'foreign_data_wrapper', 'server', 'tablespace', 'parameter'];

/** Settings a client may write by function as by SET, without any of it having an effect. */
const swallowed = /^(jit|search_path|client_min_messages)$/iu;

/** Still a call, so that it can stand after FROM, but of nothing: no row. */
const noAncestors: CatalogueFunction = {
  as: 'replaced',
  by(args) {
    if (args.length !== 1) throw new RangeError('not so many arguments');
    return `pg_catalog.pg_partition_ancestors(CASE WHEN false THEN CAST(${args[0] ?? 'NULL'} AS oid) END)`;
  },
};

/**
 * The functions tools call on the catalogue, by name, and the casts beside them. What is in neither list is the
 * rewriter's to allow or refuse.
 */
export function catalogueFunctions(
  input: CatalogueInput,
  visible: Visible,
): {
  readonly functions: ReadonlyMap<string, CatalogueFunction>;
  readonly casts: ReadonlyMap<string, CatalogueFunction>;
} {
  const casts = catalogueCasts(input, visible);
  const same = (name: string, cast: string): readonly Entry[] => {
    const found = casts.get(cast);
    return found === undefined ? [] : [[name, found]];
  };
  const functions = new Map<string, CatalogueFunction>([
    ...plain.map((name): Entry => [name, { as: 'pass' }]),
    ['_pg_expandarray', { as: 'pass', schema: 'information_schema' }],
    ...unknown.map(([name, type, takes, least]): Entry => [
      name,
      replaced(upTo(takes, least), () => `NULL::${type}`),
    ]),
    ...same('to_regclass', 'regclass'),
    ...same('to_regtype', 'regtype'),
    ...same('to_regproc', 'regproc'),
    ...same('to_regnamespace', 'regnamespace'),
    ...defining(visible),
    ...seen(visible),
    ...rights(visible),
    ...session(input),
  ]);
  return { functions, casts };
}

/** A pattern for `REFERENCES schema.` with a schema of the path; one that nothing is like where there is none. */
function ofPath({ path }: Visible): string {
  const plain = `pg_catalog.regexp_replace(pg_catalog.quote_ident(s.name), '(\\W)', '\\\\\\1', 'g')`;
  return `(SELECT ' REFERENCES (' || COALESCE(pg_catalog.string_agg(${plain}, '|'), '(?!)') || ')\\.'
    FROM pg_catalog.unnest(${path}) AS s(name))`;
}

/** Texts PostgreSQL makes of visible things only. */
function defining(visible: Visible): readonly Entry[] {
  const only = (number: string, list: string): string =>
    `CASE WHEN ${number} IN (${list}) THEN ${number} END`;
  const call = (name: string, [first = '', ...rest]: readonly string[], list: string): string =>
    `pg_catalog.${name}(${[only(first, list), ...rest].join(', ')})`;
  const builtIn = `SELECT f.oid FROM pg_catalog.pg_proc f WHERE f.oid < ${FIRST_OWN_OID}`;
  const types = `SELECT y.oid FROM pg_catalog.pg_type y WHERE ${typeVisible('y', visible)}`;
  return [
    ['format_type', replaced([['oid', 'int4']], (given) => call('format_type', given, types), visible)],
    [
      'pg_get_indexdef',
      replaced(
        [['oid'], ['oid', 'int4', 'bool']],
        (given) => call('pg_get_indexdef', given, visible.indexes),
        visible,
      ),
    ],
    [
      'pg_get_constraintdef',
      // Written under a search path of PostgreSQL's own schema alone; a client expects it written under its own.
      replaced(
        upTo(['oid', 'bool'], 1),
        (given) =>
          `pg_catalog.regexp_replace(${call('pg_get_constraintdef', given, visible.constraints)}, ${ofPath(visible)}, ' REFERENCES ')`,
        visible,
      ),
    ],
    ...['pg_get_function_result', 'pg_get_function_arguments', 'pg_get_function_identity_arguments'].map(
      (name): Entry => [name, replaced([['oid']], (given) => call(name, given, builtIn))],
    ),
  ];
}

/** Whether a name is found without its schema: of the policy in a schema of the path, of PostgreSQL always. */
function seen(visible: Visible): readonly Entry[] {
  const { tables, types, path } = visible;
  const first = `t.schema = ANY (${path}) AND NOT EXISTS (SELECT FROM (${tables}) e WHERE e.name = t.name
    AND pg_catalog.array_position(${path}, e.schema::text) < pg_catalog.array_position(${path}, t.schema::text))`;
  const own = ['function', 'operator', 'opclass', 'opfamily', 'collation', 'conversion'];
  const none = ['statistics_obj'];
  const text = ['ts_config', 'ts_dict', 'ts_parser', 'ts_template'];
  const is = (name: string, body: (number: string) => string): Entry => [
    `pg_${name}_is_visible`,
    replaced([['oid']], ([number = '']) => body(number), visible),
  ];
  return [
    is(
      'table',
      (number) => `${number} IN (SELECT t.oid FROM (${tables}) t WHERE ${first})
      OR EXISTS (SELECT FROM pg_catalog.pg_index i JOIN (${tables}) t ON t.oid = i.indrelid
        WHERE i.indexrelid = ${number} AND ${first})`,
    ),
    is(
      'type',
      (number) => `${number} IN (
      SELECT y.oid FROM pg_catalog.pg_type y JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace
      WHERE n.nspname = 'pg_catalog' AND y.oid < ${FIRST_OWN_OID} OR n.nspname = ANY (${path}) AND y.oid IN (${types}))`,
    ),
    ...[...own, ...text].map((name) => is(name, (number) => `${number} < ${FIRST_OWN_OID}`)),
    ...none.map((name) => is(name, () => 'false')),
    ['pg_relation_is_publishable', replaced([['text']], () => 'false')],
    ['pg_partition_ancestors', noAncestors],
  ];
}

/** What the client may do: read what is visible. A role in front (`has_table_privilege(user, …)`) makes no difference. */
function rights(visible: Visible): readonly Entry[] {
  const asked = (wanted: string, right: string): string => `${right} ~* '\\m${wanted}\\M'`;
  const lists = (places: number): readonly (readonly string[])[] => [
    Array.from({ length: places }, () => 'text'),
    Array.from({ length: places + 1 }, () => 'text'),
  ];
  const may = (kind: string, places: number, body: (thing: string, right: string) => string): Entry => [
    `has_${kind}_privilege`,
    replaced(lists(places), (given) => body(given.at(-places) ?? 'NULL', given.at(-1) ?? 'NULL'), visible),
  ];
  const reads = (thing: string, right: string): string =>
    `${asked('SELECT', right)} AND ${relationNumber(thing, visible)} IS NOT NULL`;
  return [
    may('table', 2, reads),
    may('any_column', 2, reads),
    may('column', 3, reads),
    may(
      'schema',
      2,
      (thing, right) => `${asked('USAGE', right)} AND ${schemaNumber(thing, visible)} IS NOT NULL`,
    ),
    may('database', 2, (_, right) => asked('CONNECT', right)),
    may('function', 2, (_, right) => asked('EXECUTE', right)),
    may('type', 2, (_, right) => asked('USAGE', right)),
    may('language', 2, () => 'false'),
    ...noRight.map((kind) => may(kind, 2, () => 'false')),
    ['pg_has_role', replaced(lists(2), () => 'false')],
    ['row_security_active', replaced([['text']], () => 'false')],
  ];
}

/** The session and the server as the client knows them. */
function session(input: CatalogueInput): readonly Entry[] {
  const { settings, database } = input;
  const path = pathOf(input);
  const names = (list: readonly string[]): string => `ARRAY[${list.map(quoteLiteral).join(', ')}]::name[]`;
  const values = [...settings].map(
    ([name, value]) => `WHEN ${quoteLiteral(name.toLowerCase())} THEN ${quoteLiteral(value)}`,
  );
  const version = settings.get('server_version') ?? '';
  const setting = replaced(
    upTo(['text', 'bool'], 1),
    ([name = '']) => `CASE pg_catalog.lower(${name}) ${values.join(' ')} END`,
  );
  const setConfig: CatalogueFunction = {
    as: 'replaced',
    by(args) {
      if (args.length !== 3) throw new RangeError('not so many arguments');
      return `CAST(${args[1] ?? 'NULL'} AS text)`;
    },
    takes: ([name]) => swallowed.test(name ?? ''),
  };
  const constant = (name: string, sql: string): Entry => [name, replaced([[]], () => sql)];
  return [
    constant('version', quoteLiteral(`PostgreSQL ${version}`)),
    constant('current_database', `${quoteLiteral(database)}::name`),
    constant('current_schema', path[0] === undefined ? 'NULL::name' : `${quoteLiteral(path[0])}::name`),
    constant('pg_backend_pid', '1'),
    constant('pg_is_in_recovery', 'false'),
    constant('pg_my_temp_schema', '0::oid'),
    constant('pg_client_encoding', "'UTF8'::name"),
    constant('getdatabaseencoding', "'UTF8'::name"),
    [
      'current_schemas',
      list(
        'name',
        replaced(
          [['bool']],
          ([all = '']) => `CASE WHEN ${all} THEN ${names(['pg_catalog', ...path])} ELSE ${names(path)} END`,
        ),
      ),
    ],
    ['pg_get_userbyid', replaced([['oid']], ([number = '']) => `(${roleName(number, input)})::name`)],
    ['current_setting', setting],
    ['set_config', setConfig],
  ];
}
