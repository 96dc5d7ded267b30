import { Failure, type DataMap } from '@cordon/core/kernel';

/** The map of a database with what its API holds beside it. @throws Failure `bad-request` for anything but endpoints */
export function withApi(known: DataMap, added: DataMap): DataMap {
  const endpoints = added.resources.filter(({ kind }) => kind === 'endpoint');
  if (endpoints.length < added.resources.length) {
    throw new Failure('bad-request', 'Beside a database an API adds endpoints and nothing else.');
  }
  return { ...known, version: known.version + 1, resources: [...known.resources, ...endpoints] };
}
