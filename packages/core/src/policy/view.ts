import type { Treatment } from '../kernel/index.ts';
import type { Policy, Right } from './policy.ts';
import { entry } from './table.ts';

/** How a role sees one field for a purpose. */
export interface EffectiveField {
  readonly field: string;
  readonly treatment: Treatment;
  /** The clause that sets the treatment; the general clause or `default-deny` where nothing grants the field. */
  readonly clause: string;
  readonly rights: readonly Right[];
}

/**
 * How a role reads a resource for a purpose, conditions, tickets and limits left aside: for "preview as" and for
 * the generated views.
 * @returns every field of the resource, in the order of the data map; empty for a resource it does not hold
 */
export function effectiveView(
  policy: Policy,
  role: string,
  purpose: string,
  resource: string,
): readonly EffectiveField[] {
  const purposes = entry(policy.roles, role)?.purposes;
  const resources = purposes === undefined ? undefined : entry(purposes, purpose)?.resources;
  const operations = resources === undefined ? undefined : entry(resources, resource)?.operations;
  const read = operations === undefined ? undefined : entry(operations, 'read');
  const fields = entry(policy.resources, resource) ?? [];
  return fields.map((field) => {
    const rule = read === undefined ? undefined : entry(read.fields, field);
    return rule === undefined
      ? { field, treatment: 'hidden', clause: policy.otherwise.clause, rights: [] }
      : { field, treatment: rule.treatment, clause: rule.citation.clause, rights: rule.rights };
  });
}
