import { Failure, type DataMap } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { signedIn, type Guard, type SignedActs } from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import type { App } from '../platform/http/index.ts';
import { apiSettingsOf } from './api/settings.ts';
import { asActs, connecting, explained, type EnterSourceAct } from './connecting.ts';
import { mustBeLookedAt } from './draft.ts';
import { withApi } from './map/withApi.ts';
import { mustBeGoodMap } from './mapProblems.ts';
import { apiBody, apiDraftBody, DOCUMENT_BYTES, sourceDraft, sourceView } from './schemas.ts';
import type { Sources } from './sources.ts';
import { draftOf, mapOf, viewOf } from './view.ts';

export interface ApiRoutesDeps {
  readonly sources: Pick<Sources, 'find' | 'draftApi' | 'connectApi' | 'addApi' | 'drift'>;
  /** Who connects an API signs it. */
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enter: EnterSourceAct;
  /** Tells every part of every replica that this source changed. */
  readonly changed: (source: string) => Promise<void>;
}

/** The document goes in twice: what is unclear in it is worked out anew when it is connected, and not taken on trust. */
const BODY_BYTES = DOCUMENT_BYTES + 1024 * 1024;

/** JSON APIs: draft a map of one from its OpenAPI document, and connect it. Credentials go in and never come out. */
export function apiRoutes(app: App, guard: Guard, deps: ApiRoutesDeps): void {
  const { sources, signedActs, enter } = deps;
  const tags = ['sources'];
  const admin = guard.requireRole('company-admin');
  const before = [admin, guard.requireStepUp()];

  app.post(
    '/api/sources/api-draft',
    // It sends a credential to an address somebody typed.
    {
      onRequest: before,
      bodyLimit: BODY_BYTES,
      schema: { tags, body: apiDraftBody, response: { 200: sourceDraft } },
    },
    async ({ body: { document, source, ...given } }) => {
      const known = source === undefined ? null : await mapOfKnown(sources, source);
      return draftOf(await explained(() => sources.draftApi(apiSettingsOf(given), document, known)));
    },
  );

  app.post(
    '/api/sources/api',
    {
      onRequest: before,
      bodyLimit: BODY_BYTES,
      schema: { tags, body: apiBody, response: { 200: sourceView } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id, name, document, baseUrl, credential, reach, map, confirmed, salt, ...given } = request.body;
      const api = apiSettingsOf({ baseUrl, credential, reach });
      const known = await sources.find(id);
      if (known?.parts.api === true) throw new Failure('already-done');
      if (known !== null && known.name !== name) {
        throw new Failure('bad-request', 'A source of this short name is there, and is called otherwise.');
      }
      const whole = known === null ? { ...map, source: id, version: 1 } : withApi(known.map, map);
      mustBeGoodMap(whole, { database: known?.parts.database ?? false, api: true });
      // Of a hash, so that what opens the entry is not the credential either.
      const connection = {
        ...{ name: 'connection', salt },
        value: textHash(canonicalText({ baseUrl, credential, reach })),
      };
      const decided = { source: id, name: textHash(name), map: textHash(canonicalText(mapOf(map))) };
      const actor = await signedActs.by(who, 'source-connecting', decided, given, [connection]);
      const words = { source: id, part: 'api', mapVersion: whole.version, resources: whole.resources.length };
      await asActs(
        (act) => enter(act, actor, words),
        connecting,
        () =>
          explained(async () => {
            mustBeLookedAt(map, await sources.draftApi(api, document, known?.map ?? null), confirmed);
            if (known === null) await sources.addApi({ id, name, api, map: whole }, who.person.id);
            else await sources.connectApi(id, api, whole, 'shadow');
            await deps.changed(id);
          }),
      );
      const now = await sources.find(id);
      if (now === null) throw new Failure('not-in-scope');
      return viewOf(sources, now);
    },
  );
}

async function mapOfKnown(sources: Pick<Sources, 'find'>, id: string): Promise<DataMap> {
  const source = await sources.find(id);
  if (source === null) throw new Failure('not-in-scope');
  if (source.parts.api) throw new Failure('already-done');
  return source.map;
}
