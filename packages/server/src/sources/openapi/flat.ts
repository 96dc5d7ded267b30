import { JsonNumber, type Json } from '@cordon/core/json';
import { listAt, membersAt, textAt, type OpenApi } from './document.ts';

/** A schema with its references and its `allOf` taken into one. */
export interface Flat {
  /** `object`, `array`, `string`, `integer`, `number`, `boolean`; null when it is not clear. */
  readonly type: string | null;
  readonly format: string | null;
  /** What a member may be, told once or several times over: all of it holds. */
  readonly members: ReadonlyMap<string, readonly Json[]>;
  readonly items: readonly Json[];
  /** The words it may be, when it names them; else empty. */
  readonly choices: readonly string[];
  readonly most: number | null;
  readonly writeOnly: boolean;
  /** The references behind it, for noticing circles. */
  readonly via: readonly string[];
}

/** Schemas within `allOf` within each other. */
const MOST_PARTS = 64;

/**
 * Reads schemas that all hold for one value.
 * @returns null for what is not clear: one of several schemas, a reference that leads nowhere, types that disagree
 */
export function flatten(doc: OpenApi, schemas: readonly (Json | undefined)[]): Flat | null {
  const parts: Part[] = [];
  const waiting = [...schemas];
  while (waiting.length > 0) {
    const part = partOf(doc, waiting.shift());
    if (part === null || parts.length >= MOST_PARTS) return null;
    parts.push(part);
    waiting.push(...part.all);
  }
  const types = new Set(parts.flatMap(({ type }) => type ?? []));
  if (types.size > 1 || parts.some(({ unclear }) => unclear)) return null;
  const members = new Map<string, readonly Json[]>();
  for (const { properties } of parts) {
    for (const [name, schema] of properties) members.set(name, [...(members.get(name) ?? []), schema]);
  }
  const items = parts.flatMap((part) => part.items);
  const [type = impliedBy(members, items)] = types;
  return {
    type,
    format: first(parts.map((part) => part.format)),
    ...{ members, items },
    choices: parts.map((part) => part.choices).find((choices) => choices.length > 0) ?? [],
    most: first(parts.map((part) => part.most)),
    writeOnly: parts.some((part) => part.writeOnly),
    via: parts.flatMap((part) => part.via),
  };
}

interface Part {
  readonly type: string | null;
  readonly unclear: boolean;
  readonly format: string | null;
  readonly properties: ReadonlyMap<string, Json>;
  readonly items: readonly Json[];
  readonly choices: readonly string[];
  readonly most: number | null;
  readonly writeOnly: boolean;
  readonly via: readonly string[];
  /** What has to hold as well. */
  readonly all: readonly Json[];
}

function partOf(doc: OpenApi, schema: Json | undefined): Part | null {
  const resolved = doc.resolve(schema);
  if (resolved === null) return null;
  const { object, via } = resolved;
  const types = typesOf(object.get('type') ?? null);
  // "One of these, or null" is how 3.1 writes a value that may be missing.
  const either = [listAt(object, 'oneOf'), listAt(object, 'anyOf')].map((list) =>
    list.filter((one) => doc.resolve(one)?.object.get('type') !== 'null'),
  );
  const choices = listAt(object, 'enum').filter((one) => one !== null);
  const items = object.get('items');
  const most = object.get('maximum');
  return {
    type: types[0] ?? null,
    unclear: types.length > 1 || either.some(({ length }) => length > 1),
    format: textAt(object, 'format'),
    properties: membersAt(object, 'properties'),
    items: items === undefined ? [] : [items],
    choices: choices.every((one) => typeof one === 'string') ? choices : [],
    most: most instanceof JsonNumber ? Number(most.text) : null,
    writeOnly: object.get('writeOnly') === true,
    via,
    all: [...listAt(object, 'allOf'), ...either.flat()],
  };
}

function typesOf(type: Json): readonly string[] {
  const types = typeof type === 'string' ? [type] : Array.isArray(type) ? (type as readonly Json[]) : [];
  return types.filter((one) => typeof one === 'string').filter((one) => one !== 'null');
}

function impliedBy(members: ReadonlyMap<string, unknown>, items: readonly Json[]): string | null {
  if (members.size > 0) return 'object';
  return items.length > 0 ? 'array' : null;
}

function first<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null;
}
