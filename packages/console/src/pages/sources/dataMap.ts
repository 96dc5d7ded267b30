import type { DataMap, FieldMap } from '../../api/types.ts';

/** A data map with one column changed; all others stay the same objects. */
export function withField(map: DataMap, resource: string, name: string, patch: Partial<FieldMap>): DataMap {
  return {
    ...map,
    resources: map.resources.map((one) =>
      one.name === resource
        ? {
            ...one,
            fields: one.fields.map((field) => (field.name === name ? { ...field, ...patch } : field)),
          }
        : one,
    ),
  };
}
