import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../platform/http/index.ts';
import { groupType, resourceTypes, userType, type ResourceType } from './attributes.ts';
import { isObject } from './canonical.ts';
import { wrong } from './errors.ts';
import { narrowed } from './filter.ts';
import { answer, listed, queryOf, SEARCH, type Listed, type Query } from './listing.ts';
import { projected } from './projection.ts';
import { groupResource, userResource } from './resources.ts';
import { answerWith, callerOf, did, scimAddress, refuseOthers, type ScimRouteDeps } from './asking.ts';

/** Lists and searches (RFC 7644 sections 3.4.2 and 3.4.3): over users, over groups, over both. */
export function searchRoutes(scim: App, deps: ScimRouteDeps): void {
  const places: readonly (readonly [path: string, types: readonly ResourceType[]])[] = [
    ['', resourceTypes],
    ['/Users', [userType]],
    ['/Groups', [groupType]],
  ];
  for (const [path, types] of places) {
    // Clients disagree on the slash and, some, on the case of the name.
    const urls = new Set([`/:vendor${path}`, `/:vendor${path}/`, `/:vendor${path.toLowerCase()}`]);
    for (const url of urls) {
      scim.get(url, (request, reply) => search(deps, request, reply, types, request.query));
    }
    scim.post(`/:vendor${path}/.search`, (request, reply) => {
      const body: unknown = request.body;
      const schemas = isObject(body) ? body.schemas : undefined;
      if (!Array.isArray(schemas) || !schemas.includes(SEARCH)) {
        throw wrong('invalidSyntax', `schemas must name ${SEARCH}.`);
      }
      return search(deps, request, reply, types, body);
    });
    refuseOthers(scim, `/:vendor${path}/.search`, ['GET', 'PUT', 'PATCH', 'DELETE'], 'POST');
  }
  refuseOthers(scim, '/:vendor', ['POST', 'PUT', 'PATCH', 'DELETE'], 'GET');
}

async function search(
  deps: ScimRouteDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  types: readonly ResourceType[],
  given: unknown,
): Promise<FastifyReply> {
  const { party } = callerOf(request, 'read');
  const query = queryOf(isObject(given) ? given : {});
  const found = await answerTo(deps, party, query, types);
  did(request, 'read');
  return answerWith(reply, 200, found);
}

async function answerTo(
  { users, groups, baseUrl }: ScimRouteDeps,
  party: string,
  query: Query,
  types: readonly ResourceType[],
): Promise<object> {
  const base = scimAddress(baseUrl, party);
  const onlyUsers = types.length === 1 && types[0] === userType;
  if (onlyUsers && query.filter === null && query.sortBy === null) {
    const { total, users: page } = await users.page(party, query.startIndex, query.count);
    const shown = page.map((user) => projected(userType, userResource(base, user), query.wanted));
    return answer(total, query.startIndex, shown);
  }
  const all: Listed[] = [];
  if (types.includes(userType)) {
    const only = onlyUsers ? narrowed(query.filter) : {};
    for (const user of await users.all(party, only))
      all.push({ type: userType, resource: userResource(base, user) });
  }
  if (types.includes(groupType)) {
    for (const group of await groups.all(party))
      all.push({ type: groupType, resource: groupResource(base, group) });
  }
  return listed(all, query, types);
}
