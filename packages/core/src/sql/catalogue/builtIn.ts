import { quoteLiteral } from '../identifier.ts';
import type { CatalogueInput } from './contract.ts';
import type { Rules } from './rule.ts';
import { FIRST_OWN_OID, ROLE_OID, typeVisible, type Visible } from './visible.ts';

/** Relations whose rows are PostgreSQL's own, the same in every database, with their owner's and rights' columns. */
const ownRows: readonly (readonly [name: string, owner?: string, rights?: string])[] = [
  ['pg_aggregate'],
  ['pg_am'],
  ['pg_amop'],
  ['pg_amproc'],
  ['pg_cast'],
  ['pg_collation', 'collowner'],
  ['pg_conversion', 'conowner'],
  ['pg_language', 'lanowner', 'lanacl'],
  ['pg_opclass', 'opcowner'],
  ['pg_operator', 'oprowner'],
  ['pg_opfamily', 'opfowner'],
  ['pg_ts_config', 'cfgowner'],
  ['pg_ts_dict', 'dictowner'],
  ['pg_ts_parser'],
  ['pg_ts_template'],
];

/** PostgreSQL's own types, functions and operators, and the types of the source that the policy's columns have. */
export function builtInRules(input: CatalogueInput, visible: Visible): Rules {
  const names = quoteLiteral(JSON.stringify(input.functions));
  const own = ownRows.map(([name, owner, rights]) => {
    const number = name === 'pg_aggregate' ? 'b.aggfnoid' : 'b.oid';
    const told = {
      ...(owner === undefined ? {} : { [owner]: ROLE_OID }),
      ...(rights === undefined ? {} : { [rights]: 'NULL' }),
    };
    const from = `pg_catalog.${name} b WHERE ${number} < ${FIRST_OWN_OID}`;
    return [name, { from, as: { alias: 'b', columns: 'all' }, told }] as const;
  });
  return {
    ...Object.fromEntries(own),
    pg_type: {
      from: `pg_catalog.pg_type y WHERE ${typeVisible('y', visible)}`,
      as: {
        alias: 'y',
        columns: [
          ...[
            'oid',
            'typname',
            'typnamespace',
            'typlen',
            'typbyval',
            'typtype',
            'typcategory',
            'typispreferred',
          ],
          ...[
            'typisdefined',
            'typdelim',
            'typrelid',
            'typsubscript',
            'typelem',
            'typarray',
            'typinput',
            'typoutput',
          ],
          ...[
            'typreceive',
            'typsend',
            'typmodin',
            'typmodout',
            'typanalyze',
            'typalign',
            'typstorage',
            'typnotnull',
          ],
          ...['typbasetype', 'typtypmod', 'typndims', 'typcollation'],
        ],
      },
      told: { typowner: ROLE_OID },
    },
    pg_enum: {
      from: `pg_catalog.pg_enum e WHERE e.enumtypid IN (${visible.types})`,
      as: { alias: 'e', columns: ['oid', 'enumtypid', 'enumsortorder', 'enumlabel'] },
    },
    pg_range: {
      from: `pg_catalog.pg_range r WHERE r.rngtypid < ${FIRST_OWN_OID} OR r.rngtypid IN (${visible.types})`,
      as: { alias: 'r', columns: ['rngtypid', 'rngsubtype', 'rngmultitypid', 'rngcollation', 'rngsubopc'] },
      told: { rngcanonical: '0', rngsubdiff: '0' },
    },
    // Functions a client may call, and those by which types are read and written: drivers know arrays by them.
    pg_proc: {
      from: `pg_catalog.pg_proc f WHERE f.oid < ${FIRST_OWN_OID} AND f.pronamespace = 11 AND (
        f.proname IN (SELECT n.name::name FROM pg_catalog.jsonb_array_elements_text(${names}::jsonb) AS n(name))
        OR f.oid IN (SELECT io.oid FROM pg_catalog.pg_type y
          CROSS JOIN LATERAL (VALUES (y.typinput), (y.typoutput), (y.typreceive), (y.typsend)) AS io(oid)
          WHERE y.oid < ${FIRST_OWN_OID}))`,
      as: {
        alias: 'f',
        columns: [
          ...['oid', 'proname', 'pronamespace', 'prolang', 'procost', 'prorows', 'provariadic', 'prosupport'],
          ...[
            'prokind',
            'prosecdef',
            'proleakproof',
            'proisstrict',
            'proretset',
            'provolatile',
            'proparallel',
          ],
          ...[
            'pronargs',
            'pronargdefaults',
            'prorettype',
            'proargtypes',
            'proallargtypes',
            'proargmodes',
            'proargnames',
          ],
        ],
      },
      told: { proowner: ROLE_OID, prosrc: "''" },
    },
  };
}

/** The server as the client knows it: one database, its own name and the owner of everything, the settings it may ask. */
export function serverRules({ user, database, settings }: CatalogueInput): Rules {
  const rows = [...settings].map(([name, value]) => `(${quoteLiteral(name)}, ${quoteLiteral(value)})`);
  const noRight = 'false';
  return {
    pg_database: {
      from: '(VALUES (1)) AS one(n)',
      told: {
        oid: '5',
        datname: quoteLiteral(database),
        datdba: ROLE_OID,
        encoding: '6',
        datlocprovider: "'c'",
        datistemplate: 'false',
        datallowconn: 'true',
        dathasloginevt: 'false',
        datconnlimit: '-1',
        datfrozenxid: "'0'",
        datminmxid: "'0'",
        dattablespace: '1663',
        datcollate: "'C'",
        datctype: "'C'",
      },
    },
    pg_roles: {
      from: '(VALUES (1)) AS one(n)',
      told: {
        oid: ROLE_OID,
        rolname: quoteLiteral(user),
        rolsuper: noRight,
        rolinherit: 'true',
        rolcreaterole: noRight,
        rolcreatedb: noRight,
        rolcanlogin: 'true',
        rolreplication: noRight,
        rolconnlimit: '-1',
        rolpassword: "'********'",
        rolbypassrls: noRight,
      },
    },
    pg_user: {
      from: '(VALUES (1)) AS one(n)',
      told: {
        usename: quoteLiteral(user),
        usesysid: ROLE_OID,
        usecreatedb: noRight,
        usesuper: noRight,
        userepl: noRight,
        usebypassrls: noRight,
        passwd: "'********'",
      },
    },
    pg_tablespace: {
      from: '(VALUES (1)) AS one(n)',
      told: { oid: '1663', spcname: "'pg_default'", spcowner: ROLE_OID },
    },
    pg_settings: {
      from: `(VALUES ${rows.join(', ')}) AS s(name, setting)`,
      told: {
        name: 's.name',
        setting: 's.setting',
        category: "''",
        short_desc: "''",
        context: "'internal'",
        vartype: "'string'",
        source: "'default'",
        boot_val: 's.setting',
        reset_val: 's.setting',
        pending_restart: 'false',
      },
    },
  };
}
