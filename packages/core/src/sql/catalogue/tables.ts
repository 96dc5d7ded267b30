import { quoteLiteral } from '../identifier.ts';
import type { CatalogueInput } from './contract.ts';
import type { Rules } from './rule.ts';
import { ROLE_OID, type Visible } from './visible.ts';

/** What `pg_class` tells of tables and indexes alike: nothing that hangs on their rows, storage or owner. */
const plainRelation = {
  reloftype: '0',
  relowner: ROLE_OID,
  relfilenode: '0',
  reltablespace: '0',
  relpages: '0',
  reltuples: '-1',
  relallvisible: '0',
  relallfrozen: '0',
  reltoastrelid: '0',
  relisshared: 'false',
  relpersistence: "'p'",
  relchecks: '0',
  relhasrules: 'false',
  relhassubclass: 'false',
  relrowsecurity: 'false',
  relforcerowsecurity: 'false',
  relispopulated: 'true',
  relispartition: 'false',
  relrewrite: '0',
  relfrozenxid: "'0'",
  relminmxid: "'0'",
} as const;

/** The policy's tables, their columns, their keys. A table shows as a plain one, whatever it is in the source. */
export function tableRules({ user }: CatalogueInput, visible: Visible): Rules {
  const { tables, indexes, constraints, namespaces } = visible;
  const keyed = `EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indexrelid IN (${indexes}))`;
  // psql asks for foreign keys of tables with triggers only, since a foreign key is made of them.
  const tied = `EXISTS (SELECT FROM pg_catalog.pg_constraint k
    WHERE k.contype = 'f' AND (k.conrelid = c.oid OR k.confrelid = c.oid) AND k.oid IN (${constraints}))`;
  const indexesFrom = `(${tables}) t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid
    JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE c.oid IN (${indexes})`;
  // Tools take names from these. No counts: they tell how many rows there are, and what others do.
  const stated = { relid: 't.oid', schemaname: 't.schema', relname: 't.name' };
  const countless = { from: `(${tables}) t`, told: stated };
  const countlessIndexes = {
    from: indexesFrom,
    told: { ...stated, indexrelid: 'c.oid', indexrelname: 'c.relname' },
  };
  return {
    pg_namespace: {
      from: `(${namespaces}) n`,
      told: { oid: 'n.oid', nspname: 'n.name', nspowner: ROLE_OID },
    },
    pg_class: {
      from: `pg_catalog.pg_class c LEFT JOIN (${tables}) t ON t.oid = c.oid
        WHERE t.oid IS NOT NULL OR c.oid IN (${indexes})`,
      as: { alias: 'c', columns: ['oid', 'relname', 'relnamespace', 'reltype'] },
      told: {
        ...plainRelation,
        relam: 'CASE WHEN t.oid IS NULL THEN c.relam ELSE 2 END',
        relhasindex: `t.oid IS NOT NULL AND ${keyed}`,
        relkind: `CASE WHEN t.oid IS NULL THEN 'i' ELSE 'r' END`,
        relreplident: `CASE WHEN t.oid IS NULL THEN 'n' ELSE 'd' END`,
        relnatts: 'CASE WHEN t.oid IS NULL THEN c.relnatts ELSE pg_catalog.cardinality(t."all") END',
        relhastriggers: `t.oid IS NOT NULL AND ${tied}`,
      },
    },
    pg_attribute: {
      from: `pg_catalog.pg_attribute a LEFT JOIN (${tables}) t ON t.oid = a.attrelid
        WHERE a.attnum > 0 AND NOT a.attisdropped
          AND (a.attname = ANY (t."all") OR t.oid IS NULL AND a.attrelid IN (${indexes}))`,
      as: {
        alias: 'a',
        columns: [
          ...['attrelid', 'attname', 'atttypid', 'attlen', 'attnum', 'attndims', 'atttypmod', 'attbyval'],
          ...['attalign', 'attstorage', 'attcollation'],
        ],
      },
      told: {
        attnotnull: 'a.attnotnull AND COALESCE(a.attname = ANY (t.own), false)',
        attcacheoff: '-1',
        attcompression: "''",
        atthasdef: 'false',
        atthasmissing: 'false',
        attidentity: "''",
        attgenerated: "''",
        attisdropped: 'false',
        attislocal: 'true',
        attinhcount: '0',
      },
    },
    pg_index: {
      from: `pg_catalog.pg_index i WHERE i.indexrelid IN (${indexes})`,
      as: {
        alias: 'i',
        columns: [
          ...['indexrelid', 'indrelid', 'indnatts', 'indnkeyatts', 'indisunique', 'indnullsnotdistinct'],
          ...[
            'indisprimary',
            'indisexclusion',
            'indimmediate',
            'indkey',
            'indcollation',
            'indclass',
            'indoption',
          ],
        ],
      },
      told: {
        indisclustered: 'false',
        indisvalid: 'true',
        indcheckxmin: 'false',
        indisready: 'true',
        indislive: 'true',
        indisreplident: 'false',
      },
    },
    pg_constraint: {
      from: `pg_catalog.pg_constraint k WHERE k.oid IN (${constraints})`,
      as: {
        alias: 'k',
        columns: [
          ...[
            'oid',
            'conname',
            'connamespace',
            'contype',
            'condeferrable',
            'condeferred',
            'conenforced',
            'convalidated',
          ],
          ...[
            'conrelid',
            'conindid',
            'confrelid',
            'confupdtype',
            'confdeltype',
            'confmatchtype',
            'conperiod',
          ],
          ...['conkey', 'confkey', 'conpfeqop', 'conppeqop', 'conffeqop', 'confdelsetcols'],
        ],
      },
      told: {
        contypid: '0',
        conparentid: '0',
        conislocal: 'true',
        coninhcount: '0',
        connoinherit: 'true',
      },
    },
    pg_tables: {
      from: `(${tables}) c`,
      told: {
        schemaname: 'c.schema',
        tablename: 'c.name',
        tableowner: quoteLiteral(user),
        hasindexes: keyed,
        hasrules: 'false',
        hastriggers: tied,
        rowsecurity: 'false',
      },
    },
    pg_stat_all_tables: countless,
    pg_stat_user_tables: countless,
    pg_stat_all_indexes: countlessIndexes,
    pg_stat_user_indexes: countlessIndexes,
    pg_indexes: {
      from: indexesFrom,
      told: {
        schemaname: 't.schema',
        tablename: 't.name',
        indexname: 'c.relname',
        indexdef: 'pg_catalog.pg_get_indexdef(c.oid)',
      },
    },
  };
}
