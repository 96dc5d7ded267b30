import type { FieldGrant, Permission, Permittable, Terms } from '../../kernel/index.ts';

/** What people of one role did for one purpose, and with which data. */
export interface Usage {
  readonly role: string;
  readonly purpose: string;
  readonly operation: Permittable;
  /** Categories it showed or touched; none for what touches no field, such as a note. */
  readonly categories: readonly string[];
}

/** Something that a permission gives and nobody used. */
export type Unused = {
  /** Of the permission. */
  readonly clause: string;
  readonly purpose: string;
} & (
  | { readonly what: 'permission' }
  | { readonly what: 'operation'; readonly operation: Permittable }
  | { readonly what: 'category'; readonly category: string }
  | { readonly what: 'right'; readonly category: string; readonly right: Right }
);

const rights = ['lookup', 'confirm', 'reveal'] as const;
type Right = (typeof rights)[number];

/** Whether a grant of one category covers another. */
type Covers = (granted: string, category: string) => boolean;

/**
 * What of these terms nobody used, the widest first: of a permission that nobody used at all, its parts are not told.
 * @param used everything that was done under them in the time looked at
 */
export function unusedOf(terms: Terms, used: readonly Usage[], covers: Covers): readonly Unused[] {
  return terms.permissions.flatMap((permission) => {
    const { clause, purpose } = permission;
    const own = used.filter((one) => isOf(permission, one, covers));
    if (own.length === 0) return [{ clause, purpose, what: 'permission' as const }];
    const idle = permission.operations.filter((operation) => !own.some((one) => one.operation === operation));
    return [
      ...idle.map((operation) => ({ clause, purpose, what: 'operation' as const, operation })),
      ...permission.fields.flatMap((grant): readonly Unused[] => {
        const { category } = grant;
        const ofIt = own.filter((one) => one.categories.some((touched) => covers(category, touched)));
        if (ofIt.length === 0) return shows(grant) ? [{ clause, purpose, what: 'category', category }] : [];
        return rightsOf(grant)
          .filter((right) => permission.operations.includes(right) && !idle.includes(right))
          .filter((right) => !ofIt.some(({ operation }) => operation === right))
          .map((right) => ({ clause, purpose, what: 'right', category, right }));
      }),
    ];
  });
}

function isOf({ roles, purpose, operations, fields }: Permission, used: Usage, covers: Covers): boolean {
  if (used.purpose !== purpose || !roles.includes(used.role) || !operations.includes(used.operation))
    return false;
  const touched = used.categories;
  return (
    touched.length === 0 ||
    touched.some((category) => fields.some((grant) => covers(grant.category, category)))
  );
}

/** A grant that hides and gives no right restricts only: nothing of it can go unused. */
function shows(grant: FieldGrant): boolean {
  return grant.treatment !== 'hidden' || rightsOf(grant).length > 0;
}

function rightsOf({ lookup, confirm, reveal }: FieldGrant): readonly Right[] {
  return rights.filter(
    (right) => ({ lookup: lookup === true, confirm: confirm === true, reveal: reveal !== undefined })[right],
  );
}

/** The terms without one thing. A permission that is left without an operation goes whole. */
export function without(terms: Terms, unused: Unused): Terms {
  const permissions = terms.permissions.flatMap((permission): readonly Permission[] => {
    const { clause, purpose, operations, fields } = permission;
    if (clause !== unused.clause || purpose !== unused.purpose) return [permission];
    if (unused.what === 'permission') return [];
    if (unused.what === 'operation') {
      const left = operations.filter((operation) => operation !== unused.operation);
      return left.length === 0 ? [] : [{ ...permission, operations: left }];
    }
    if (unused.what === 'category') {
      const left = fields.filter(({ category }) => category !== unused.category);
      return [{ ...permission, fields: left }];
    }
    const { category, right } = unused;
    return [
      {
        ...permission,
        fields: fields.map((grant) => (grant.category === category ? withoutRight(grant, right) : grant)),
      },
    ];
  });
  return { ...terms, permissions };
}

function withoutRight(grant: FieldGrant, right: Right): FieldGrant {
  const { [right]: _, ...rest } = grant;
  return rest;
}

/** Narrower terms, and what is proposed to go. */
export interface Narrowed {
  readonly terms: Terms;
  readonly proposed: readonly Unused[];
  /** Unused, and yet kept: without it somebody would see more, since a grant also restricts what others give. */
  readonly kept: readonly Unused[];
}

/**
 * The narrowest terms that lack only what nobody used.
 * @param isNarrower whether terms compile and show nobody more than the ones in force
 */
export function narrow(
  terms: Terms,
  unused: readonly Unused[],
  isNarrower: (terms: Terms) => boolean,
): Narrowed {
  return unused.reduce<Narrowed>(
    (so, one) => {
      const next = without(so.terms, one);
      return isNarrower(next)
        ? { ...so, terms: next, proposed: [...so.proposed, one] }
        : { ...so, kept: [...so.kept, one] };
    },
    { terms, proposed: [], kept: [] },
  );
}
