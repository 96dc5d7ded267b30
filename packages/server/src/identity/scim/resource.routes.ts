import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../platform/http/index.ts';
import { groupType, userType, type ResourceType } from './attributes.ts';
import { checkSchemas } from './canonical.ts';
import type { Caller } from './deps.ts';
import { etagOf, isKnown } from './etag.ts';
import { createGroup, deleteGroup, patchGroup, replaceGroup, theGroup } from './groups.ts';
import type { DirectoryGroup } from './groups.store.ts';
import { queryOf } from './listing.ts';
import { projected, type Wanted } from './projection.ts';
import { groupResource, userResource } from './resources.ts';
import {
  answerWith,
  callerOf,
  did,
  partyOf,
  scimAddress,
  refuseOthers,
  type ScimRouteDeps,
} from './asking.ts';
import type { DirectoryUser } from './store.ts';
import { createUser, deleteUser, patchUser, replaceUser, theUser } from './users.ts';

type Conditions = Parameters<typeof isKnown>[0];

interface Standing {
  readonly resource: Readonly<Record<string, unknown>>;
  readonly version: number;
}

/** What one kind of resource can be asked and told. */
interface Handlers {
  readonly type: ResourceType;
  readonly scope: 'users' | 'groups';
  find(party: string, id: string): Promise<Standing>;
  create(by: Caller, body: unknown): Promise<Standing & { readonly did: string }>;
  replace(
    by: Caller,
    id: string,
    body: unknown,
    on: Conditions,
  ): Promise<Standing & { readonly did: string }>;
  patch(by: Caller, id: string, body: unknown, on: Conditions): Promise<Standing & { readonly did: string }>;
  remove(by: Caller, id: string, on: Conditions): Promise<void>;
}

/** One user, one group: RFC 7644 sections 3.3, 3.4.1, 3.5 and 3.6. */
export function resourceRoutes(scim: App, deps: ScimRouteDeps): void {
  for (const handlers of [usersOf(deps), groupsOf(deps)]) hang(scim, deps, handlers);
}

function usersOf(deps: ScimRouteDeps): Handlers {
  const shown = (party: string, user: DirectoryUser): Standing => ({
    resource: userResource(scimAddress(deps.baseUrl, party), user),
    version: user.version,
  });
  const done = ({ party }: Caller, { user, did: what }: Awaited<ReturnType<typeof createUser>>) => ({
    ...shown(party, user),
    did: what,
  });
  return {
    ...{ type: userType, scope: 'users' },
    find: async (party, id) => shown(party, await theUser(deps, party, id)),
    create: async (by, body) => done(by, await createUser(deps, by, body)),
    replace: async (by, id, body, on) => done(by, await replaceUser(deps, by, id, body, on)),
    patch: async (by, id, body, on) => done(by, await patchUser(deps, by, id, body, on)),
    remove: (by, id, on) => deleteUser(deps, by, id, on),
  };
}

function groupsOf(deps: ScimRouteDeps): Handlers {
  const shown = (party: string, group: DirectoryGroup): Standing => ({
    resource: groupResource(scimAddress(deps.baseUrl, party), group),
    version: group.version,
  });
  const done = ({ party }: Caller, { group, did: what }: Awaited<ReturnType<typeof createGroup>>) => ({
    ...shown(party, group),
    did: what,
  });
  return {
    ...{ type: groupType, scope: 'groups' },
    find: async (party, id) => shown(party, await theGroup(deps, party, id)),
    create: async (by, body) => done(by, await createGroup(deps, by, body)),
    replace: async (by, id, body, on) => done(by, await replaceGroup(deps, by, id, body, on)),
    patch: async (by, id, body, on) => done(by, await patchGroup(deps, by, id, body, on)),
    remove: (by, id, on) => deleteGroup(deps, by, id, on),
  };
}

function hang(scim: App, { baseUrl }: ScimRouteDeps, handlers: Handlers): void {
  const { type, scope } = handlers;
  const list = `/:vendor${type.endpoint}`;
  const url = `${list}/:id`;

  scim.post(list, async (request, reply) => {
    const by = callerOf(request, scope);
    const { wanted } = wantedOf(request);
    checkSchemas(type, request.body);
    const made = await handlers.create(by, request.body);
    did(request, made.did);
    return answerOne(reply, 201, type, made, wanted);
  });
  refuseOthers(scim, list, ['PUT', 'PATCH', 'DELETE'], 'GET, POST');

  scim.get(url, async (request, reply) => {
    const { party } = callerOf(request, 'read');
    const { wanted } = wantedOf(request);
    const standing = await handlers.find(party, idOf(request));
    did(request, 'read');
    if (isKnown(request.headers, standing.version))
      return reply.code(304).header('etag', etagOf(standing.version)).send();
    const location = `${scimAddress(baseUrl, partyOf(request))}${type.endpoint}/${idOf(request)}`;
    reply.header('content-location', location);
    return answerOne(reply, 200, type, standing, wanted);
  });

  scim.put(url, async (request, reply) => {
    const by = callerOf(request, scope);
    const { wanted } = wantedOf(request);
    const id = idOf(request);
    // What is not there is not found, whatever is wrong with the body: a PUT makes nothing (RFC 7644 section 3.5.1).
    await handlers.find(by.party, id);
    checkSchemas(type, request.body);
    const done = await handlers.replace(by, id, request.body, request.headers);
    did(request, done.did);
    return answerOne(reply, 200, type, done, wanted);
  });

  scim.patch(url, async (request, reply) => {
    const by = callerOf(request, scope);
    const { wanted, asked } = wantedOf(request);
    const done = await handlers.patch(by, idOf(request), request.body, request.headers);
    did(request, done.did);
    // RFC 7644 section 3.5.2: whoever asks for attributes gets them, everybody else the short answer.
    if (asked) return answerOne(reply, 200, type, done, wanted);
    return reply.code(204).header('etag', etagOf(done.version)).send();
  });

  scim.delete(url, async (request, reply) => {
    await handlers.remove(callerOf(request, scope), idOf(request), request.headers);
    did(request, 'deleted');
    return reply.code(204).send();
  });
  refuseOthers(scim, url, ['POST'], 'GET, PUT, PATCH, DELETE');
}

function idOf({ params }: FastifyRequest): string {
  return (params as { readonly id: string }).id;
}

function wantedOf({ query }: FastifyRequest): { readonly wanted: Wanted; readonly asked: boolean } {
  const { wanted } = queryOf(query as Record<string, unknown>);
  return { wanted, asked: wanted.attributes !== null || wanted.excluded.length > 0 };
}

function answerOne(
  reply: FastifyReply,
  status: number,
  type: ResourceType,
  { resource, version }: Standing,
  wanted: Wanted,
): FastifyReply {
  const { location } = resource.meta as { readonly location: string };
  reply.header('location', location).header('etag', etagOf(version));
  return answerWith(reply, status, projected(type, resource, wanted));
}
