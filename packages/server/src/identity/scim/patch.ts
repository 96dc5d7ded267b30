import { scimPatch, type ScimPatchOperation, type ScimResource } from 'scim-patch';
import type { ResourceType } from './attributes.ts';
import { canonical, isObject, isPrimary, singleOf, valueOf, type Attributes } from './canonical.ts';
import { wrong } from './errors.ts';
import { readFilter, valueTest, type Filter } from './filter.ts';
import { placeOf, type Place } from './paths.ts';

export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const MOST_OPERATIONS = 1000;

/** One change of one attribute, read and checked; what it does is left to scim-patch. */
interface Change extends Place {
  readonly op: 'add' | 'replace' | 'remove';
  readonly filter: Filter | null;
  readonly value: unknown;
}

/**
 * Applies a PATCH (RFC 7644 section 3.5.2): all of its operations, or an error and none.
 * @param current canonical, with `active`
 * @throws ScimError `invalidSyntax`, `invalidPath`, `invalidFilter`, `invalidValue`, `mutability`, `noTarget`
 */
export function patched(type: ResourceType, current: Attributes, body: unknown): Attributes {
  let next = structuredClone(current) as Record<string, unknown>;
  for (const operation of operationsOf(body)) {
    for (const change of changesOf(type, operation)) next = apply(next, change);
  }
  return canonical(type, next);
}

function operationsOf(body: unknown): readonly unknown[] {
  const schemas = member(body, 'schemas');
  const operations = member(body, 'operations');
  if (!Array.isArray(schemas) || !schemas.includes(PATCH_OP)) {
    throw wrong('invalidSyntax', `schemas must name ${PATCH_OP}.`);
  }
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MOST_OPERATIONS) {
    throw wrong('invalidSyntax', 'Operations must be a list of at least one operation.');
  }
  return operations;
}

/** A member of a message, whatever its case. */
function member(holder: unknown, name: string): unknown {
  if (!isObject(holder)) return undefined;
  return Object.entries(holder).find(([key]) => key.toLowerCase() === name)?.[1];
}

function changesOf(type: ResourceType, operation: unknown): Change[] {
  const op = String(member(operation, 'op')).toLowerCase();
  const path = member(operation, 'path');
  const value = member(operation, 'value');
  if (op !== 'add' && op !== 'replace' && op !== 'remove') {
    throw wrong('invalidSyntax', 'op is add, replace or remove.');
  }
  if (op !== 'remove' && value === undefined) throw wrong('invalidValue', `${op} needs a value.`);
  if (path === undefined || path === null || path === '') {
    if (op === 'remove') throw wrong('noTarget', 'remove needs a path.');
    return withoutPath(type, op, value);
  }
  if (typeof path !== 'string') throw wrong('invalidPath', 'path is text.');
  const extension = type.extensions.find(({ id }) => id.toLowerCase() === path.toLowerCase());
  if (extension !== undefined) {
    const whole =
      op === 'remove' ? Object.fromEntries(extension.attributes.map(({ name }) => [name, null])) : value;
    return withoutPath(type, op === 'remove' ? 'replace' : op, { [extension.id]: whole });
  }
  return [changeOf(type, op, path, value)];
}

/** RFC 7644 section 3.5.2.1: the value has the attributes. Entra ID also writes paths as their names. */
function withoutPath(type: ResourceType, op: 'add' | 'replace', value: unknown): Change[] {
  if (!isObject(value)) throw wrong('invalidValue', 'Without a path the value is an object.');
  return Object.entries(value).flatMap(([key, one]) => {
    const extension = type.extensions.find(({ id }) => id.toLowerCase() === key.toLowerCase());
    if (extension !== undefined) {
      if (!isObject(one)) throw wrong('invalidValue', 'The value of an extension is an object.');
      return Object.entries(one).flatMap(([name, each]) =>
        known(type, `${extension.id}:${name}`) ? [changeOf(type, op, `${extension.id}:${name}`, each)] : [],
      );
    }
    // As in a whole resource: what is not known or not theirs to set is passed over.
    return known(type, key) ? [changeOf(type, op, key, one)] : [];
  });
}

function known(type: ResourceType, path: string): boolean {
  const place = placeOf(type, splitFilter(path).plain);
  return place !== null && place.attribute.mutability !== 'readOnly' && place.sub?.mutability !== 'readOnly';
}

/** `emails[type eq "work"].value` -> `emails.value` and what stands in the brackets. */
function splitFilter(path: string): { readonly plain: string; readonly filter: string | null } {
  const match = /^([^[\]]+)\[(.*)\](\.[^[\].]+)?$/s.exec(path);
  const [, before = '', filter, after = ''] = match ?? [];
  return filter === undefined ? { plain: path, filter: null } : { plain: before + after, filter };
}

function changeOf(type: ResourceType, op: Change['op'], path: string, given: unknown): Change {
  const { plain, filter: text } = splitFilter(path.trim());
  const place = placeOf(type, plain);
  if (place === null) throw wrong('invalidPath', 'There is no such attribute.');
  const { attribute, sub } = place;
  const target = sub ?? attribute;
  if (attribute.mutability === 'readOnly' || target.mutability === 'readOnly') {
    throw wrong('mutability', `${target.name} cannot be set.`);
  }
  if (sub?.mutability === 'immutable') throw wrong('mutability', `${sub.name} cannot be changed.`);
  if (text !== null && !attribute.multiValued) throw wrong('invalidPath', `${attribute.name} has one value.`);
  if (text === null && sub !== null && attribute.multiValued) {
    throw wrong('invalidPath', `${attribute.name} has several values: say which.`);
  }
  const filter = text === null ? null : readFilter(text);
  const unassigns = op !== 'remove' && isNothing(given);
  if ((op === 'remove' || unassigns) && attribute.required) {
    throw wrong('mutability', `${attribute.name} is required.`);
  }
  if (op === 'remove' || unassigns) {
    const which = op === 'remove' && filter === null && attribute.multiValued ? given : undefined;
    return { ...place, op: 'remove', filter, value: which };
  }
  const value = filter !== null && sub === null ? singleOf(attribute, given) : valueOf(target, given);
  if (value === undefined && target.mutability !== 'writeOnly')
    throw wrong('invalidValue', `${target.name} has no value.`);
  return { ...place, op, filter, value };
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** Marks the values a filter chose, in a word that is no attribute: the library then needs no filter of ours. */
const CHOSEN = 'cordonChosen';

function apply(resource: Record<string, unknown>, change: Change): Record<string, unknown> {
  const { extension, attribute } = change;
  if (change.op !== 'remove' && change.value === undefined) return resource;
  if (extension !== null) {
    const inner = isObject(resource[extension]) ? { ...resource[extension] } : {};
    return { ...resource, [extension]: apply(inner, { ...change, extension: null }) };
  }
  const before = listOf(resource[attribute.name]);
  const operation = operationFor(resource, change);
  if (operation === null) return resource;
  const holder = { ...resource } as unknown as ScimResource;
  const after = scimPatch(holder, [operation], { mutateDocument: false, treatMissingAsAdd: false });
  const result = { ...after } as unknown as Record<string, unknown>;
  if (attribute.multiValued)
    result[attribute.name] = onePrimary(before, listOf(result[attribute.name]).map(unmarked));
  return result;
}

function operationFor(resource: Record<string, unknown>, change: Change): ScimPatchOperation | null {
  const { op, attribute, sub, filter, value } = change;
  const after = sub === null ? '' : `.${sub.name}`;
  if (op === 'remove') {
    if (resource[attribute.name] === undefined) return null;
    const chosen = chosenBy(change);
    if (chosen === null) return { op, path: `${attribute.name}${after}` };
    mark(resource, attribute.name, chosen);
    return { op, path: `${attribute.name}[${CHOSEN} eq true]${after}` };
  }
  if (filter === null) return { op, path: `${attribute.name}${after}`, value };
  const chosen = valueTest(filter, attribute);
  if (!listOf(resource[attribute.name]).some(chosen)) {
    if (op === 'replace') throw wrong('noTarget', 'No value fits the filter.');
    resource[attribute.name] = [...listOf(resource[attribute.name]), madeFrom(filter, change)];
  }
  mark(resource, attribute.name, chosen);
  return { op: 'replace', path: `${attribute.name}[${CHOSEN} eq true]${after}`, value };
}

/** What a remove takes: what its filter chooses, or, as Entra ID asks it, the values it lists; null for all of them. */
function chosenBy({ filter, value, attribute }: Change): ((one: unknown) => boolean) | null {
  if (filter !== null) return valueTest(filter, attribute);
  if (value === undefined || value === null) return null;
  const listed = listOf(valueOf({ ...attribute, mutability: 'readWrite' }, value));
  const key = (one: unknown): string =>
    isObject(one) && one.value !== undefined ? JSON.stringify(one.value) : JSON.stringify(one);
  const keys = new Set(listed.map(key));
  return (one) => keys.has(key(one));
}

/** RFC 7644 section 3.5.2.1 lets an add make what its filter describes: `emails[type eq "work"].value`. */
function madeFrom(filter: Filter, { attribute }: Change): unknown {
  const parts = filter.op === 'and' ? filter.filters : [filter];
  const made = parts.map((part) => {
    if (part.op !== 'eq') throw wrong('noTarget', 'No value fits the filter.');
    return [part.attrPath, part.compValue];
  });
  const value = singleOf(attribute, Object.fromEntries(made));
  if (value === undefined) throw wrong('noTarget', 'No value fits the filter.');
  return value;
}

function mark(resource: Record<string, unknown>, name: string, chosen: (one: unknown) => boolean): void {
  resource[name] = listOf(resource[name]).map((one) =>
    isObject(one) && chosen(one) ? { ...one, [CHOSEN]: true } : one,
  );
}

function unmarked(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { [CHOSEN]: _, ...rest } = value;
  return rest;
}

/** RFC 7644 section 3.5.2: a new primary takes the mark from the one before. */
function onePrimary(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  if (after.filter(isPrimary).length < 2) return after;
  const old = new Set(before.filter(isPrimary).map((one) => JSON.stringify(one)));
  const isNew = (one: unknown): boolean => isPrimary(one) && !old.has(JSON.stringify(one));
  const newest = after.findLastIndex(isNew);
  return after.map((one, index) =>
    isPrimary(one) && index !== newest && isObject(one) ? { ...one, primary: false } : one,
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
