import { atLeastAsStrict, type Decision } from '@cordon/core/kernel';

/** What `after` shows beyond `before`; empty when nothing. */
export function shownMore(before: Decision, after: Decision): readonly string[] {
  if (!after.allow) return [];
  if (!before.allow) return [`allowed instead of ${before.code}`];
  const minutesOf = (of: Decision): number =>
    of.allow ? Math.max(0, ...of.obligations.map((each) => (each.kind === 'expire' ? each.minutes : 0))) : 0;
  return [
    ...Object.entries(after.treatments)
      .filter(([field, treatment]) => !atLeastAsStrict(treatment, before.treatments[field] ?? 'hidden'))
      .map(([field]) => `${field} is shown more`),
    ...Object.entries(after.rights)
      .filter(([field, rights]) => rights.some((right) => !before.rights[field]?.includes(right)))
      .map(([field]) => `${field} has more rights`),
    ...(minutesOf(after) > minutesOf(before) ? ['the reveal lasts longer'] : []),
    ...before.obligations
      .filter(({ kind }) => !after.obligations.some((each) => each.kind === kind))
      .map(({ kind }) => `${kind} is not owed any more`),
  ];
}
