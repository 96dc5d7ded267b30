import type { DataMap, FieldGrant, Permission, Terms } from '../kernel/index.ts';
import { covers } from '../policy/index.ts';

/**
 * Terms of a template for one source: without the grants that reach none of its fields, and without the permissions
 * that then reach none, since both would be slips of the pen there. What hides stays, for what the source may hold
 * one day. Nobody sees more by it: what is left out covered no field, and a field that comes later is not granted.
 */
export function fitTo(terms: Terms, { resources }: DataMap): Terms {
  const categories = resources.flatMap(({ fields }) => fields.map(({ category }) => category));
  const reaches = (grant: FieldGrant): boolean => categories.some((held) => covers(grant.category, held));
  const fitted = (permission: Permission): Permission => ({
    ...permission,
    fields: permission.fields.filter((grant) => grant.treatment === 'hidden' || reaches(grant)),
  });
  return {
    ...terms,
    permissions: terms.permissions.map(fitted).filter(({ fields }) => fields.some(reaches)),
  };
}
