import { atLeastAsStrict, type Allowed, type Decision } from '@cordon/core/kernel';

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
    ...(leastOf(after) < leastOf(before) ? ['figures tell of smaller groups'] : []),
    ...(leftOf(after) > leftOf(before) ? ['rows of more customers are shown'] : []),
    ...before.obligations
      .filter(({ kind }) => !after.obligations.some((each) => each.kind === kind))
      .map(({ kind }) => `${kind} is not owed any more`),
  ];
}

function leastOf({ obligations }: Allowed): number {
  return Math.max(0, ...obligations.map((each) => (each.kind === 'group-size' ? each.least : 0)));
}

function leftOf({ obligations }: Allowed): number {
  return Math.max(0, ...obligations.map((each) => (each.kind === 'subjects-left' ? each.most : 0)));
}
