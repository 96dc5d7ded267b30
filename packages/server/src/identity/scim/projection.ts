import { common, type Attribute, type ResourceType } from './attributes.ts';
import { isObject } from './canonical.ts';
import { wrong } from './errors.ts';
import { placeOf } from './paths.ts';

/** Which attributes an answer holds (RFC 7644 section 3.9). */
export interface Wanted {
  readonly attributes: readonly string[] | null;
  readonly excluded: readonly string[];
}

/** @throws ScimError `invalidValue` when both are given */
export function wanted(attributes: readonly string[] | null, excluded: readonly string[] | null): Wanted {
  if (attributes !== null && excluded !== null) {
    throw wrong('invalidValue', 'attributes and excludedAttributes exclude each other.');
  }
  return { attributes, excluded: excluded ?? [] };
}

type Resource = Readonly<Record<string, unknown>>;

/** The part of a resource that was asked for; what is always returned stays. */
export function projected(
  type: ResourceType,
  resource: Resource,
  { attributes, excluded }: Wanted,
): Resource {
  if (attributes !== null) return picked(type, resource, attributes);
  return excluded.reduce((rest, path) => without(type, rest, path), usual(type, resource));
}

/** A resource without the parts that are returned on request only. */
function usual(type: ResourceType, resource: Resource): Resource {
  const changed = type.schema.attributes.flatMap((attribute) => {
    const value = resource[attribute.name];
    const less = usualParts(attribute, value);
    return less === value ? [] : [[attribute.name, less] as const];
  });
  return changed.length === 0 ? resource : { ...resource, ...Object.fromEntries(changed) };
}

function usualParts({ subAttributes = [] }: Attribute, value: unknown): unknown {
  return subAttributes.filter(({ returned }) => returned === 'request').reduce(cut, value);
}

function picked(type: ResourceType, resource: Resource, paths: readonly string[]): Resource {
  const always = [...common, ...type.schema.attributes].filter(({ returned }) => returned === 'always');
  const result = Object.fromEntries(always.map(({ name }) => [name, resource[name]]));
  for (const path of paths) {
    const extension = type.extensions.find(({ id }) => id.toLowerCase() === path.toLowerCase());
    if (extension !== undefined) {
      if (resource[extension.id] !== undefined) result[extension.id] = resource[extension.id];
      continue;
    }
    const place = placeOf(type, path);
    if (place === null) continue;
    const from = place.extension === null ? resource : resource[place.extension];
    if (!isObject(from) || from[place.attribute.name] === undefined) continue;
    const whole = from[place.attribute.name];
    const value = place.sub === null ? usualParts(place.attribute, whole) : part(whole, place.sub);
    if (place.extension === null) result[place.attribute.name] = joined(result[place.attribute.name], value);
    else {
      const so = result[place.extension];
      const far = isObject(so) ? so : {};
      result[place.extension] = { ...far, [place.attribute.name]: joined(far[place.attribute.name], value) };
    }
  }
  return result;
}

function part(value: unknown, sub: Attribute): unknown {
  if (Array.isArray(value)) return value.map((one) => part(one, sub));
  return isObject(value) && value[sub.name] !== undefined ? { [sub.name]: value[sub.name] } : {};
}

/** `name.givenName,name.familyName` asks for two parts of one. */
function joined(before: unknown, more: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(more)) {
    return more.map((one, index) => joined(before[index] as unknown, one as unknown));
  }
  return isObject(before) && isObject(more) ? { ...before, ...more } : more;
}

function without(type: ResourceType, resource: Resource, path: string): Resource {
  const extension = type.extensions.find(({ id }) => id.toLowerCase() === path.toLowerCase());
  if (extension !== undefined) return omit(resource, extension.id);
  const place = placeOf(type, path);
  if (place === null || place.attribute.returned === 'always') return resource;
  const { attribute, sub } = place;
  const from = place.extension === null ? resource : resource[place.extension];
  if (!isObject(from)) return resource;
  const value = from[attribute.name];
  const less =
    sub === null || value === undefined
      ? omit(from, attribute.name)
      : { ...from, [attribute.name]: cut(value, sub) };
  return place.extension === null ? less : { ...resource, [place.extension]: less };
}

/** The same value when it has no such part. */
function cut(value: unknown, sub: Attribute): unknown {
  if (Array.isArray(value)) return value.map((one) => cut(one, sub));
  return isObject(value) && sub.name in value ? omit(value, sub.name) : value;
}

function omit(from: Resource, name: string): Resource {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key !== name));
}
