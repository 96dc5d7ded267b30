import type { ResourceType } from './attributes.ts';
import { isObject, isPrimary } from './canonical.ts';
import { wrong } from './errors.ts';
import { readFilter, testOf, type Filter } from './filter.ts';
import { placeOf, valuesAt } from './paths.ts';
import { projected, wanted, type Wanted } from './projection.ts';

export const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const SEARCH = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

/** At most so many in one answer, and as many when nobody says. */
export const MOST_RESULTS = 1000;
const USUAL_RESULTS = 100;

/** What is asked of a list (RFC 7644 section 3.4.2). */
export interface Query {
  readonly filter: Filter | null;
  readonly wanted: Wanted;
  readonly sortBy: string | null;
  readonly descending: boolean;
  /** From 1. */
  readonly startIndex: number;
  readonly count: number;
}

/** A query as it is written in an address or in the body of a search: names in any case. */
type Given = Readonly<Record<string, unknown>>;

/** @throws ScimError `invalidFilter`, `invalidValue` */
export function queryOf(given: Given): Query {
  const of = (name: string): unknown =>
    Object.entries(given).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  const filter = textOf(of('filter'), 'filter');
  const order = textOf(of('sortOrder'), 'sortOrder')?.toLowerCase() ?? 'ascending';
  if (order !== 'ascending' && order !== 'descending')
    throw wrong('invalidValue', 'sortOrder is ascending or descending.');
  return {
    filter: filter === null ? null : readFilter(filter),
    wanted: wanted(namesOf(of('attributes')), namesOf(of('excludedAttributes'))),
    sortBy: textOf(of('sortBy'), 'sortBy'),
    descending: order === 'descending',
    startIndex: Math.max(1, integerOf(of('startIndex'), 'startIndex') ?? 1),
    count: Math.min(MOST_RESULTS, Math.max(0, integerOf(of('count'), 'count') ?? USUAL_RESULTS)),
  };
}

function textOf(value: unknown, name: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw wrong('invalidValue', `${name} is one text.`);
  return value;
}

function integerOf(value: unknown, name: string): number | null {
  if (value === undefined || value === null || value === '') return null;
  const number = typeof value === 'number' ? value : Number(textOf(value, name));
  if (!Number.isSafeInteger(number)) throw wrong('invalidValue', `${name} is a whole number.`);
  return number;
}

/** A list with commas, or of an array; a value filter behind a name (Entra ID sends some) chooses the attribute. */
function namesOf(value: unknown): readonly string[] | null {
  if (value === undefined || value === null || value === '') return null;
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return given
    .flatMap((one) => (textOf(one, 'attributes') ?? '').replaceAll(/\[[^\]]*\]/g, '').split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A resource whole, with the type whose schema it follows. */
export interface Listed {
  readonly type: ResourceType;
  readonly resource: Readonly<Record<string, unknown>>;
}

/**
 * Answers a query over resources, all of the vendor's: filter, order, page, projection.
 * @param types the resource types that are asked
 * @throws ScimError `invalidFilter`, and `invalidPath` for an order no type knows
 */
export function listed(all: readonly Listed[], query: Query, types: readonly ResourceType[]): object {
  const { filter, startIndex, count } = query;
  const test = filter === null ? null : testOf(filter, types);
  const found = test === null ? all : all.filter(({ type, resource }) => test(type)(resource));
  const page = sorted(found, query, types).slice(startIndex - 1, startIndex - 1 + count);
  return answer(
    found.length,
    startIndex,
    page.map(({ type, resource }) => projected(type, resource, query.wanted)),
  );
}

export function answer(totalResults: number, startIndex: number, resources: readonly object[]): object {
  return {
    schemas: [LIST],
    totalResults,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

function sorted(
  found: readonly Listed[],
  { sortBy, descending }: Query,
  types: readonly ResourceType[],
): readonly Listed[] {
  if (sortBy === null) return found;
  if (types.every((type) => placeOf(type, sortBy) === null))
    throw wrong('invalidPath', 'sortBy names no attribute.');
  const keys = new Map(found.map((one) => [one, sortKey(one, sortBy)]));
  const sign = descending ? -1 : 1;
  return found.toSorted((a, b) => sign * byKey(keys.get(a) ?? null, keys.get(b) ?? null));
}

/** Of several values the primary one, or else the first (RFC 7644 section 3.4.2.3). */
function sortKey({ type, resource }: Listed, path: string): string | null {
  const place = placeOf(type, path);
  if (place === null) return null;
  const { attribute, sub } = place;
  const all = valuesAt(resource, { ...place, sub: null });
  const [first] = attribute.multiValued ? [all.find(isPrimary) ?? all[0]] : all;
  const value: unknown = isObject(first) ? first[sub?.name ?? 'value'] : first;
  if (typeof value !== 'string' && typeof value !== 'boolean') return null;
  return (sub ?? attribute).caseExact ? String(value) : String(value).toLowerCase();
}

/** Whoever has no value comes last when ascending. */
function byKey(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
