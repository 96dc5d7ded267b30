import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import { dataMap, sourceBody, sourceDraftBody, sourceView } from './schemas.ts';
import type { Sources } from './sources.ts';

export interface SourceRoutesDeps {
  readonly sources: Sources;
  readonly enter: (
    act: string,
    actor: { readonly person: string; readonly party: string; readonly ip: string | null },
    words: Readonly<Record<string, string | number>>,
  ) => Promise<number>;
}

/** Customer databases: connect, look at the map and at what drifted. Connection strings go in and never come out. */
export function sourceRoutes(app: App, guard: Guard, { sources, enter }: SourceRoutesDeps): void {
  const tags = ['sources'];
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager');
  const admin = guard.requireRole('company-admin');

  const view = async (id: string) => {
    const source = await sources.find(id);
    if (source === null) throw new Failure('not-in-scope');
    const { name, map } = source;
    return { id, name, map: mapOf(map), drift: [...(await sources.drift(id))] };
  };

  app.get(
    '/api/sources',
    { onRequest: read, schema: { tags, response: { 200: z.array(sourceView) } } },
    async () => {
      const all = await sources.list();
      return Promise.all(all.map(({ id }) => view(id)));
    },
  );

  app.get(
    '/api/sources/:id',
    {
      onRequest: read,
      schema: { tags, params: z.strictObject({ id: identifier }), response: { 200: sourceView } },
    },
    (request) => view(request.params.id),
  );

  app.post(
    '/api/sources/draft',
    { onRequest: admin, schema: { tags, body: sourceDraftBody, response: { 200: dataMap } } },
    async (request) => mapOf(await sources.draft('draft', request.body.ownerUrl)),
  );

  app.post(
    '/api/sources',
    {
      onRequest: [admin, guard.requireStepUp()],
      bodyLimit: 512 * 1024,
      schema: { tags, body: sourceBody, response: { 200: sourceView } },
    },
    async (request) => {
      const { person, ip } = signedIn(request);
      const { id, name, ownerUrl, map } = request.body;
      if ((await sources.find(id)) !== null) throw new Failure('already-done');
      await sources.connect({ id, name, ownerUrl, map }, person.id);
      const actor = { person: person.id, party: person.partyId, ip };
      await enter('source-connected', actor, {
        source: id,
        mapVersion: map.version,
        resources: map.resources.length,
      });
      return view(id);
    },
  );
}

/** A data map as plain mutable JSON, as the schema types it. */
function mapOf(map: Awaited<ReturnType<Sources['draft']>>): z.infer<typeof dataMap> {
  return {
    ...map,
    resources: map.resources.map((resource) => ({
      ...resource,
      fields: resource.fields.map((field) => ({ ...field })),
    })),
  };
}
