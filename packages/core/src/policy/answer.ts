import type { Allowed, Citation, Obligation, Permittable, Treatment } from '../kernel/index.ts';
import type { FieldRule, Right } from './policy.ts';
import { deepFreeze, entry, table, type Table } from './table.ts';

const SIGN: Obligation = { kind: 'sign' };
const MARK: Obligation = { kind: 'mark' };

/** How long an approval stands: an export is made of several tickets, a reveal is one cell of a caller who waits. */
const EXPORT_MINUTES = 60;
const REVEAL_APPROVAL_MINUTES = 15;

/** What an allowed access obliges the door to. Lookup, confirm and reveal have their own. */
const DUE: Readonly<Record<Exclude<Permittable, Right>, readonly Obligation[]>> = {
  read: [MARK],
  note: [{ kind: 'redact-text' }],
  reply: [{ kind: 'redact-text' }],
  act: [SIGN],
  export: [SIGN, MARK, { kind: 'approve', minutes: EXPORT_MINUTES }],
};

/**
 * The allowed decision for the fields named, all of which stand in `fields`.
 * @param permissions clauses of the permissions that list the operation
 * @param always clauses that had to hold for any allowed access
 */
export function answer(
  operation: Exclude<Permittable, Right>,
  fields: Table<FieldRule>,
  names: readonly string[],
  permissions: readonly Citation[],
  always: readonly Citation[],
): Allowed {
  const named = [...new Set(names)].flatMap((name) => {
    const rule = entry(fields, name);
    return rule === undefined ? [] : ([[name, rule]] as const);
  });
  return deepFreeze({
    allow: true,
    treatments: table(named.map(([name, rule]) => [name, rule.treatment])),
    rights: table(
      named.filter(([, rule]) => rule.rights.length > 0).map(([name, rule]) => [name, rule.rights]),
    ),
    obligations: DUE[operation],
    citations: [...permissions, ...named.map(([, rule]) => rule.citation), ...always],
  });
}

/**
 * The allowed decision of a lookup, confirm or reveal of one field.
 * @param shown `clear` for a reveal; for a lookup or confirm how the field is shown otherwise
 * @param minutes how long a reveal stays open; null for a lookup or confirm
 * @param approval whether a second person approves it first
 */
export function actAnswer(
  field: string,
  shown: Treatment,
  minutes: number | null,
  approval: boolean,
  rights: readonly Right[],
  citations: readonly Citation[],
): Allowed {
  return deepFreeze({
    allow: true,
    treatments: table([[field, shown]]),
    rights: table([[field, rights]]),
    obligations:
      minutes === null
        ? [SIGN]
        : [
            { kind: 'expire', minutes },
            SIGN,
            MARK,
            ...(approval ? [{ kind: 'approve' as const, minutes: REVEAL_APPROVAL_MINUTES }] : []),
          ],
    citations,
  });
}

/** The same decision without the offer of a reveal, and with obligations and clauses to add. */
export function withoutReveal(
  allowed: Allowed,
  more: readonly Obligation[],
  by: readonly Citation[] = [],
): Allowed {
  const rights = Object.entries(allowed.rights)
    .map(([field, given]) => [field, given.filter((right) => right !== 'reveal')] as const)
    .filter(([, given]) => given.length > 0);
  return deepFreeze({
    ...allowed,
    rights: table(rights),
    obligations: more.length === 0 ? allowed.obligations : [...allowed.obligations, ...more],
    citations: by.length === 0 ? allowed.citations : [...by, ...allowed.citations],
  });
}

/** The same decision where rows of every customer are open. @param left customers who may yet be shown today */
export function forEvery(allowed: Allowed, least: number, left: number): Allowed {
  const bounds = [
    { kind: 'group-size', least },
    { kind: 'subjects-left', most: left },
  ] as const;
  return deepFreeze({ ...allowed, obligations: [...allowed.obligations, ...bounds] });
}

/** The same decision for who may look and do nothing else. */
export function onlySight(allowed: Allowed): Allowed {
  return deepFreeze({ ...allowed, rights: table([]) });
}
