import { ownObject } from './roles.ts';

/** Predefined roles that let a login look at the server, and no more. */
const HARMLESS = [
  'pg_read_all_data',
  'pg_read_all_settings',
  'pg_read_all_stats',
  'pg_stat_scan_tables',
  'pg_monitor',
];

/** The login and every role it could act as. */
const mine = `mine AS (
  SELECT r.* FROM pg_roles r WHERE pg_has_role(current_user, r.oid, 'MEMBER')
)`;

/**
 * What the login that asks could do beside reading, as itself or as a role it is in: one row `what text` each, none when
 * it can only read. Temporary tables are not counted: they hold nothing of the source, and PUBLIC may make them.
 */
export const loginWritesSql = `
WITH ${mine}
SELECT 'attributes of ' || m.rolname AS what FROM mine m
WHERE m.rolsuper OR m.rolbypassrls OR m.rolreplication OR m.rolcreaterole OR m.rolcreatedb
UNION
SELECT 'role ' || m.rolname FROM mine m
WHERE m.rolname ~ '^pg_' AND m.rolname NOT IN (${HARMLESS.map((role) => `'${role}'`).join(', ')})
UNION
SELECT 'table ' || c.oid::regclass
FROM mine m, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${ownObject('n.nspname', 'c')}
  AND (c.relowner = m.oid OR has_table_privilege(m.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
    OR has_any_column_privilege(m.oid, c.oid, 'INSERT, UPDATE, REFERENCES'))
UNION
SELECT 'sequence ' || c.oid::regclass
FROM mine m, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND ${ownObject('n.nspname', 'c')}
  -- The planner may test in any order, and this function fails on what is no sequence.
  AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege(m.oid, c.oid, 'USAGE, UPDATE') ELSE false END
UNION
SELECT 'schema ' || n.nspname FROM mine m, pg_namespace n
WHERE n.nspname !~ '^pg_(temp|toast_temp)_' AND has_schema_privilege(m.oid, n.oid, 'CREATE')
UNION
SELECT 'database ' || d.datname FROM mine m, pg_database d
WHERE d.datname = current_database() AND has_database_privilege(m.oid, d.oid, 'CREATE')
ORDER BY 1`;

/**
 * What the login could read or run beyond the tables of the map ($1, each quoted and qualified): \`what text` a row. One
 * lock less to hold it back; that is told, and no reason to refuse it.
 */
export const loginReachSql = `
WITH ${mine}
SELECT 'table ' || c.oid::regclass AS what
FROM mine m, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND ${ownObject('n.nspname', 'c')}
  AND has_any_column_privilege(m.oid, c.oid, 'SELECT')
  AND c.oid NOT IN (SELECT coalesce(to_regclass(t), 0) FROM unnest($1::text[]) t)
UNION
SELECT 'function ' || p.oid::regprocedure
FROM mine m, pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prosecdef AND ${ownObject('n.nspname', 'p')} AND has_function_privilege(m.oid, p.oid, 'EXECUTE')
ORDER BY 1`;

/** Columns of the map ($1 tables, quoted and qualified; $2 columns) that are there and that the login may not read. */
export const loginLacksSql = `
SELECT a.attrelid::regclass || '.' || quote_ident(a.attname) AS what
FROM unnest($1::text[], $2::text[]) AS m (tab, col)
JOIN pg_attribute a ON a.attrelid = to_regclass(m.tab) AND a.attname = m.col
WHERE NOT has_column_privilege(a.attrelid, a.attnum, 'SELECT')
ORDER BY 1`;
