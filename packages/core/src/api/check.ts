import { parsePath } from '../json/index.ts';
import type { Resource, Route, RouteParam } from '../kernel/index.ts';
import { nameIn } from './match.ts';

/** What is wrong with the routes of an endpoint, in words for whoever writes the map; none when all is well. */
export function routeProblems({ name, routes = [], fields }: Resource): readonly string[] {
  const problems = routes.flatMap((route) =>
    problemsOf(route, new Set(fields.map((field) => field.name))).map(
      (why) => `${name}: ${route.path}: ${why}`,
    ),
  );
  const paths = routes.map(({ path }) => path.replaceAll(/\{[^}]*\}/g, '{}'));
  return new Set(paths).size === paths.length ? problems : [...problems, `${name}: two routes have one path`];
}

function problemsOf({ path, params, records }: Route, fields: ReadonlySet<string>): readonly string[] {
  const words = path.slice(1).split('/');
  const named = words.flatMap((word) => nameIn(word) ?? []);
  const inPath = params.filter((param) => param.in === 'path').map((param) => param.name);
  const lookups = params.filter(({ use }) => use.kind === 'lookup');
  return [
    ...(path.startsWith('/') && words.every(isWord) ? [] : ['the path is not /words/{names}']),
    ...(isOneOrList(records) ? [] : ['the records are neither one value nor one list']),
    ...(sameNames(named, inPath) ? [] : ['the names in the path are not those described']),
    ...(new Set(params.map(placeOf)).size === params.length ? [] : ['a name is described twice']),
    ...(params.every(hasPlace) ? [] : ['a template has no {} in it, or two']),
    ...(lookups.length <= 1 ? [] : ['one look-up at a time']),
    ...lookups.flatMap(({ use }) =>
      use.kind === 'lookup' && !fields.has(use.field) ? [`looks up ${use.field}, which is no field`] : [],
    ),
  ];
}

/** A list below a list has no envelope that the records could be written in. */
function isOneOrList(records: string): boolean {
  const path = parsePath(records);
  return path !== null && !path.slice(0, -1).includes('each');
}

function isWord(word: string): boolean {
  return nameIn(word) !== null || /^(?!\.+$)[A-Za-z0-9._~@-]+$/.test(word);
}

function hasPlace({ use }: RouteParam): boolean {
  const template = 'template' in use ? use.template : undefined;
  return template === undefined || template.split('{}').length === 2;
}

function placeOf(param: RouteParam): string {
  return `${param.in} ${param.name}`;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set(a).size === a.length && a.every((name) => b.includes(name));
}
