import { JsonNumber, parsePath, valuesAt, type Json, type JsonPath } from '@cordon/core/json';
import type { CaseValue, Field, Resource } from '@cordon/core/kernel';
import { identifies, mayNumber } from '@cordon/core/sql';

/** By resource; what a data map says does not change under its objects, and is forgotten with them. */
const identifying = new WeakMap<Resource, readonly { readonly field: Field; readonly path: JsonPath }[]>();

/**
 * What is known of a customer by their records: the values that free text is searched for, and the numbers of what is theirs,
 * each once for each field.
 */
export function valuesOf(resource: Resource, records: readonly Json[]): readonly CaseValue[] {
  return identifyingOf(resource).flatMap(({ field, path }) => {
    const values = new Set<string>();
    for (const record of records) {
      for (const value of valuesAt(record, path)) {
        const text = value instanceof JsonNumber ? value.text : value;
        if (typeof text === 'string' && text !== '') values.add(text);
      }
    }
    const { name, category } = field;
    return Array.from(values, (value) => ({ resource: resource.name, field: name, category, value }));
  });
}

function identifyingOf(resource: Resource) {
  const known = identifying.get(resource);
  if (known !== undefined) return known;
  const found = resource.fields
    .filter((field) => identifies(field) || mayNumber(field))
    .map((field) => ({ field, path: parsePath(field.name) ?? [{ member: '' }] }));
  identifying.set(resource, found);
  return found;
}
