import { common, named, type Attribute, type ResourceType } from './attributes.ts';
import { wrong } from './errors.ts';

/** A resource as it is kept: canonical names, no `schemas`, `id`, `meta`, and nothing unassigned. */
export type Attributes = Readonly<Record<string, unknown>>;

const MOST_CHARACTERS = 4000;
const MOST_VALUES = 20_000;

/** Set by the resource's server alone, wherever they stand in a body (RFC 7643 section 3.1). */
const OURS: ReadonlySet<string> = new Set(['schemas', 'id', 'meta']);

/**
 * A body in one spelling: names as the schema has them whatever their case (RFC 7643 section 2.1), unknown and readOnly
 * attributes left out (RFC 7644 section 3.3), null and empty arrays unassigned (RFC 7643 section 2.5).
 * @throws ScimError `invalidSyntax` for what is no resource, `invalidValue` for a value of another type, for a required
 *   attribute that is missing and for two primaries
 */
export function canonical(type: ResourceType, body: unknown): Attributes {
  const result = members(body, [...common, ...type.schema.attributes], type);
  for (const { name, required, mutability } of type.schema.attributes) {
    if (required && mutability !== 'readOnly' && result[name] === undefined) {
      throw wrong('invalidValue', `${name} is required.`);
    }
  }
  return result;
}

/** @throws ScimError `invalidSyntax` when the body does not name the schema of the resource */
export function checkSchemas(type: ResourceType, body: unknown): void {
  const given = isObject(body)
    ? Object.entries(body).find(([key]) => key.toLowerCase() === 'schemas')
    : undefined;
  const listed: unknown = given?.[1];
  const wanted = type.schema.id.toLowerCase();
  const there =
    Array.isArray(listed) && listed.some((id) => typeof id === 'string' && id.toLowerCase() === wanted);
  if (!there) throw wrong('invalidSyntax', `schemas must name ${type.schema.id}.`);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function members(
  body: unknown,
  among: readonly Attribute[],
  type?: ResourceType,
): Readonly<Record<string, unknown>> {
  if (!isObject(body)) throw wrong('invalidSyntax', 'An object was expected.');
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(body)) {
    const extension = type?.extensions.find(({ id }) => id.toLowerCase() === key.toLowerCase());
    const attribute = named(among, key);
    if (type !== undefined && attribute !== undefined && OURS.has(attribute.name)) continue;
    const [name, kept] =
      extension === undefined
        ? [attribute?.name, attribute === undefined ? undefined : valueOf(attribute, value)]
        : [extension.id, value === null ? undefined : nothingAsAbsent(members(value, extension.attributes))];
    if (name === undefined || kept === undefined) continue;
    if (Object.hasOwn(result, name)) throw wrong('invalidSyntax', `${name} stands twice.`);
    result[name] = kept;
  }
  return result;
}

/**
 * A value as its attribute keeps it.
 * @returns undefined for what is unassigned, and for what a client may not set
 * @throws ScimError `invalidValue`
 */
export function valueOf(attribute: Attribute, value: unknown): unknown {
  const { mutability, multiValued } = attribute;
  if (value === null || value === undefined || mutability === 'readOnly' || mutability === 'writeOnly')
    return undefined;
  if (!multiValued) return singleOf(attribute, value);
  // Directories send one value of many without the brackets.
  const given = Array.isArray(value) ? value : [value];
  if (given.length > MOST_VALUES) throw wrong('invalidValue', `${attribute.name} has too many values.`);
  const kept = unrepeated(given.map((one) => singleOf(attribute, one)).filter((one) => one !== undefined));
  if (kept.filter(isPrimary).length > 1) throw wrong('invalidValue', `${attribute.name} has two primaries.`);
  return kept.length === 0 ? undefined : kept;
}

/** One value of an attribute, multi-valued or not. */
export function singleOf(attribute: Attribute, value: unknown): unknown {
  const { name, subAttributes } = attribute;
  if (value === null) return undefined;
  if (subAttributes === undefined) return simpleOf(attribute, value);
  if (!isObject(value)) {
    // A plain value for what has sub-attributes means its `value`: Entra ID writes a manager and members so.
    const plain = named(subAttributes, 'value');
    if (plain === undefined || typeof value === 'object') throw wrong('invalidValue', `${name} has parts.`);
    return { value: simpleOf(plain, value) };
  }
  return nothingAsAbsent(members(shown(attribute, value), subAttributes));
}

/** Entra ID calls the display name of a member `displayName`. */
function shown(
  { name }: Attribute,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { displayName, ...rest } = value;
  return name === 'members' && displayName !== undefined && rest.display === undefined
    ? { ...rest, display: displayName }
    : value;
}

function simpleOf({ name, type, required }: Attribute, value: unknown): unknown {
  if (type === 'boolean') {
    if (typeof value === 'boolean') return value;
    // Entra ID sends "True" and "False".
    const word = typeof value === 'string' ? value.toLowerCase() : '';
    if (word === 'true' || word === 'false') return word === 'true';
    throw wrong('invalidValue', `${name} is true or false.`);
  }
  if (typeof value !== 'string') throw wrong('invalidValue', `${name} is text.`);
  if (value.length > MOST_CHARACTERS || value.includes('\0'))
    throw wrong('invalidValue', `${name} is too long.`);
  if (required && value.trim() === '') return undefined;
  if (type === 'reference' && !URL.canParse(value, 'https://relative.invalid/')) {
    throw wrong('invalidValue', `${name} is an address.`);
  }
  if (type === 'binary' && !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) {
    throw wrong('invalidValue', `${name} is base64.`);
  }
  return value;
}

function nothingAsAbsent(value: Readonly<Record<string, unknown>>): unknown {
  return Object.keys(value).length === 0 ? undefined : value;
}

export function isPrimary(value: unknown): boolean {
  return isObject(value) && value.primary === true;
}

/** RFC 7643 section 2.4: the same (type, value) is not kept more than once. */
function unrepeated(given: readonly unknown[]): unknown[] {
  const seen = new Set<string>();
  return given.filter((one) => {
    const key =
      isObject(one) && one.value !== undefined ? JSON.stringify([one.type, one.value]) : JSON.stringify(one);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
