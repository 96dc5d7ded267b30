/** What the rewriter allows by itself, as far as recorded statements need it. */
export const functions = [
  ...[
    'array_agg',
    'bool_and',
    'btrim',
    'format',
    'generate_series',
    'json_build_object',
    'like_escape',
    'lower',
  ],
  ...['ltrim', 'max', 'min', 'power', 'regexp_split_to_table', 'repeat', 'replace', 'row_number'],
  ...['string_agg', 'substring', 'count', 'upper'],
];
