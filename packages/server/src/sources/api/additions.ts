import { cellOf, parsePath, shapeOfFields, valuesAt, type Json } from '@cordon/core/json';
import { Failure, type DataMap, type Field, type FieldType, type Resource } from '@cordon/core/kernel';
import { drafted, type LeftOut, type SourceDraft } from '../draft.ts';
import { guessCategory, guessLabel } from '../guess.ts';
import { documentAsJson, draftApiMap } from '../openapi/index.ts';
import { pathDrift } from './pathDrift.ts';
import { sampleRecords, talliesOf } from './sampling.ts';
import type { ApiSettings } from './settings.ts';

/** Fields of one resource, and signs of a path, as a data map can hold them. */
const MOST_FIELDS = 500;
const LONGEST = 100;

/**
 * What an API has beyond a map, by a newer document and by sampled records: fields of known endpoints, and endpoints that
 * are new. The routes of a known endpoint stay as they were confirmed.
 * @param document a newer OpenAPI document, in JSON or YAML; null to look at records alone
 * @throws Failure `bad-request` for a document that names no customers
 */
export async function apiAdditions(
  api: ApiSettings,
  map: DataMap,
  document: string | null,
): Promise<SourceDraft> {
  const known = map.resources.filter(({ kind }) => kind === 'endpoint');
  const { fresh, leftOut } = await saidBy(document, map);
  const { found, more } = matched(map, known, fresh, leftOut);
  const whole = [...known, ...found].map((one) => ({
    ...one,
    fields: [...one.fields, ...(more.get(one.name) ?? [])],
  }));
  const records = await recordsOf(api, whole, leftOut);
  const resources = whole.flatMap((one) => {
    const old = known.find(({ name }) => name === one.name);
    const before = old?.fields ?? [];
    const keys = old === undefined ? [] : [one.key, one.subjectKey];
    const fields = [...before];
    for (const field of [...one.fields.slice(before.length), ...fieldsSeen(one, records.get(one) ?? [])]) {
      const why = whyNot(one, keys, fields, field);
      if (why === null) fields.push(field);
      else if (why !== '') leftOut.push({ what: `${one.name}, ${field.name}`, why });
    }
    const added = fields.slice(before.length);
    return added.length === 0 ? [] : [{ ...one, fields: added }];
  });
  const samples = resources.map((one) => {
    const sampled = whole.find(({ name }) => name === one.name);
    return [one, (sampled && records.get(sampled)) ?? []] as const;
  });
  return drafted({ map: { ...map, resources }, leftOut }, talliesOf(samples));
}

interface Said {
  readonly fresh: readonly Resource[];
  readonly leftOut: LeftOut[];
}

async function saidBy(document: string | null, map: DataMap): Promise<Said> {
  if (document === null) return { fresh: [], leftOut: [] };
  const draft = draftApiMap(map.source, await documentAsJson(document), map);
  return { fresh: draft.map.resources, leftOut: [...draft.leftOut] };
}

/** An endpoint is known again by its routes, whatever it is called now; another that has a known name is left out. */
function matched(map: DataMap, known: readonly Resource[], fresh: readonly Resource[], leftOut: LeftOut[]) {
  const found: Resource[] = [];
  const more = new Map<string, readonly Field[]>();
  for (const one of fresh) {
    const old = known.find((other) => sharesRoute(other, one));
    if (old !== undefined) more.set(old.name, one.fields);
    else if (!map.resources.some(({ name }) => name === one.name)) found.push(one);
    else leftOut.push({ what: one.name, why: 'another resource of the map has its name' });
  }
  return { found, more };
}

function sharesRoute(one: Resource, other: Resource): boolean {
  const paths = new Set((one.routes ?? []).map(({ path }) => path));
  return (other.routes ?? []).some(({ path }) => paths.has(path));
}

/** The rest of a map can be changed while the API does not answer. */
async function recordsOf(
  api: ApiSettings,
  endpoints: readonly Resource[],
  leftOut: LeftOut[],
): Promise<ReadonlyMap<Resource, readonly Json[]>> {
  try {
    return await sampleRecords(api, endpoints);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'source-unavailable') throw error;
    leftOut.push({ what: 'records of the API', why: 'it did not answer: what is new in them is not known' });
    return new Map();
  }
}

/** Why a field is not added; null when it is, '' when it is there already. */
function whyNot(
  { routes = [] }: Resource,
  keys: readonly string[],
  fields: readonly Field[],
  field: Field,
): string | null {
  if ([...keys, ...fields.map(({ name }) => name)].includes(field.name)) return '';
  if (field.name.length > LONGEST || fields.length >= MOST_FIELDS) return 'there are too many fields';
  if (shapeOfFields([...fields, field]) === null) return 'the map has another field in its place';
  const names = namesOf(field.name);
  const chosen = routes
    .flatMap(({ params }) => params)
    .some(({ name, use }) => (use.kind === 'choice' || use.kind === 'list') && names.includes(name));
  // It was harmless while nobody saw the field; now asking by it would tell what a clause masks.
  return chosen ? 'a parameter of its routes chooses by it: connect the API anew' : null;
}

/** How a parameter may call a field: by its last name, or by all of them. */
function namesOf(path: string): readonly [last: string, all: string] {
  const names = (parsePath(path) ?? []).flatMap((step) => (step === 'each' ? [] : [step.member]));
  return [names.at(-1) ?? path, names.join('_')];
}

/** What the records of an endpoint hold beyond it, as fields. What is of several types is none. */
function fieldsSeen(resource: Resource, records: readonly Json[]): readonly Field[] {
  return pathDrift(resource, records).flatMap(({ path, kind, found }) => {
    if (kind !== 'path-unmapped') return [];
    const values = records.flatMap((record) => valuesAt(record, parsePath(path) ?? []));
    const type = TYPES[found]?.find((one) => values.every((value) => cellOf(value, one) !== undefined));
    if (type === undefined) return [];
    const [last, all] = namesOf(path);
    const own = guessCategory(resource.name, last);
    const category = own === 'user' ? guessCategory(resource.name, all) : own;
    return [{ name: path, category, type, label: guessLabel(last).slice(0, 100) }];
  });
}

/** Types of the map for what stands in a record; names that are data are nobody's field. */
const TYPES: Readonly<Record<string, readonly FieldType[]>> = {
  text: ['text'],
  boolean: ['boolean'],
  number: ['integer', 'numeric'],
};
