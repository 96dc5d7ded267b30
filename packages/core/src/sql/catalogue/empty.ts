import type { Rules } from './rule.ts';

/**
 * Relations that tools ask and that hold nothing a client may know: they answer without a row. What is in no list
 * (`pg_authid`, `pg_statistic`, `pg_stats`, `pg_stat_activity`, …) does not exist.
 */
const emptyOfCatalogue = [
  ...[
    'pg_attrdef',
    'pg_auth_members',
    'pg_available_extensions',
    'pg_db_role_setting',
    'pg_default_acl',
    'pg_depend',
  ],
  ...['pg_description', 'pg_event_trigger', 'pg_extension', 'pg_foreign_data_wrapper', 'pg_foreign_server'],
  ...[
    'pg_foreign_table',
    'pg_group',
    'pg_inherits',
    'pg_largeobject_metadata',
    'pg_matviews',
    'pg_partitioned_table',
  ],
  ...['pg_parameter_acl', 'pg_policies', 'pg_policy', 'pg_publication', 'pg_publication_namespace'],
  ...[
    'pg_publication_rel',
    'pg_publication_tables',
    'pg_replication_slots',
    'pg_rewrite',
    'pg_rules',
    'pg_seclabel',
  ],
  ...['pg_seclabels', 'pg_sequence', 'pg_sequences', 'pg_shdepend', 'pg_shdescription', 'pg_shseclabel'],
  ...[
    'pg_stat_gssapi',
    'pg_stat_ssl',
    'pg_statio_all_tables',
    'pg_statio_user_tables',
    'pg_statistic_ext',
    'pg_subscription',
  ],
  ...[
    'pg_subscription_rel',
    'pg_transform',
    'pg_trigger',
    'pg_ts_config_map',
    'pg_user_mapping',
    'pg_user_mappings',
  ],
  ...['pg_views'],
];

const emptyOfInformation = [
  ...[
    'administrable_role_authorizations',
    'attributes',
    'check_constraint_routine_usage',
    'check_constraints',
  ],
  ...[
    'column_column_usage',
    'column_domain_usage',
    'column_options',
    'column_udt_usage',
    'data_type_privileges',
  ],
  ...['domain_constraints', 'domain_udt_usage', 'domains', 'element_types', 'foreign_data_wrapper_options'],
  ...[
    'foreign_data_wrappers',
    'foreign_server_options',
    'foreign_servers',
    'foreign_table_options',
    'foreign_tables',
  ],
  ...['parameters', 'role_routine_grants', 'role_udt_grants', 'role_usage_grants', 'routine_column_usage'],
  ...[
    'routine_privileges',
    'routine_routine_usage',
    'routine_sequence_usage',
    'routine_table_usage',
    'routines',
  ],
  ...[
    'sequences',
    'transforms',
    'triggered_update_columns',
    'triggers',
    'udt_privileges',
    'usage_privileges',
  ],
  ...[
    'user_defined_types',
    'user_mapping_options',
    'user_mappings',
    'view_column_usage',
    'view_routine_usage',
  ],
  ...['view_table_usage', 'views'],
];

// No table is named: the login could not read some of these, and would be told so even for no row.
const nothing = { from: '(VALUES (1)) AS none(n) WHERE false' };

const rulesOf = (names: readonly string[]): Rules => Object.fromEntries(names.map((name) => [name, nothing]));

export const emptyCatalogueRules: Rules = rulesOf(emptyOfCatalogue);
export const emptyInformationRules: Rules = rulesOf(emptyOfInformation);
