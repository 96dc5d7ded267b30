import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { asActs, type Acts, type EnterSourceAct } from '../connecting.ts';
import { DOCUMENT_BYTES, sourceDraft, sourceView } from '../schemas.ts';
import { mapHash } from '../shadow/shadow.ts';
import type { KnownSource } from '../sources.ts';
import { draftOf, viewOf } from '../view.ts';
import { changeMap, mustFollow, sightOfMap, type ChangingDeps } from './changing.ts';
import { additionsBody, mapBody, mapLookBody, mapSight } from './schemas.ts';

export interface MapRoutesDeps extends ChangingDeps {
  /** Who changes a map signs it. */
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enter: EnterSourceAct;
}

const mapChanging: Acts = {
  intent: 'source-map-changing',
  done: 'source-map-changed',
  failed: 'source-map-not-changed',
};

/** A new version of the map of a known source: what could be added, who would see more or less, and keeping it. */
export function mapRoutes(app: App, guard: Guard, deps: MapRoutesDeps): void {
  const { sources } = deps;
  const tags = ['sources'];
  const params = z.strictObject({ id: identifier });
  const admin = guard.requireRole('company-admin');
  const bodyLimit = 1024 * 1024;
  // A document goes in twice: what is unclear in it is worked out anew when the map is kept.
  const withDocument = bodyLimit + DOCUMENT_BYTES;

  const mustFind = async (id: string): Promise<KnownSource> => {
    const source = await sources.find(id);
    if (source === null) throw new Failure('not-in-scope');
    return source;
  };

  app.get(
    '/api/sources/:id/map/additions',
    { onRequest: admin, schema: { tags, params, response: { 200: sourceDraft } } },
    async ({ params: { id } }) => {
      await mustFind(id);
      return draftOf(await sources.additions(id));
    },
  );

  app.post(
    '/api/sources/:id/map/additions',
    {
      onRequest: admin,
      bodyLimit: withDocument,
      schema: { tags, params, body: additionsBody, response: { 200: sourceDraft } },
    },
    async ({ params: { id }, body: { document } }) => {
      await mustFind(id);
      return draftOf(await sources.additions(id, document));
    },
  );

  app.post(
    '/api/sources/:id/map/look',
    { onRequest: admin, bodyLimit, schema: { tags, params, body: mapLookBody, response: { 200: mapSight } } },
    async ({ params: { id }, body: { map } }) => {
      const source = await mustFind(id);
      return mapSight.parse(await sightOfMap(deps, source.map, { ...map, source: id }));
    },
  );

  app.post(
    '/api/sources/:id/map',
    {
      onRequest: [admin, guard.requireStepUp()],
      bodyLimit: withDocument,
      schema: { tags, params, body: mapBody, response: { 200: sourceView } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id } = request.params;
      const { map, confirmed, document, ...given } = request.body;
      const source = await mustFind(id);
      mustFollow(source, map, confirmed, await sources.additions(id, document));
      const decided = { source: id, mapVersion: map.version, map: mapHash(map) };
      const actor = await deps.signedActs.by(who, mapChanging.intent, decided, given);
      await asActs(
        (act) => deps.enter(act, actor, decided),
        mapChanging,
        () => changeMap(deps, id, map),
      );
      return viewOf(sources, await mustFind(id));
    },
  );
}
