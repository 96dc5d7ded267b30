import { parse, type Filter } from 'scim2-parse-filter';
import { named, type Attribute, type ResourceType } from './attributes.ts';
import { ScimError, wrong } from './errors.ts';
import { isObject } from './canonical.ts';
import { placeOf, valuesAt } from './paths.ts';

export type { Filter } from 'scim2-parse-filter';

/** A text that long is no question anybody asks, and reading it takes our time. */
const LONGEST = 4000;

/**
 * Reads a filter (RFC 7644 section 3.4.2.2).
 * @throws ScimError `invalidFilter`
 */
export function readFilter(text: string): Filter {
  if (text.length > LONGEST) throw invalid();
  const values: string[] = [];
  try {
    return restored(parse(withoutTexts(text, values)), values);
  } catch (error) {
    if (error instanceof ScimError) throw error;
    throw invalid();
  }
}

function invalid(): ScimError {
  return wrong('invalidFilter', 'The filter is not one this resource can be asked by.');
}

const COMPARED = /("(?:[^"\\]|\\.)*")|(\s(?:eq|ne|co|sw|ew|gt|lt|ge|le)\s+)([A-Za-z0-9][\w.:@+-]*)/gi;
const JSON_WORD = /^(?:true|false|null|-?\d+(?:\.\d+)?)$/;

/**
 * Takes the texts out before the filter is parsed: the parser doubles backslashes, so that `"CORP\\ada"` would find nobody.
 * Some clients leave the quotation marks of a comparison's value out; what they mean is plain.
 * @param values gets the texts; a number in quotation marks stands where each was
 */
function withoutTexts(text: string, values: string[]): string {
  const kept = (value: string): string => `"${values.push(value) - 1}"`;
  return text.replaceAll(COMPARED, (whole, string: string | undefined, operator: string, word: string) => {
    // RFC 7644 section 3.4.2.2: a value is as in JSON.
    if (string !== undefined) return kept(JSON.parse(string) as string);
    return JSON_WORD.test(word) ? whole : operator + kept(word);
  });
}

function restored(filter: Filter, values: readonly string[]): Filter {
  switch (filter.op) {
    case 'and':
    case 'or':
      return { ...filter, filters: filter.filters.map((one) => restored(one, values)) };
    case 'not':
      return { ...filter, filter: restored(filter.filter, values) };
    case '[]':
      return { ...filter, valFilter: restored(filter.valFilter, values) };
    case 'pr':
      return filter;
    default: {
      const { compValue } = filter;
      return typeof compValue === 'string'
        ? { ...filter, compValue: values[Number(compValue)] ?? '' }
        : filter;
    }
  }
}

/** Finds the attribute a filter names and its values in a resource; null where there is no such attribute. */
interface Scope {
  find(path: string): Found | null;
  /** The values of an attribute with parts, each with all its parts; absent where there are none further in. */
  whole?(path: string): Found | null;
}

interface Found {
  readonly attribute: Attribute;
  readonly values: (resource: unknown) => readonly unknown[];
}

type Test = (resource: unknown) => boolean;

/**
 * A filter as a test of resources of some types. An attribute that one type has and another has not counts as having no
 * value in the other.
 * @throws ScimError `invalidFilter` for an attribute that no type has and a comparison its type does not know
 */
export function testOf(filter: Filter, types: readonly ResourceType[]): (type: ResourceType) => Test {
  const tests = new Map(types.map((type) => [type, compiled(filter, ofType(type, types))]));
  return (type) => tests.get(type) ?? (() => false);
}

/** A filter inside brackets, as a test of the values of one attribute. */
export function valueTest(filter: Filter, attribute: Attribute): Test {
  return compiled(filter, ofValues(attribute));
}

function ofType(type: ResourceType, types: readonly ResourceType[]): Scope {
  const own = scopeOf(type);
  const others = types.filter((one) => one !== type).map(scopeOf);
  const or = (of: (scope: Scope) => Found | null): Found | null => {
    const elsewhere = () => others.map(of).find((found) => found !== null) ?? null;
    return of(own) ?? withoutValues(elsewhere());
  };
  return {
    find: (path) => or((scope) => scope.find(path)),
    whole: (path) => or((scope) => scope.whole?.(path) ?? null),
  };
}

function withoutValues(found: Found | null): Found | null {
  return found === null ? null : { ...found, values: () => [] };
}

function scopeOf(type: ResourceType): Scope {
  return {
    find(path) {
      const place = placeOf(type, path);
      if (place === null) return null;
      const { attribute, sub } = place;
      if (sub !== null) return { attribute: sub, values: (resource) => valuesAt(resource, place) };
      const value = attribute.multiValued ? named(attribute.subAttributes ?? [], 'value') : undefined;
      // RFC 7644 section 3.4.2.2 writes `emails co "example.com"` for `emails.value co "example.com"`.
      if (value === undefined) return { attribute, values: (resource) => valuesAt(resource, place) };
      return { attribute: value, values: (resource) => valuesAt(resource, { ...place, sub: value }) };
    },
    whole(path) {
      const place = placeOf(type, path);
      if (place?.attribute.subAttributes === undefined || place.sub !== null) return null;
      return { attribute: place.attribute, values: (resource) => valuesAt(resource, place) };
    },
  };
}

function ofValues(attribute: Attribute): Scope {
  return {
    find(path) {
      const sub = named(attribute.subAttributes ?? [], path);
      if (sub === undefined) return null;
      return {
        attribute: sub,
        values: (value) => [isObject(value) ? value[sub.name] : undefined].filter(assigned),
      };
    },
  };
}

function assigned(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function compiled(filter: Filter, scope: Scope): Test {
  switch (filter.op) {
    case 'and': {
      const all = filter.filters.map((one) => compiled(one, scope));
      return (resource) => all.every((test) => test(resource));
    }
    case 'or': {
      const all = filter.filters.map((one) => compiled(one, scope));
      return (resource) => all.some((test) => test(resource));
    }
    case 'not': {
      const test = compiled(filter.filter, scope);
      return (resource) => !test(resource);
    }
    case '[]':
      return inBrackets(filter.attrPath, filter.valFilter, scope);
    case 'pr': {
      const { values } = found(filter.attrPath, scope);
      return (resource) => values(resource).some(assigned);
    }
    default:
      return comparing(filter, scope);
  }
}

function found(path: string, scope: Scope): Found {
  const place = scope.find(path);
  if (place === null) throw invalid();
  return place;
}

/** Brackets ask all of one value at once. */
function inBrackets(path: string, inner: Filter, scope: Scope): Test {
  const whole = scope.whole?.(path) ?? null;
  if (whole === null) throw invalid();
  const test = valueTest(inner, whole.attribute);
  return (resource) => whole.values(resource).some(test);
}

type Comparison = Extract<Filter, { readonly compValue: unknown }>;

function comparing({ op, attrPath, compValue }: Comparison, scope: Scope): Test {
  const { attribute, values } = found(attrPath, scope);
  if (compValue === null) {
    if (op !== 'eq' && op !== 'ne') throw invalid();
    return (resource) => values(resource).some(assigned) === (op === 'ne');
  }
  const key = keyOf(attribute, op);
  const wanted = key(compValue);
  if (wanted === null) throw invalid();
  const holds = (value: unknown): boolean => {
    const its = key(value);
    return its !== null && compare(op, its, wanted);
  };
  if (op !== 'ne') return (resource) => values(resource).some(holds);
  return (resource) => {
    const all = values(resource);
    return all.length === 0 || all.some(holds);
  };
}

type Key = string | number | boolean;

/** How values of an attribute are compared; null for a value of another type. */
function keyOf({ type, caseExact }: Attribute, op: Comparison['op']): (value: unknown) => Key | null {
  const ordered = op === 'gt' || op === 'ge' || op === 'lt' || op === 'le';
  const inside = op === 'co' || op === 'sw' || op === 'ew';
  switch (type) {
    case 'complex':
      throw invalid();
    case 'boolean':
      // RFC 7644 section 3.4.2.2, table 3: such a comparison of booleans and binaries fails.
      if (ordered || inside) throw invalid();
      return (value) => {
        if (typeof value === 'boolean') return value;
        const word = typeof value === 'string' ? value.toLowerCase() : '';
        return word === 'true' || word === 'false' ? word === 'true' : null;
      };
    case 'dateTime':
      if (inside) return (value) => (typeof value === 'string' ? value : null);
      return (value) => {
        const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
        return Number.isNaN(at) ? null : at;
      };
    case 'binary':
      if (ordered) throw invalid();
      return (value) => (typeof value === 'string' ? value : null);
    case 'decimal':
    case 'integer':
      return (value) => (typeof value === 'number' ? value : null);
    default:
      return (value) => {
        if (typeof value !== 'string') return null;
        return caseExact ? value : value.toLowerCase();
      };
  }
}

function compare(op: Comparison['op'], its: Key, wanted: Key): boolean {
  switch (op) {
    case 'eq':
      return its === wanted;
    case 'ne':
      return its !== wanted;
    case 'co':
      return String(its).includes(String(wanted));
    case 'sw':
      return String(its).startsWith(String(wanted));
    case 'ew':
      return String(its).endsWith(String(wanted));
    case 'gt':
      return its > wanted;
    case 'ge':
      return its >= wanted;
    case 'lt':
      return its < wanted;
    case 'le':
      return its <= wanted;
  }
}

/**
 * What every resource that passes must have, as far as an index knows it: a directory asks for one user name with each
 * change, and reading everybody for it would take seconds.
 */
export function narrowed(filter: Filter | null): { readonly userName?: string; readonly id?: string } {
  if (filter === null) return {};
  if (filter.op === 'and')
    return Object.assign({}, ...filter.filters.map(narrowed)) as ReturnType<typeof narrowed>;
  if (filter.op !== 'eq' || typeof filter.compValue !== 'string') return {};
  switch (filter.attrPath.toLowerCase()) {
    case 'username':
    case 'urn:ietf:params:scim:schemas:core:2.0:user:username':
      return { userName: filter.compValue };
    case 'id':
      return { id: filter.compValue };
    default:
      return {};
  }
}
