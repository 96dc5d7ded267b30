import { quoteLiteral } from '../identifier.ts';
import type { CatalogueInput } from './contract.ts';
import type { Rules } from './rule.ts';
import { FIRST_OWN_OID, type Visible } from './visible.ts';

/**
 * The information schema (ISO/IEC 9075-11) of the policy's tables, made from the catalogue: PostgreSQL's own views show
 * what the login may read, and the source's login may read none of the tables.
 */
export function informationRules(input: CatalogueInput, visible: Visible): Rules {
  const database = quoteLiteral(input.database);
  const user = quoteLiteral(input.user);
  const { tables, namespaces } = visible;
  const table = { table_catalog: database, table_schema: 't.schema', table_name: 't.name' };
  const grant = { grantor: user, grantee: user, privilege_type: "'SELECT'", is_grantable: "'NO'" };
  const columnsFrom = `(${tables}) t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attname = ANY (t."all")`;
  const someColumn = 'a.attnum > 0 AND NOT a.attisdropped';
  return {
    information_schema_catalog_name: { from: '(VALUES (1)) AS one(n)', told: { catalog_name: database } },
    schemata: {
      from: `(${namespaces}) n`,
      told: { catalog_name: database, schema_name: 'n.name', schema_owner: user },
    },
    tables: {
      from: `(${tables}) t`,
      told: { ...table, table_type: "'BASE TABLE'", is_insertable_into: "'NO'", is_typed: "'NO'" },
    },
    columns: columnsRule(database, table, columnsFrom, someColumn),
    table_privileges: { from: `(${tables}) t`, told: { ...table, ...grant, with_hierarchy: "'NO'" } },
    role_table_grants: { from: `(${tables}) t`, told: { ...table, ...grant, with_hierarchy: "'NO'" } },
    column_privileges: {
      from: `${columnsFrom} WHERE ${someColumn}`,
      told: { ...table, column_name: 'a.attname', ...grant },
    },
    role_column_grants: {
      from: `${columnsFrom} WHERE ${someColumn}`,
      told: { ...table, column_name: 'a.attname', ...grant },
    },
    ...keyRules(database, visible),
    enabled_roles: { from: '(VALUES (1)) AS one(n)', told: { role_name: user } },
    applicable_roles: { from: '(VALUES (1)) AS one(n) WHERE false' },
    character_sets: {
      from: '(VALUES (1)) AS one(n)',
      told: {
        character_set_name: "'UTF8'",
        character_repertoire: "'UCS'",
        form_of_use: "'UTF8'",
        default_collate_catalog: database,
      },
    },
    collations: {
      from: `pg_catalog.pg_collation b WHERE b.oid < ${FIRST_OWN_OID} AND b.collencoding IN (-1, 6)`,
      told: {
        collation_catalog: database,
        collation_schema: "'pg_catalog'",
        collation_name: 'b.collname',
        pad_attribute: "'NO PAD'",
      },
    },
  };
}

function columnsRule(
  database: string,
  table: Readonly<Record<string, string>>,
  columns: string,
  some: string,
): Rules[string] {
  // As information_schema.sql of PostgreSQL has it: a domain shows what it is made of, with its own name beside.
  const isDomain = "y.typtype = 'd'";
  const kind = (type: string, schema: string, oid: string): string =>
    `CASE WHEN ${type}.typelem <> 0 AND ${type}.typlen = -1 THEN 'ARRAY'
      WHEN ${schema}.nspname = 'pg_catalog' THEN pg_catalog.format_type(${oid}, NULL) ELSE 'USER-DEFINED' END`;
  const sized = (name: string): string =>
    `information_schema.${name}(information_schema._pg_truetypid(a, y), information_schema._pg_truetypmod(a, y))`;
  return {
    from: `${columns}
      JOIN pg_catalog.pg_type y ON y.oid = a.atttypid JOIN pg_catalog.pg_namespace yn ON yn.oid = y.typnamespace
      LEFT JOIN (pg_catalog.pg_type b JOIN pg_catalog.pg_namespace bn ON bn.oid = b.typnamespace)
        ON ${isDomain} AND b.oid = y.typbasetype
      LEFT JOIN (pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace)
        ON co.oid = a.attcollation AND co.oid < ${FIRST_OWN_OID} AND (cn.nspname, co.collname) <> ('pg_catalog', 'default')
      WHERE ${some}`,
    told: {
      ...table,
      column_name: 'a.attname',
      ordinal_position: 'a.attnum',
      is_nullable: `CASE WHEN a.attnotnull AND a.attname = ANY (t.own) THEN 'NO' ELSE 'YES' END`,
      data_type: `CASE WHEN ${isDomain} THEN ${kind('b', 'bn', 'y.typbasetype')} ELSE ${kind('y', 'yn', 'a.atttypid')} END`,
      character_maximum_length: sized('_pg_char_max_length'),
      character_octet_length: sized('_pg_char_octet_length'),
      numeric_precision: sized('_pg_numeric_precision'),
      numeric_precision_radix: sized('_pg_numeric_precision_radix'),
      numeric_scale: sized('_pg_numeric_scale'),
      datetime_precision: sized('_pg_datetime_precision'),
      interval_type: sized('_pg_interval_type'),
      collation_catalog: `CASE WHEN cn.nspname IS NOT NULL THEN ${database} END`,
      collation_schema: 'cn.nspname',
      collation_name: 'co.collname',
      domain_catalog: `CASE WHEN ${isDomain} THEN ${database} END`,
      domain_schema: `CASE WHEN ${isDomain} THEN yn.nspname END`,
      domain_name: `CASE WHEN ${isDomain} THEN y.typname END`,
      udt_catalog: database,
      udt_schema: 'COALESCE(bn.nspname, yn.nspname)',
      udt_name: 'COALESCE(b.typname, y.typname)',
      dtd_identifier: 'a.attnum',
      is_self_referencing: "'NO'",
      is_identity: "'NO'",
      identity_cycle: "'NO'",
      is_generated: "'NEVER'",
      is_updatable: "'NO'",
    },
  };
}

/** Primary, unique and foreign keys. A constraint stands in the schema of its table. */
function keyRules(database: string, { tables, constraints }: Visible): Rules {
  const key = { constraint_catalog: database, constraint_schema: 't.schema', constraint_name: 'k.conname' };
  const from = `(${tables}) t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.oid IN (${constraints})`;
  const ofTable = (alias: string): Readonly<Record<string, string>> => ({
    table_catalog: database,
    table_schema: `${alias}.schema`,
    table_name: `${alias}.name`,
  });
  const yes = (condition: string): string => `CASE WHEN ${condition} THEN 'YES' ELSE 'NO' END`;
  const action = (code: string): string =>
    `CASE ${code} WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END`;
  // What a foreign key points to; for the others the table itself.
  const target = `${from} JOIN (${tables}) r ON r.oid = CASE k.contype WHEN 'f' THEN k.confrelid ELSE k.conrelid END`;
  return {
    table_constraints: {
      from,
      told: {
        ...key,
        ...ofTable('t'),
        constraint_type: `CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE' ELSE 'FOREIGN KEY' END`,
        is_deferrable: yes('k.condeferrable'),
        initially_deferred: yes('k.condeferred'),
        enforced: "'YES'",
      },
    },
    key_column_usage: {
      from: `${from} CROSS JOIN LATERAL pg_catalog.unnest(k.conkey) WITH ORDINALITY AS x(number, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = x.number`,
      told: {
        ...key,
        ...ofTable('t'),
        column_name: 'a.attname',
        ordinal_position: 'x.place',
        position_in_unique_constraint: `CASE WHEN k.contype = 'f' THEN information_schema._pg_index_position(k.conindid, k.confkey[x.place]) END`,
      },
    },
    constraint_column_usage: {
      from: `${target} CROSS JOIN LATERAL pg_catalog.unnest(CASE k.contype WHEN 'f' THEN k.confkey ELSE k.conkey END) AS x(number)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum = x.number`,
      told: { ...ofTable('r'), column_name: 'a.attname', ...key },
    },
    constraint_table_usage: { from: target, told: { ...ofTable('r'), ...key } },
    referential_constraints: {
      from: `${from} LEFT JOIN ((${tables}) r JOIN pg_catalog.pg_constraint q
          ON q.conrelid = r.oid AND q.contype IN ('p', 'u') AND q.oid IN (${constraints}))
        ON q.conindid = k.conindid AND r.oid = k.confrelid
        WHERE k.contype = 'f'`,
      told: {
        ...key,
        unique_constraint_catalog: `CASE WHEN q.oid IS NOT NULL THEN ${database} END`,
        unique_constraint_schema: 'r.schema',
        unique_constraint_name: 'q.conname',
        match_option: `CASE k.confmatchtype WHEN 'f' THEN 'FULL' WHEN 'p' THEN 'PARTIAL' ELSE 'NONE' END`,
        update_rule: action('k.confupdtype'),
        delete_rule: action('k.confdeltype'),
      },
    },
  };
}
