import type { JsonValue } from '@cordon/ledger';
import type { ActMap, DataMap, FieldMap, SourceDraft } from '../../api/types.ts';
import { jsonHash } from '../../keys/sha256.ts';

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

/** A data map with the acts of one endpoint changed. */
export function withActs(map: DataMap, resource: string, acts: readonly ActMap[]): DataMap {
  return {
    ...map,
    resources: map.resources.map((one) => {
      if (one.name !== resource) return one;
      const { acts: before, ...rest } = one;
      return before === undefined && acts.length === 0
        ? one
        : { ...rest, ...(acts.length > 0 && { acts: [...acts] }) };
    }),
  };
}

/** The map without some of its columns, and without the tables that then have none. @param left by `columnKey` */
export function withoutFields(map: DataMap, left: ReadonlySet<string>): DataMap {
  return {
    ...map,
    resources: map.resources
      .map((one) => ({
        ...one,
        fields: one.fields.filter(({ name }) => !left.has(columnKey(one.name, name))),
      }))
      .filter(({ fields }) => fields.length > 0),
  };
}

/** The map with all that could be added to it, to be looked through as one draft. */
export function withAdditions(map: DataMap, { map: added, findings, leftOut }: SourceDraft): SourceDraft {
  const known = map.resources.map((one) => {
    const more = added.resources.find(({ name }) => name === one.name);
    return more === undefined ? one : { ...one, fields: [...one.fields, ...more.fields] };
  });
  const names = new Set(map.resources.map(({ name }) => name));
  const fresh = added.resources.filter(({ name }) => !names.has(name));
  return { map: { ...map, resources: [...known, ...fresh] }, findings, leftOut };
}

export function columnKey(resource: string, field: string): string {
  return JSON.stringify([resource, field]);
}

/** What is signed of a map: SHA-256 of what its JSON says. It came as JSON, although templates of acts are typed as anything. */
export function mapHash(map: DataMap): Promise<string> {
  return jsonHash(map as unknown as JsonValue);
}
