import { grantDoorSql } from './handles.ts';
import { quoteIdentifier, quoteLiteral } from './identifier.ts';
import type { SourceRoles } from './names.ts';

/** SCRAM-SHA-256 verifiers (RFC 5802, as PostgreSQL stores them), so that no password stands in any SQL text. */
export type RoleVerifiers = SourceRoles;

/**
 * A new role has no other attribute, and an owner without an attribute may not even take it away (PostgreSQL 16,
 * CREATE ROLE); `reachSql` reports a role that has one.
 */
const attributes = 'LOGIN NOINHERIT';

/** Settings a session starts with. They guard against accidents; no lock depends on them, since `SET` undoes them. */
export const readerSettings: Readonly<Record<string, string>> = {
  default_transaction_read_only: 'on',
  statement_timeout: '5s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
  // The text form of a cell.
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  search_path: 'pg_catalog',
  // Compiling costs more than a read of a few rows.
  jit: 'off',
};

/** A scope row lost in a crash only denies, so its commit need not wait for the disk. */
const scopeSettings = { statement_timeout: '2s', search_path: 'pg_catalog', synchronous_commit: 'off' };

/**
 * Makes or renews the two logins of a source, each with the least it needs: `reader` may look into `cordon` and
 * call `cordon.token` (views are granted one by one as they are made), `scope` may write scope rows and see of
 * them only whose they are, never what they hold.
 */
export function rolesSql({ reader, scope }: SourceRoles, verifiers: RoleVerifiers, database: string): string {
  const logins = `${quoteIdentifier(reader)}, ${quoteIdentifier(scope)}`;
  return `
${roleSql(reader, verifiers.reader, readerSettings)}
${roleSql(scope, verifiers.scope, scopeSettings)}
GRANT CONNECT ON DATABASE ${quoteIdentifier(database)} TO ${logins};
GRANT USAGE ON SCHEMA cordon TO ${logins};
GRANT EXECUTE ON FUNCTION cordon.token(text), cordon.token_number(text), cordon.signed_scope(text, timestamptz) TO ${quoteIdentifier(reader)};
${grantDoorSql(reader)}
GRANT INSERT, UPDATE, DELETE, SELECT (pid) ON cordon.scope TO ${quoteIdentifier(scope)};
`;
}

function roleSql(role: string, verifier: string, settings: Readonly<Record<string, string>>): string {
  const name = quoteIdentifier(role);
  return [
    `DO $make$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${quoteLiteral(role)}) THEN CREATE ROLE ${name}; END IF;
END $make$;`,
    `ALTER ROLE ${name} ${attributes} PASSWORD ${quoteLiteral(verifier)};`,
    ...Object.entries(settings).map(
      ([setting, value]) => `ALTER ROLE ${name} SET ${setting} = ${quoteLiteral(value)};`,
    ),
  ].join('\n');
}

/**
 * Closes the ways to a source's data that PostgreSQL opens to everybody: tables and sequences granted to PUBLIC,
 * SECURITY DEFINER functions (executable by PUBLIC unless revoked), CREATE on schemas, CREATE and TEMP on the
 * database. Nobody else loses anything: what PUBLIC had is granted by name to every role there is now. What the
 * running login may not change is left, and `reachSql` then reports it.
 */
export const narrowPublicSql = `
DO $narrow$
DECLARE
  others text := (
    SELECT string_agg(quote_ident(rolname), ', ') FROM pg_roles
    WHERE NOT rolsuper AND rolname !~ '^(pg_|cordon_reader_|cordon_scope_)'
  );
  open record;
BEGIN
  FOR open IN
    SELECT format('%s ON DATABASE %I', acl.privilege_type, d.datname) AS what
    FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) acl
    WHERE d.datname = current_database() AND acl.grantee = 0 AND acl.privilege_type IN ('CREATE', 'TEMPORARY')
    UNION ALL
    SELECT format('CREATE ON SCHEMA %I', n.nspname)
    FROM pg_namespace n, aclexplode(n.nspacl) acl
    WHERE acl.grantee = 0 AND acl.privilege_type = 'CREATE' AND ${ownSchema('n.nspname')}
    UNION ALL
    SELECT format('%s ON %s %I.%I', acl.privilege_type, CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) acl
    WHERE acl.grantee = 0 AND ${ownObject('n.nspname', 'c')}
    UNION ALL
    SELECT format('%s (%I) ON TABLE %I.%I', acl.privilege_type, a.attname, n.nspname, c.relname)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
      aclexplode(a.attacl) acl
    WHERE acl.grantee = 0 AND NOT a.attisdropped AND ${ownObject('n.nspname', 'c')}
    UNION ALL
    SELECT format('EXECUTE ON ROUTINE %s', p.oid::regprocedure)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,
      aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) acl
    WHERE acl.grantee = 0 AND p.prosecdef AND ${ownObject('n.nspname', 'p')}
  LOOP
    BEGIN
      IF others IS NOT NULL THEN EXECUTE format('GRANT %s TO %s', open.what, others); END IF;
      EXECUTE format('REVOKE %s FROM PUBLIC', open.what);
    EXCEPTION WHEN insufficient_privilege THEN
      NULL;
    END;
  END LOOP;
END $narrow$;`;

/**
 * What the reading login can reach beside its views: one row `reach text` each, none when all is well. Takes the
 * role's name as $1. Tables count when any column is open, whether or not their schema is: one grant less to miss.
 */
export const reachSql = `
SELECT 'table ' || c.oid::regclass AS reach
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${ownObject('n.nspname', 'c')}
  AND (has_table_privilege($1, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
    OR has_any_column_privilege($1, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))
UNION ALL
SELECT 'table ' || c.oid::regclass
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'cordon' AND c.relname IN ('scope', 'token_keys', 'scope_keys', 'handle_keys')
  AND has_any_column_privilege($1, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
UNION ALL
SELECT 'sequence ' || c.oid::regclass
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND ${ownObject('n.nspname', 'c')}
  -- The planner may test in any order, and this function fails on what is no sequence.
  AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege($1, c.oid, 'USAGE, SELECT, UPDATE') ELSE false END
UNION ALL
SELECT 'function ' || p.oid::regprocedure
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prosecdef AND ${ownObject('n.nspname', 'p')} AND has_function_privilege($1, p.oid, 'EXECUTE')
UNION ALL
SELECT 'schema ' || n.nspname FROM pg_namespace n
WHERE n.nspname !~ '^pg_(temp|toast_temp)_' AND has_schema_privilege($1, n.oid, 'CREATE')
UNION ALL
SELECT 'database ' || datname FROM pg_database
WHERE datname = current_database() AND has_database_privilege($1, oid, 'CREATE, TEMPORARY')
UNION ALL
SELECT 'attributes of ' || rolname FROM pg_roles
WHERE rolname = $1 AND (rolsuper OR rolbypassrls OR rolreplication OR rolcreaterole OR rolcreatedb)
UNION ALL
SELECT 'role ' || r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
WHERE u.rolname = $1`;

/** Neither PostgreSQL's own schemas nor ours. */
function ownSchema(column: string): string {
  return `${column} !~ '^pg_' AND ${column} NOT IN ('information_schema', 'cordon')`;
}

/** Of the customer's making: an extension's tables and functions hold no customer data, and often another owns them. */
export function ownObject(schema: string, alias: 'c' | 'p'): string {
  const catalogue = alias === 'c' ? 'pg_class' : 'pg_proc';
  return `${ownSchema(schema)} AND NOT EXISTS (
    SELECT FROM pg_depend e WHERE e.classid = 'pg_catalog.${catalogue}'::regclass AND e.objid = ${alias}.oid AND e.deptype = 'e')`;
}
