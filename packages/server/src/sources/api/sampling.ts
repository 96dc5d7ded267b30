import { callOf, formatTarget, routeOfSubject } from '@cordon/core/api';
import { idOf, JsonNumber, parsePath, valuesAt, type Json } from '@cordon/core/json';
import { Failure, type DataMap, type Resource, type Route, type RouteParam } from '@cordon/core/kernel';
import { SAMPLE, tallyOf, type Tally } from '../classify/index.ts';
import { fieldKey, isLookedAt, type Tallies } from '../sampling.ts';
import { recordsOf } from './records.ts';
import type { ApiSettings } from './settings.ts';
import { openUpstream, type Upstream } from './upstream.ts';

/** Customers whose own records are looked at. */
const CUSTOMERS = 5;

/**
 * Looks at some records of an API by the routes of the map: lists first, then what the first few customers of a list
 * have. Only counts come out.
 * @throws Failure `source-unavailable` when the API gave no records at all although it was asked
 */
export async function sampleApi(settings: ApiSettings, { resources }: DataMap): Promise<Tallies> {
  return talliesOf(await sampleRecords(settings, resources));
}

/** What records hold in the fields of their resource, as counts. */
export function talliesOf(samples: Iterable<readonly [Resource, readonly Json[]]>): Tallies {
  const tallies = new Map<string, Tally>();
  for (const [resource, records] of samples) {
    for (const field of resource.fields.filter(isLookedAt)) {
      const values = records.flatMap((record) => at(record, field.name)).flatMap(textOf);
      tallies.set(fieldKey(resource.name, field.name), tallyOf(values, field.name, field.type));
    }
  }
  return tallies;
}

/**
 * Some records of every endpoint, raw: for looking at their names and types.
 * @throws Failure `source-unavailable` when the API gave no records at all although it was asked
 */
export async function sampleRecords(
  settings: ApiSettings,
  resources: readonly Resource[],
): Promise<ReadonlyMap<Resource, readonly Json[]>> {
  const upstream = openUpstream(settings);
  try {
    const endpoints = resources.filter(({ kind }) => kind === 'endpoint');
    const found = new Map<Resource, readonly Json[]>();
    const customers = new Set<string>();
    const asked: ('answered' | 'failed')[] = [];
    for (const resource of endpoints) {
      const records = await recordsOfResource(upstream, resource, [...customers], asked);
      for (const record of records) {
        const customer = idOf(at(record, resource.subjectKey)[0]);
        if (customer !== null && customers.size < CUSTOMERS) customers.add(customer);
      }
      found.set(resource, records);
    }
    if (asked.length > 0 && !asked.includes('answered')) {
      throw new Failure('source-unavailable', 'the API answered none of its lists');
    }
    return found;
  } finally {
    upstream.close();
  }
}

async function recordsOfResource(
  upstream: Upstream,
  { routes = [] }: Resource,
  customers: readonly string[],
  asked: ('answered' | 'failed')[],
): Promise<readonly Json[]> {
  const list = routes.find(
    ({ records, path, params }) =>
      records.endsWith('[*]') && !path.includes('{') && params.every(({ use }) => use.kind !== 'subject'),
  );
  if (list !== undefined) return ask(upstream, list, '', asked);
  const own = routeOfSubject(routes);
  if (own === null) return [];
  const found = [];
  for (const customer of customers) found.push(...(await ask(upstream, own, customer, asked)));
  return found;
}

/** @param subject the customer to ask for; '' where the route need not name one */
async function ask(
  upstream: Upstream,
  route: Route,
  subject: string,
  asked: ('answered' | 'failed')[],
): Promise<readonly Json[]> {
  const given = route.params.flatMap((param) =>
    param.use.kind === 'number' && isLength(param)
      ? [{ param, value: String(Math.min(SAMPLE, param.use.most)) }]
      : [],
  );
  const call = callOf({ route, given }, subject);
  if (call === null) return [];
  try {
    const answer = await upstream.get(formatTarget(call));
    asked.push('answered');
    if (answer === null) return [];
    const found: Json[] = [];
    const stream = recordsOf(answer, route.records);
    try {
      while (found.length < SAMPLE) {
        const { done, value } = await stream.batches.next();
        if (done === true) break;
        found.push(...value);
      }
    } finally {
      stream.close();
    }
    return found.slice(0, SAMPLE);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    asked.push('failed');
    return [];
  }
}

/** A number that says how many, and not where to begin. */
function isLength({ name }: RouteParam): boolean {
  return !/page$|page_?n|offset|skip|start|from/i.test(name);
}

function at(record: Json, path: string): readonly Json[] {
  return valuesAt(record, parsePath(path) ?? [{ member: '' }]);
}

function textOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return value instanceof JsonNumber ? [value.text] : [];
}
