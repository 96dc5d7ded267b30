import { common, named, type Attribute, type ResourceType } from './attributes.ts';
import { isObject } from './canonical.ts';

/** Where an attribute is in a resource. */
export interface Place {
  /** The extension it is in; null for the core schema. */
  readonly extension: string | null;
  readonly attribute: Attribute;
  readonly sub: Attribute | null;
}

/**
 * Finds what `[URN:]attribute[.sub]` names, whatever its case (RFC 7644 section 3.10).
 * @returns null for what the resource type does not have
 */
export function placeOf(type: ResourceType, path: string): Place | null {
  for (const schema of [type.schema, ...type.extensions]) {
    const prefix = `${schema.id}:`.toLowerCase();
    if (!path.toLowerCase().startsWith(prefix)) continue;
    const extension = schema === type.schema ? null : schema.id;
    return within(extension, schema.attributes, path.slice(prefix.length));
  }
  return within(null, [...common, ...type.schema.attributes], path);
}

function within(extension: string | null, among: readonly Attribute[], path: string): Place | null {
  const [name = '', subName, ...more] = path.split('.');
  const attribute = named(among, name);
  if (attribute === undefined || more.length > 0) return null;
  if (subName === undefined) return { extension, attribute, sub: null };
  const sub = named(attribute.subAttributes ?? [], subName);
  return sub === undefined ? null : { extension, attribute, sub };
}

/** The values at a place of a resource: none, one, or those of a multi-valued attribute. */
export function valuesAt(resource: unknown, { extension, attribute, sub }: Place): readonly unknown[] {
  const holder = extension === null ? resource : read(resource, extension);
  const value = read(holder, attribute.name);
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return (sub === null ? all : all.map((one) => read(one, sub.name))).filter(
    (one) => one !== undefined && one !== null,
  );
}

function read(holder: unknown, name: string): unknown {
  return isObject(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined;
}
