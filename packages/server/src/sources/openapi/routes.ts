import { formatPath } from '@cordon/core/json';
import type { ParamUse, Route, RouteParam } from '@cordon/core/kernel';
import type { Flat } from './flat.ts';
import type { Leaf } from './leaves.ts';
import { keyNames, singularOf, type Operation, type Param } from './operations.ts';

/** What is known of a resource when its routes are made. */
export interface RouteGround {
  /** The word of the path that lists the customers: `customers`. */
  readonly customers: string;
  /** The word the resource is called by. */
  readonly word: string;
  readonly leaves: readonly Leaf[];
  /** Whether a field may be looked up by its exact value. */
  readonly isContact: (leaf: Leaf) => boolean;
  /** Whether knowing that a record has this value of a field tells what a clause may mask. */
  readonly tells: (leaf: Leaf) => boolean;
}

export type RouteFound =
  | { readonly route: Route; readonly dropped: readonly string[] }
  /** Why the operation is left out. */
  | { readonly why: string };

/** Parameters of one route, as a data map can hold them. */
const MOST_PARAMS = 50;
/** Longest page a client may ask for, and how far in. */
const PAGE = 1_000;
const START = 1_000_000;

const LENGTH = /^(limit|per_?page|page_?size|size|count|take|first|top|max(_?results)?)$/i;
const STARTS = /^(page(_?(number|no))?|offset|skip|start(_?at)?|from)$/i;
/** Chooses, orders or searches by what is in the records, so an answer would tell what a mask hides. */
const INFERS =
  /^(fields?|select|include|expand|embed|populate|deep|alias|aggregate|group(_?by)?|sort(_?(by|dir|order))?|order(_?(by|dir))?|filters?|where|q|query|search|meta|format|export)$/i;

/** The route of an operation, with everything that is not clearly harmless left out. */
export function routeOf(operation: Operation, ground: RouteGround): RouteFound {
  const params: RouteParam[] = [];
  const dropped: string[] = [];
  for (const param of operation.params) {
    const use = useOf(operation, param, ground, params);
    if (use !== null && isPlace(param.in) && params.length < MOST_PARAMS && param.name.length <= 100)
      params.push({ in: param.in, name: param.name, use });
    else if (param.in === 'cookie' || param.in === 'header') {
      if (param.required && !/^(authorization|accept|content-type)$/i.test(param.name))
        return { why: `it needs the ${param.in} ${param.name}` };
    } else if (param.required) {
      return { why: `it needs ${param.name}, and what that may be is not clear` };
    } else dropped.push(param.name);
  }
  const about = params.map(({ use }) => use.kind);
  const lists = operation.records.at(-1) === 'each';
  if (lists && !about.includes('subject') && !about.includes('lookup')) {
    return { why: 'it reads the records of every customer to show those of one' };
  }
  return { route: { path: operation.path, records: formatPath(operation.records), params }, dropped };
}

function isPlace(place: string): place is RouteParam['in'] {
  return place === 'path' || place === 'query';
}

function useOf(
  operation: Operation,
  param: Param,
  ground: RouteGround,
  before: readonly RouteParam[],
): ParamUse | null {
  if (!/^[A-Za-z0-9_-]+$/.test(param.name) && param.in === 'path') return null;
  if (param.in === 'path') return useInPath(operation, param, ground);
  if (param.in !== 'query' || INFERS.test(param.name)) return null;
  if (namesCustomer(ground.customers, [param.name])) return { kind: 'subject' };
  if (ground.word === ground.customers && keyNames(ground.word).includes(param.name))
    return { kind: 'subject' };
  const paging = pagingOf(param);
  if (paging !== null) return paging;
  const leaf = ground.leaves.find(({ names, single }) => single && names.join('_') === param.name);
  if (leaf !== undefined && ground.tells(leaf)) {
    const taken = before.some(({ use }) => use.kind === 'lookup');
    const asText = param.schema?.type === 'string' && leaf.type === 'text';
    const possible = asText && !taken && ground.isContact(leaf) && operation.records.at(-1) === 'each';
    return possible ? { kind: 'lookup', field: leaf.path } : null;
  }
  return choiceOf(param.schema);
}

/** The customer stands right behind the customers' word; the last place is a record's own id. */
function useInPath(operation: Operation, { name, schema }: Param, ground: RouteGround): ParamUse | null {
  const place = operation.words.indexOf(`{${name}}`);
  if (place === -1) return null;
  if (operation.words[place - 1] === ground.customers) return { kind: 'subject' };
  if (namesCustomer(ground.customers, [name])) return { kind: 'subject' };
  if (place === operation.words.length - 1 && operation.words[place - 1] === ground.word) {
    return { kind: 'key' };
  }
  return choiceOf(schema);
}

function pagingOf({ name, schema }: Param): ParamUse | null {
  if (schema?.type !== 'integer' && schema?.type !== 'number') return null;
  const { most } = schema;
  const cap = (limit: number): number =>
    most === null || !(most >= 0) ? limit : Math.min(limit, Math.floor(most));
  if (LENGTH.test(name)) return { kind: 'number', most: cap(PAGE) };
  return STARTS.test(name) ? { kind: 'number', most: cap(START) } : null;
}

function choiceOf(schema: Flat | null): ParamUse | null {
  if (schema?.type !== 'string' || schema.choices.length === 0 || schema.choices.length > 100) return null;
  return schema.choices.every((word) => word.length <= 200)
    ? { kind: 'choice', values: schema.choices }
    : null;
}

/** Whether names on a path say "the customer": `customer_id`, `customerId`, `customer.id`, `customer`. */
export function namesCustomer(customers: string, names: readonly string[]): boolean {
  const one = singularOf(customers).toLowerCase();
  const said = names.join('_').replaceAll(/[_-]/g, '').toLowerCase();
  return [one, `${one}id`, `${one}uuid`].includes(said);
}
