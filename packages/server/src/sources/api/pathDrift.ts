import {
  cellOf,
  formatPath,
  isJsonArray,
  isJsonObject,
  JsonNumber,
  parsePath,
  valuesAt,
  type Json,
  type JsonPath,
} from '@cordon/core/json';
import type { Resource } from '@cordon/core/kernel';

/** A path of an API's records that differs from the map: names and types, never a value. */
export interface PathDrift {
  readonly path: string;
  readonly kind: 'path-unmapped' | 'path-retyped';
  /** What stands there now. */
  readonly found: string;
}

/** Names under one object beyond which they are data, not names: customers by their number, say. */
const MOST_NAMES = 100;

/** What stands for a name that looks like data. */
const ANY_NAME = '…';

/**
 * What the records of an endpoint hold beyond the map, and where a value is not of the type the map says. Only names that
 * look like names come out: an API may use a customer's e-mail address as one.
 */
export function pathDrift(resource: Resource, records: readonly Json[]): readonly PathDrift[] {
  const { key, subjectKey, fields } = resource;
  const named = new Set([...fields.map(({ name }) => name), key, subjectKey].map(spelling));
  // A field of type json covers whatever is below it.
  const whole = fields.filter(({ type }) => type === 'json').map(({ name }) => spelling(name));
  const seen = new Map<string, string>();
  for (const record of records) collect(record, [], whole, seen);
  const unmapped = [...seen]
    .filter(([path]) => !named.has(path))
    .map(([path, found]) => ({ path, kind: 'path-unmapped' as const, found }));
  const retyped = fields.flatMap(({ name, type }) => {
    const path = parsePath(name);
    const odd = records
      .flatMap((record) => (path === null ? [] : valuesAt(record, path)))
      .find((value) => cellOf(value, type) === undefined);
    return odd === undefined ? [] : [{ path: name, kind: 'path-retyped' as const, found: typeOf(odd) }];
  });
  return [...unmapped, ...retyped].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function spelling(text: string): string {
  const path = parsePath(text);
  return path === null ? text : formatPath(path);
}

function collect(value: Json, path: JsonPath, whole: readonly string[], seen: Map<string, string>): void {
  const at = formatPath(path);
  if (value === null || whole.includes(at)) return;
  if (isJsonArray(value)) {
    for (const element of value) collect(element, [...path, 'each'], whole, seen);
  } else if (isJsonObject(value)) {
    const names = value.size > MOST_NAMES ? [] : [...value.keys()].filter(isName);
    for (const name of names) collect(value.get(name) ?? null, [...path, { member: name }], whole, seen);
    if (names.length < value.size)
      seen.set(formatPath([...path, { member: ANY_NAME }]), 'names that are data');
  } else {
    seen.set(at, typeOf(value));
  }
}

/** Letters, and few digits: no number, address or code of anybody. */
function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_-]{0,60}$/.test(text) && text.replace(/[^0-9]/g, '').length < 4;
}

function typeOf(value: Json): string {
  if (value instanceof JsonNumber) return 'number';
  if (isJsonArray(value)) return 'array';
  return isJsonObject(value) ? 'object' : typeof value === 'string' ? 'text' : typeof value;
}
