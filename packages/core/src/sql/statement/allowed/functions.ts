const list = (...names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((line) => line.split(' ')));

/**
 * Functions that may be called: built in, without effects, and telling of nothing but their arguments. Not here, among
 * others: what reads files, settings, sessions, locks, privileges or statistics; what runs SQL of its own
 * (query_to_xml, ts_stat); what waits; what makes one value of any size from a short text (see `sizes.ts`).
 */
export const PLAIN: ReadonlySet<string> = list(
  // Numbers.
  'abs ceil ceiling floor round trunc sign mod div power pow sqrt cbrt exp ln log log10 gcd lcm',
  'degrees radians pi sin cos tan cot asin acos atan atan2 sind cosd tand cotd asind acosd atand atan2d',
  'sinh cosh tanh asinh acosh atanh erf erfc gamma lgamma factorial width_bucket scale min_scale trim_scale',
  'random',
  // Texts.
  'lower upper initcap length char_length character_length octet_length bit_length substr substring left right',
  'btrim ltrim rtrim trim position strpos replace translate reverse concat concat_ws split_part starts_with',
  'overlay ascii chr md5 encode decode quote_literal quote_ident quote_nullable to_hex normalize is_normalized',
  'regexp_replace regexp_match regexp_like regexp_count regexp_instr regexp_substr regexp_split_to_array',
  'string_to_array similar_to_escape like_escape unistr sha224 sha256 sha384 sha512 get_byte get_bit bit_count',
  'repeat lpad rpad format casefold parse_ident to_bin to_oct set_byte set_bit crc32 crc32c hashtext hashtextextended',
  // Dates.
  'now transaction_timestamp statement_timestamp clock_timestamp age date_part date_trunc date_bin',
  'extract make_date make_time make_timestamp make_timestamptz make_interval to_char to_date to_timestamp to_number',
  'timezone isfinite justify_days justify_hours justify_interval overlaps date_add date_subtract',
  // Arrays and ranges.
  'array_append array_prepend array_cat array_length array_upper array_lower array_ndims array_dims array_position',
  'array_positions array_remove array_replace array_to_string array_to_json cardinality trim_array array_sort array_reverse',
  'int4range int8range numrange daterange tsrange tstzrange lower_inc upper_inc lower_inf upper_inf isempty range_merge',
  'multirange int4multirange int8multirange nummultirange datemultirange tsmultirange tstzmultirange',
  // JSON and records.
  'to_json to_jsonb row_to_json json_build_object jsonb_build_object json_build_array jsonb_build_array json_object',
  'jsonb_object json_typeof jsonb_typeof json_array_length jsonb_array_length json_extract_path jsonb_extract_path',
  'json_extract_path_text jsonb_extract_path_text jsonb_set jsonb_set_lax jsonb_insert jsonb_pretty jsonb_strip_nulls json_strip_nulls',
  'jsonb_path_exists jsonb_path_match jsonb_path_query_array jsonb_path_query_first',
  // Others.
  'num_nulls num_nonnulls host family masklen netmask network broadcast abbrev hostmask text',
  'inet_same_family inet_merge set_masklen',
  'pg_typeof int4 int8 int2 float4 float8 numeric bool varchar bpchar date timestamp',
  'timestamptz time interval uuid_extract_timestamp uuid_extract_version',
);

export const AGGREGATES: ReadonlySet<string> = list(
  'count sum avg min max bool_and bool_or every stddev stddev_pop stddev_samp variance var_pop var_samp',
  'corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy',
  'array_agg string_agg json_agg jsonb_agg json_object_agg jsonb_object_agg bit_and bit_or bit_xor any_value range_agg',
  'percentile_cont percentile_disc mode range_intersect_agg json_agg_strict jsonb_agg_strict',
  'json_object_agg_strict jsonb_object_agg_strict json_object_agg_unique jsonb_object_agg_unique',
);

/** Their value stands for the whole group; every other aggregate hands out single values. */
export const OF_GROUPS: ReadonlySet<string> = list(
  'count sum avg bool_and bool_or every stddev stddev_pop stddev_samp variance var_pop var_samp',
  'corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy',
  'percentile_cont',
);

/** Window functions that tell the place of the row itself. */
export const RANKING: ReadonlySet<string> = list('row_number rank dense_rank ntile percent_rank cume_dist');

/** Window functions that hand out values of other rows. */
export const OF_OTHER_ROWS: ReadonlySet<string> = list('lag lead first_value last_value nth_value');

/** Functions that return sets -> the names of their columns; null where the column is named after the alias. */
export const SETS: ReadonlyMap<string, readonly string[] | null> = new Map<string, readonly string[] | null>([
  ['generate_series', null],
  ['generate_subscripts', null],
  ['unnest', null],
  ['regexp_matches', null],
  ['regexp_split_to_table', null],
  ['string_to_table', null],
  ['json_object_keys', null],
  ['jsonb_object_keys', null],
  ['jsonb_path_query', null],
  ['json_array_elements', ['value']],
  ['jsonb_array_elements', ['value']],
  ['json_array_elements_text', ['value']],
  ['jsonb_array_elements_text', ['value']],
  ['json_each', ['key', 'value']],
  ['jsonb_each', ['key', 'value']],
  ['json_each_text', ['key', 'value']],
  ['jsonb_each_text', ['key', 'value']],
  ['json_to_record', []],
  ['jsonb_to_record', []],
  ['json_to_recordset', []],
  ['jsonb_to_recordset', []],
]);

/** Names a field of a composite value may be asked by: no function bears them, so nothing is called by `(x).name`. */
export const FIELDS: ReadonlySet<string> = list('x n key value');
