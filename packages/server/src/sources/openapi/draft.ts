import { routeProblems } from '@cordon/core/api';
import { shapeOfFields } from '@cordon/core/json';
import { Failure, type DataMap, type Field, type Resource } from '@cordon/core/kernel';
import type { LeftOut, MapDraft } from '../draft.ts';
import { guessCategory, guessLabel } from '../guess.ts';
import { conversation } from '../introspect.ts';
import { readOpenApi, type OpenApi } from './document.ts';
import { leavesOf, type Leaf } from './leaves.ts';
import { keyNames, operationsOf, type Operation } from './operations.ts';
import { namesCustomer, routeOf, type RouteGround } from './routes.ts';

/** Words for those whose data it is, the likeliest first: `users` are the staff where there are `customers`. */
const CUSTOMERS =
  /^(customers?|clients?|patients?|subscribers?|members?|guests?|contacts?|people|persons?|accounts?|users?)$/i;
const ORDER = [
  'customer',
  'client',
  'patient',
  'subscriber',
  'member',
  'guest',
  'contact',
  'pe',
  'account',
  'user',
];

/** Of one draft, so that a document cannot make a map nobody can look through. */
const MOST_RESOURCES = 100;

/**
 * A first draft of a data map from an OpenAPI document: each GET over records of customers is a route of an endpoint.
 * What cannot be tied to a customer, and every parameter that is not clearly harmless, is left out, so it is hidden.
 * A draft grants nothing, and a person confirms it.
 * @param known the map of the source the API belongs to; null for a source that is new
 * @throws Failure `bad-request` when the document is none, or has no customers
 */
export function draftApiMap(source: string, text: string, known: DataMap | null): MapDraft {
  const doc = readOpenApi(text);
  const { read, unread, writing } = operationsOf(doc);
  const customers = customersOf(read);
  if (customers === null) {
    throw new Failure('bad-request', 'The document names no GET that reads a customer by their id.');
  }
  const leftOut: LeftOut[] = unread.map(({ path, why }) => ({ what: `GET ${path}`, why }));
  if (writing > 0)
    leftOut.push({ what: `${String(writing)} operations that write`, why: 'the door carries reads only' });
  const groups = [...Map.groupBy(read, wordOf)].toSorted(
    ([a], [b]) => Number(b === customers) - Number(a === customers),
  );
  const resources = groups
    .slice(0, MOST_RESOURCES)
    .flatMap(([word, operations]) => resourceOf(doc, { customers, word, operations }, leftOut));
  if (resources.length === 0) {
    throw new Failure('bad-request', 'No GET of the document reads what one customer has.');
  }
  const taken = known?.resources.map(({ name }) => name) ?? [conversation.name];
  const named = resources.map((one) =>
    taken.includes(one.name) ? { ...one, name: `${one.name}_api` } : one,
  );
  return {
    map: { source, version: 1, resources: known === null ? [...named, conversation] : named },
    leftOut: [...new Map(leftOut.map((one) => [`${one.what}: ${one.why}`, one])).values()],
  };
}

function wordOf({ words }: Operation): string {
  return words.findLast((word) => !word.startsWith('{')) ?? '';
}

/** The word that lists the customers: one of them can be read by an id right behind it. */
function customersOf(operations: readonly Operation[]): string | null {
  const words = operations.flatMap(({ words: path }) =>
    path.flatMap((word, nth) =>
      CUSTOMERS.test(word) && path[nth + 1]?.startsWith('{') === true ? [word] : [],
    ),
  );
  const rank = (word: string): number => ORDER.findIndex((start) => word.toLowerCase().startsWith(start));
  return words.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

interface Group {
  readonly customers: string;
  readonly word: string;
  readonly operations: readonly Operation[];
}

/** One resource of all that reads the same records; none when nothing ties them to a customer. */
function resourceOf(
  doc: OpenApi,
  { customers, word, operations }: Group,
  leftOut: LeftOut[],
): readonly Resource[] {
  const all = operations.map((operation) => ({ operation, ...leavesOf(doc, operation.record) }));
  const leaves = united(all.map((one) => one.leaves));
  const leaveAll = (why: string): readonly Resource[] => {
    leftOut.push(...operations.map(({ path }) => ({ what: `GET ${path}`, why })));
    return [];
  };
  const key = leaves.find(
    ({ names, type }) => isId(type) && names.length === 1 && keyNames(word).includes(names[0] ?? ''),
  );
  if (key === undefined) return leaveAll('its records have no id');
  const subject =
    word === customers
      ? key
      : leaves.find(({ names, single, type }) => single && isId(type) && namesCustomer(customers, names));
  if (subject === undefined) return leaveAll('nothing in its records says whose they are');

  const fields = leaves.map((leaf) => fieldOf(word, leaf));
  const categoryOf = (leaf: Leaf): string =>
    fields.find(({ name }) => name === leaf.path)?.category ?? 'user';
  const ground: RouteGround = {
    ...{ customers, word, leaves },
    isContact: (leaf) => /^user\.contact\.(email|phone_number|fax_number)/.test(categoryOf(leaf)),
    tells: (leaf) => categoryOf(leaf) !== 'system.operations',
  };
  const routes = operations.flatMap((operation) => {
    const found = routeOf(operation, ground);
    if ('why' in found) {
      leftOut.push({ what: `GET ${operation.path}`, why: found.why });
      return [];
    }
    leftOut.push(
      ...found.dropped.map((name) => ({
        what: `${operation.path}, parameter ${name}`,
        why: 'it is not clear that an answer to it tells nothing that is masked',
      })),
    );
    return [found.route];
  });
  const resource: Resource = {
    ...{ name: word, kind: 'endpoint', table: '', key: key.path, subjectKey: subject.path },
    ...{ fields, routes },
  };
  if (routes.length === 0) return [];
  if (routeProblems(resource).length > 0 || shapeOfFields(fields) === null) {
    return leaveAll('its routes or fields contradict each other');
  }
  leftOut.push(
    ...all.flatMap(({ unclear }) => unclear.map(({ path, why }) => ({ what: `${word}, ${path}`, why }))),
  );
  return [resource];
}

function isId(type: Leaf['type']): boolean {
  return type === 'text' || type === 'integer';
}

/** The fields of several answers about the same records; one that they tell differently is none. */
function united(answers: readonly (readonly Leaf[])[]): readonly Leaf[] {
  const found = Map.groupBy(answers.flat(), ({ path }) => path);
  return [...found.values()].flatMap(([leaf, ...others]) =>
    leaf !== undefined && others.every(({ type }) => type === leaf.type) ? [leaf] : [],
  );
}

/** What the format says comes before what the name says. */
const byFormat: Readonly<Record<string, string>> = {
  email: 'user.contact.email',
  'idn-email': 'user.contact.email',
  ipv4: 'user.device.ip_address',
  ipv6: 'user.device.ip_address',
  password: 'user.authorization.credentials',
};

function fieldOf(word: string, { path, names, type, format }: Leaf): Field {
  const last = names.at(-1) ?? path;
  const own = guessCategory(word, last);
  const category = byFormat[format ?? ''] ?? (own === 'user' ? guessCategory(word, names.join('_')) : own);
  const words = names.length > 1 ? names.slice(-2).join('_') : last;
  return { name: path, category, type, label: guessLabel(words).slice(0, 100) };
}
