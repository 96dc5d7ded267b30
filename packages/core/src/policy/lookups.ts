import type { Policy } from './policy.ts';
import { entry } from './table.ts';

/** A field that customers are found by, and one role and purpose that the terms give the look-up to: these name its view. */
export interface LookupField {
  readonly resource: string;
  readonly field: string;
  readonly label: string;
  readonly role: string;
  readonly purpose: string;
}

/** The fields that the terms let anybody look customers up by, each once, in the order of the data map. */
export function lookupFields({ roles, dataMap }: Policy): readonly LookupField[] {
  return dataMap.resources.flatMap(({ name: resource, fields }) =>
    fields.flatMap(({ name: field, label }) => {
      const given = Object.entries(roles).flatMap(([role, { purposes }]) =>
        Object.entries(purposes)
          .filter(([, { resources }]) => {
            const rule = entry(entry(resources, resource)?.operations ?? {}, 'lookup');
            return rule !== undefined && entry(rule.fields, field)?.act != null;
          })
          .map(([purpose]) => ({ role, purpose })),
      );
      return given.slice(0, 1).map((by) => ({ resource, field, label, ...by }));
    }),
  );
}
