import type { Route } from '../kernel/index.ts';
import { nameIn, type Matched } from './match.ts';
import type { Target } from './target.ts';
import { written } from './written.ts';

/**
 * What is sent upstream for a matched request: the values the client gave, with the customer in hand wherever the route
 * names one, and what the route always sends.
 * @returns null when the client named another customer, left out a name of the path, or a value would reach out of its
 *   template
 */
export function callOf({ route, given }: Pick<Matched, 'route' | 'given'>, subject: string): Target | null {
  const values = new Map(given.map(({ param, value }) => [`${param.in} ${param.name}`, value]));
  for (const { in: place, name, use } of route.params) {
    const key = `${place} ${name}`;
    if (use.kind === 'subject') {
      if (values.has(key) && values.get(key) !== subject) return null;
      values.set(key, subject);
    }
    if (use.kind === 'fixed') values.set(key, use.value);
    const value = values.get(key);
    const text = value === undefined ? undefined : written(use, value);
    if (text === null) return null;
    if (text !== undefined) values.set(key, text);
  }
  const segments = route.path
    .slice(1)
    .split('/')
    .map((word) => {
      const name = nameIn(word);
      return name === null ? word : values.get(`path ${name}`);
    });
  const whole = segments.filter((segment) => segment !== undefined && segment !== '');
  if (whole.length !== segments.length) return null;
  const query = route.params.flatMap(({ in: place, name }): readonly (readonly [string, string])[] => {
    const value = place === 'query' ? values.get(`query ${name}`) : undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return { segments: whole.filter((segment) => segment !== undefined), query };
}

/** The route by which all records of one customer are had, without anything a client would have to add. */
export function routeOfSubject(routes: readonly Route[]): Route | null {
  const own = routes.filter(({ params }) => params.some(({ use }) => use.kind === 'subject'));
  return own.find(({ path, params }) => namesOf(path).every((name) => given(params, name))) ?? null;
}

function namesOf(path: string): readonly string[] {
  return path.split('/').flatMap((word) => nameIn(word) ?? []);
}

function given(params: Route['params'], name: string): boolean {
  return params.some((param) => param.in === 'path' && param.name === name && param.use.kind === 'subject');
}

/** The route by which records are found by a field's exact value. */
export function routeOfLookup(routes: readonly Route[], field: string): Route | null {
  return (
    routes.find(
      ({ path, params }) =>
        namesOf(path).length === 0 && params.some(({ use }) => use.kind === 'lookup' && use.field === field),
    ) ?? null
  );
}
