import type { DataMap } from '@cordon/core/kernel';
import type { Asking } from './asking.ts';

/** Stands in an entry for a name that no data map holds. No client can send it as a name. */
const UNKNOWN = '?';

/**
 * The same asking with every resource and field that the data map does not hold named `?`, which nothing permits.
 * A client's word for a field is free text: kept as it came, it would carry a customer's value into the ledger.
 */
export function withKnownNames(asking: Asking, { resources }: DataMap): Asking {
  const asked = asking.resources.map((name) => resources.find((resource) => resource.name === name));
  const known = (field: string) =>
    asked.some((resource) => resource?.fields.some(({ name }) => name === field) === true);
  return {
    ...asking,
    resources: asked.map((resource) => resource?.name ?? UNKNOWN),
    field: asking.field === null || known(asking.field) ? asking.field : UNKNOWN,
  };
}

/** The asking where no terms, and so no data map, are there to know its names. */
export function withoutNames(asking: Asking): Asking {
  return { ...asking, resources: [], field: null };
}
