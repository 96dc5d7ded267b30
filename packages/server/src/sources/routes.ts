import { Failure, type DataMap } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs, type SigningActor } from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import { dataMap, sourceBody, sourceDraftBody, sourceView } from './schemas.ts';
import type { Sources } from './sources.ts';

type SourceView = z.infer<typeof sourceView>;

export interface SourceRoutesDeps {
  readonly sources: Pick<Sources, 'list' | 'find' | 'draft' | 'drift' | 'connect'>;
  /** Who connects a source signs it. */
  readonly signedActs: Pick<SignedActs, 'by'>;
  /** Enters an administrative act in the ledger: codes, ids and counts only. */
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string | number>>,
  ) => Promise<number>;
}

/** Customer databases: connect, look at the map and at what drifted. Connection strings go in and never come out. */
export function sourceRoutes(app: App, guard: Guard, { sources, signedActs, enter }: SourceRoutesDeps): void {
  const tags = ['sources'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager');
  const admin = guard.requireRole('company-admin');

  const view = async (source: { id: string; name: string; map: DataMap }): Promise<SourceView> => ({
    id: source.id,
    name: source.name,
    map: mapOf(source.map),
    drift: await driftOf(sources, source.id),
  });
  const viewOf = async (id: string): Promise<SourceView> => {
    const source = await sources.find(id);
    if (source === null) throw new Failure('not-in-scope');
    return view(source);
  };

  app.get(
    '/api/sources',
    { onRequest: read, schema: { tags, response: { 200: z.array(sourceView) } } },
    async () => Promise.all((await sources.list()).map(view)),
  );

  app.get(
    '/api/sources/:id',
    { onRequest: read, schema: { tags, params, response: { 200: sourceView } } },
    (request) => viewOf(request.params.id),
  );

  app.post(
    '/api/sources/draft',
    { onRequest: admin, schema: { tags, body: sourceDraftBody, response: { 200: dataMap } } },
    async ({ body: { ownerUrl } }) => {
      checkUrl(ownerUrl);
      return mapOf(await explained(() => sources.draft('draft', ownerUrl)));
    },
  );

  app.post(
    '/api/sources',
    {
      onRequest: [admin, guard.requireStepUp()],
      bodyLimit: 512 * 1024,
      schema: { tags, body: sourceBody, response: { 200: sourceView } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id, name, ownerUrl, map, salt, ...given } = request.body;
      checkUrl(ownerUrl);
      checkNames(map);
      if ((await sources.find(id)) !== null) throw new Failure('already-done');
      // Of a hash, so that what opens the entry is not the password either.
      const connection = { name: 'connection', value: textHash(ownerUrl), salt };
      const decided = { source: id, name: textHash(name), map: textHash(canonicalText(mapOf(map))) };
      const actor = await signedActs.by(who, 'source-connecting', decided, given, [connection]);
      // It changes the customer database: an intent stands before it and an outcome after.
      const words = { source: id, mapVersion: map.version, resources: map.resources.length };
      await enter('source-connecting', actor, words);
      try {
        await explained(() => sources.connect({ id, name, ownerUrl, map }, who.person.id));
      } catch (error) {
        await enter('source-not-connected', actor, words);
        throw error;
      }
      await enter('source-connected', actor, words);
      return viewOf(id);
    },
  );
}

/** The map is ours and is shown even while the source does not answer; that its drift is unknown is said. */
async function driftOf(sources: SourceRoutesDeps['sources'], id: string): Promise<SourceView['drift']> {
  try {
    return [...(await sources.drift(id))];
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'source-unavailable') throw error;
    return [
      { resource: id, field: null, problem: 'The source did not answer: what changed in it is not known.' },
    ];
  }
}

/** What a connection string may say beside login, host, port and database: everything else reaches for our files. */
const PARAMETERS: ReadonlySet<string> = new Set(['sslmode', 'channel_binding', 'uselibpqcompat']);

/**
 * Only a PostgreSQL server on the network. Sockets and key files of this machine (`host=/run/...`, `sslkey=...`) are
 * the operator's, not the company admin's.
 * @throws Failure `bad-request` that quotes nothing: there is a password in it
 */
function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  const good =
    url !== null &&
    (url.protocol === 'postgres:' || url.protocol === 'postgresql:') &&
    url.username !== '' &&
    url.hostname !== '' &&
    !url.hostname.includes('%') &&
    url.pathname.length > 1 &&
    [...url.searchParams.keys()].every((name) => PARAMETERS.has(name));
  if (good) return;
  const wanted = 'postgres://login:password@host:port/database, with sslmode and channel_binding at most';
  throw new Failure('bad-request', `The connection string must read ${wanted}.`);
}

/** Rules of the terms find resources and fields by name. @throws Failure `bad-request` */
function checkNames({ resources }: z.infer<typeof dataMap>): void {
  const lists = [resources, ...resources.map(({ fields }) => fields)];
  if (lists.every((list) => new Set(list.map(({ name }) => name)).size === list.length)) return;
  throw new Failure('bad-request', 'A resource or field stands in the data map twice.');
}

/** What does not fit about a source is said to who connects it, in our own words; texts of the source never are. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const ours =
      error instanceof Failure && (error.code === 'config-wrong' || error.code === 'roles-missing');
    throw ours ? new Failure('bad-request', error.detail, error) : error;
  }
}

/** A data map as plain mutable JSON, as the schema types it. */
function mapOf(map: DataMap): z.infer<typeof dataMap> {
  return dataMap.parse(map);
}
