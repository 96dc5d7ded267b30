import { JsonNumber, parsePath, valuesAt, type Json } from '@cordon/core/json';
import type { CaseValue, Resource } from '@cordon/core/kernel';
import { identifies } from '@cordon/core/sql';

/** What is known of a customer by their records: the values that free text is searched for. */
export function valuesOf(resource: Resource, records: readonly Json[]): readonly CaseValue[] {
  return resource.fields.filter(identifies).flatMap((field) =>
    records
      .flatMap((record) => valuesAt(record, parsePath(field.name) ?? [{ member: '' }]))
      .map((value) => (value instanceof JsonNumber ? value.text : value))
      .filter((value): value is string => typeof value === 'string' && value !== '')
      .map((value) => ({ resource: resource.name, field: field.name, category: field.category, value })),
  );
}
