import type { ParamUse, Resource, Route, RouteParam } from '../kernel/index.ts';
import type { Target } from './target.ts';
import { unwritten } from './written.ts';

/** A request that a route of the data map describes. */
export interface Matched {
  readonly resource: Resource;
  readonly route: Route;
  /** What the client gave, by parameter. */
  readonly given: readonly Given[];
}

interface Given {
  readonly param: RouteParam;
  /** Taken out of its template. */
  readonly value: string;
}

/** Why a request goes nowhere. */
export type Unmatched = 'route-unknown' | 'parameter-refused';

/**
 * Finds the route of a request. A path that several routes fit belongs to the one with the most words of its own, so
 * `/customers/search` is not the customer called search. A name or a value that the route does not describe is refused.
 */
export function matchRoute(resources: readonly Resource[], target: Target): Matched | Unmatched {
  const fitting = resources
    .flatMap((resource) => (resource.routes ?? []).map((route) => ({ resource, route })))
    .flatMap((one) => {
      const named = fit(one.route, target.segments);
      return named === null ? [] : [{ ...one, named }];
    })
    .toSorted((a, b) => a.named.length - b.named.length);
  const [found] = fitting;
  if (found === undefined) return 'route-unknown';
  const { resource, route, named } = found;
  const asked = [...named, ...target.query.map(([name, value]) => ({ in: 'query' as const, name, value }))];
  const given = asked.flatMap(({ value: text, ...place }): readonly Given[] => {
    const param = paramOf(route, place);
    const value = param === undefined ? null : unwritten(param.use, text);
    return param === undefined || value === null || !isAllowed(param.use, value) ? [] : [{ param, value }];
  });
  return given.length === asked.length ? { resource, route, given } : 'parameter-refused';
}

function paramOf({ params }: Route, place: Pick<RouteParam, 'in' | 'name'>): RouteParam | undefined {
  return params.find((param) => param.in === place.in && param.name === place.name);
}

/** The names of the path with what stands in their place; null when the path is another. */
function fit(
  { path }: Route,
  segments: readonly string[],
): readonly { readonly in: 'path'; readonly name: string; readonly value: string }[] | null {
  const words = path.slice(1).split('/');
  if (words.length !== segments.length) return null;
  const named: { in: 'path'; name: string; value: string }[] = [];
  for (const [nth, word] of words.entries()) {
    const value = segments[nth] ?? '';
    const name = nameIn(word);
    if (name !== null) named.push({ in: 'path', name, value });
    else if (word !== value) return null;
  }
  return named;
}

/** The name in a segment like `{id}`. */
export function nameIn(word: string): string | null {
  return /^\{([A-Za-z0-9_-]+)\}$/.exec(word)?.[1] ?? null;
}

/** An id as an API writes one: it is one segment and no word of another language. */
const ID = /^(?!\.+$)[A-Za-z0-9._~@:+-]{1,128}$/;

function isAllowed(use: ParamUse, value: string): boolean {
  switch (use.kind) {
    case 'subject':
    case 'key':
      return ID.test(value);
    case 'number':
      return /^(0|[1-9][0-9]{0,8})$/.test(value) && Number(value) <= use.most;
    case 'choice':
      return use.values.includes(value);
    case 'list':
      return value.split(',').every((word) => use.values.includes(word));
    case 'fixed':
      return value === use.value;
    case 'lookup':
      return value.length <= 200 && value.trim() !== '';
  }
}

/** The value a client gave for an exact-match look-up, and the field it is of; null when it looks nothing up. */
export function lookupIn({ given }: Matched): { readonly field: string; readonly literal: string } | null {
  for (const { param, value } of given) {
    if (param.use.kind === 'lookup') return { field: param.use.field, literal: value };
  }
  return null;
}
