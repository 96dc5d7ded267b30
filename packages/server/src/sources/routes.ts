import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs } from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import type { Findings } from '../assurance/index.ts';
import { asActs, connecting, explained, ONE_LOCK, type EnterSourceAct } from './connecting.ts';
import { mustBeLookedAt } from './draft.ts';
import { lookForDrift } from './driftWatch.ts';
import { mustBeGoodMap } from './mapProblems.ts';
import { sourceBody, sourceDraft, sourceDraftBody, sourceLook, sourceView } from './schemas.ts';
import type { Sources } from './sources.ts';
import { draftOf, mapOf, viewOf } from './view.ts';

export interface SourceRoutesDeps {
  readonly sources: Pick<Sources, 'list' | 'find' | 'draft' | 'drift' | 'connect' | 'look'>;
  readonly findings: Findings;
  /** Who connects a source signs it. */
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enter: EnterSourceAct;
}

/** Customer databases: connect, look at the map and at what drifted. Connection strings go in and never come out. */
export function sourceRoutes(app: App, guard: Guard, deps: SourceRoutesDeps): void {
  const { sources, signedActs, enter } = deps;
  const tags = ['sources'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager');
  const admin = guard.requireRole('company-admin');

  const view = async (id: string) => {
    const source = await sources.find(id);
    if (source === null) throw new Failure('not-in-scope');
    return viewOf(sources, source);
  };

  app.get(
    '/api/sources',
    { onRequest: read, schema: { tags, response: { 200: z.array(sourceView) } } },
    async () => Promise.all((await sources.list()).map((source) => viewOf(sources, source))),
  );

  app.get(
    '/api/sources/:id',
    { onRequest: read, schema: { tags, params, response: { 200: sourceView } } },
    (request) => view(request.params.id),
  );

  app.post(
    '/api/sources/:id/look',
    { onRequest: read, schema: { tags, params, body: z.strictObject({}), response: { 200: sourceLook } } },
    async ({ params: { id } }) => {
      if ((await sources.find(id)) === null) throw new Failure('not-in-scope');
      return sourceLook.parse(await lookForDrift(deps, id));
    },
  );

  app.post(
    '/api/sources/draft',
    { onRequest: admin, schema: { tags, body: sourceDraftBody, response: { 200: sourceDraft } } },
    async ({ body: { ownerUrl } }) => {
      checkUrl(ownerUrl);
      return draftOf(await explained(() => sources.draft('draft', ownerUrl)));
    },
  );

  app.post(
    '/api/sources',
    {
      onRequest: [admin, guard.requireStepUp()],
      bodyLimit: 1024 * 1024,
      schema: { tags, body: sourceBody, response: { 200: sourceView } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id, name, ownerUrl, replica, oneLock, map, confirmed, salt, ...given } = request.body;
      checkUrl(ownerUrl);
      if (oneLock && replica !== undefined) {
        throw new Failure('bad-request', 'With one lock, give the address of the standby itself.');
      }
      if (replica !== undefined) checkUrl(replica, 'address');
      mustBeGoodMap(map, { database: true, api: false });
      if ((await sources.find(id)) !== null) throw new Failure('already-done');
      // Of a hash, so that what opens the entry is not the password either.
      const connection = { name: 'connection', value: textHash(ownerUrl), salt };
      const decided = {
        ...{ source: id, name: textHash(name), map: textHash(canonicalText(mapOf(map))) },
        ...(replica !== undefined && { replica }),
        ...(oneLock && ONE_LOCK),
      };
      const actor = await signedActs.by(who, 'source-connecting', decided, given, [connection]);
      const words = {
        ...{ source: id, mapVersion: map.version, resources: map.resources.length },
        ...(oneLock && ONE_LOCK),
      };
      // It changes the customer database.
      await asActs(
        (act) => enter(act, actor, words),
        connecting,
        () =>
          explained(async () => {
            mustBeLookedAt(map, await sources.draft(id, ownerUrl), confirmed);
            const source = { id, name, ownerUrl, map, ...(replica !== undefined && { replica }) };
            await sources.connect({ ...source, ...(oneLock && { oneLock }) }, who.person.id, 'shadow');
          }),
      );
      // The lock that is not there is found at once, not at the next look.
      if (oneLock) await lookForDrift(deps, id);
      return view(id);
    },
  );
}

/** What a connection string may say beside login, host, port and database: everything else reaches for our files. */
const PARAMETERS: ReadonlySet<string> = new Set(['sslmode', 'channel_binding', 'uselibpqcompat']);

/**
 * Only a PostgreSQL server on the network. Sockets and key files of this machine (`host=/run/...`, `sslkey=...`) are
 * the operator's, not the company admin's.
 * @throws Failure `bad-request` that quotes nothing: there is a password in it
 */
function checkUrl(text: string, kind: 'login' | 'address' = 'login'): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  const good =
    url !== null &&
    (url.protocol === 'postgres:' || url.protocol === 'postgresql:') &&
    (kind === 'login' ? url.username !== '' : url.username === '' && url.password === '') &&
    url.hostname !== '' &&
    !url.hostname.includes('%') &&
    url.pathname.length > 1 &&
    [...url.searchParams.keys()].every((name) => PARAMETERS.has(name));
  if (good) return;
  const login = kind === 'login' ? 'login:password@' : '';
  const wanted = `postgres://${login}host:port/database, with sslmode and channel_binding at most`;
  throw new Failure('bad-request', `The connection string must read ${wanted}.`);
}
