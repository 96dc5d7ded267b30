/**
 * SQL for what is known of a person's courses, as JSON by course (`CoursesKnown`): read with the session, so that a
 * course that was passed opens the very next request and one that ran out closes it.
 * @param person a column
 */
export function trainedSql(person: string): string {
  const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
  return `coalesce((SELECT json_object_agg(k.course, json_build_object('passedAt', ${ms('k.passed_at')},
      'right', k.answered_right, 'owedBy', ${ms('k.owed_by')}))
    FROM cordon.courses_known k WHERE k.person = ${person}), '{}')`;
}
