import { actProblems, routeProblems } from '@cordon/core/api';
import { parsePath, shapeOfFields } from '@cordon/core/json';
import { Failure, type DataMap, type Resource } from '@cordon/core/kernel';
import { isCategory } from '@cordon/core/policy';

/**
 * Whether a map can be kept: rules of the terms find resources and fields by name, and doors ask by its routes.
 * @param parts which the source has: a map of what is not connected would only be faults
 * @throws Failure `bad-request`, which says all that is wrong
 */
export function mustBeGoodMap(
  map: DataMap,
  parts: { readonly database: boolean; readonly api: boolean },
): void {
  const problems = [
    ...twice(map.resources.map(({ name }) => name)).map((name) => `${name} stands in the map twice`),
    ...map.resources.flatMap((resource) => problemsOf(resource, parts)),
  ];
  if (problems.length > 0) throw new Failure('bad-request', `${problems.slice(0, 10).join('. ')}.`);
}

function problemsOf(
  resource: Resource,
  parts: { readonly database: boolean; readonly api: boolean },
): readonly string[] {
  const { name, kind, fields } = resource;
  const shared = [
    ...twice(fields.map((field) => field.name)).map((field) => `${name}.${field} stands in the map twice`),
    ...fields
      .filter(({ category }) => !isCategory(category))
      .map((field) => `${name}.${field.name}: ${field.category} is no category`),
    ...fields
      .filter(({ freeText, type }) => freeText === true && type !== 'text')
      .map((field) => `${name}.${field.name}: only text is free text`),
  ];
  switch (kind) {
    case 'table':
      return parts.database ? shared : [...shared, `${name} is a table, and there is no database`];
    case 'endpoint':
      return [
        ...shared,
        ...(parts.api ? [] : [`${name} is an endpoint, and there is no API`]),
        ...routeProblems(resource),
        ...actProblems(resource),
        ...(shapeOfFields(fields) === null ? [`${name}: two fields claim one place, or one has none`] : []),
        ...[resource.key, resource.subjectKey]
          .filter((path) => (parsePath(path) ?? []).length === 0 || path.includes('[*]'))
          .map((path) => `${name}: ${path || 'nothing'} is no place of an id`),
      ];
    case 'thread':
      return shared;
  }
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, nth) => names.indexOf(name) !== nth))];
}
