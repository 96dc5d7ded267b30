import { randomBytes } from 'node:crypto';
import { Failure, type ActWords } from '@cordon/core/kernel';
import { z } from 'zod';
import { textHash } from '../../platform/hashing.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { signedIn, type Guard } from '../guard.ts';
import { closingActFields, type SignedActs, type SigningActor } from '../signed-acts.ts';
import { isEs256Key, type HintKey } from './hint.ts';
import { sidebarBody, sidebarMade, sidebarView } from './schemas.ts';
import { originOf, type NewSidebar, type Sidebar } from './sidebar.ts';
import type { SidebarStore } from './store.ts';

export interface SidebarAdminDeps {
  readonly store: SidebarStore;
  readonly sourceExists: (id: string) => Promise<boolean>;
  readonly signedActs: SignedActs;
  readonly enter: (act: string, actor: SigningActor, words: ActWords) => Promise<unknown>;
  readonly now: () => Date;
}

/** Which helpdesk may show Cordon beside a ticket: the company's admin's word, signed, after a fresh second factor. */
export function sidebarAdminRoutes(app: App, guard: Guard, deps: SidebarAdminDeps): void {
  const { store, signedActs, enter, now } = deps;
  const tags = ['sidebar'];
  const params = z.strictObject({ id: identifier });
  const admin = guard.requireRole('company-admin');
  const change = [admin, guard.requireStepUp()];

  app.get(
    '/api/sources/:id/sidebars',
    { onRequest: admin, schema: { tags, params, response: { 200: z.array(sidebarView) } } },
    async (request) => (await store.of(request.params.id)).map(viewOf),
  );

  app.post(
    '/api/sources/:id/sidebars',
    { onRequest: change, schema: { tags, params, body: sidebarBody, response: { 200: sidebarMade } } },
    async (request) => {
      const who = signedIn(request);
      const { body } = request;
      const { id: source } = request.params;
      if (!(await deps.sourceExists(source))) throw new Failure('not-in-scope');
      const { secret, key } = keyFor(body);
      const origins = body.origins.map((origin) => {
        const one = originOf(origin);
        if (one === null) throw new Failure('bad-request', 'an origin is scheme, host and port, by https');
        return one;
      });
      const words = {
        ...{ source, name: textHash(body.name), origins: origins.join(' '), algorithm: body.algorithm },
        ...(body.algorithm === 'ES256' && { publicKey: body.publicKey }),
      };
      const actor = await signedActs.by(who, 'sidebar-made', words, body);
      const sidebar = await allowSidebar(deps, actor, { source, name: body.name, origins }, key);
      return { sidebar: viewOf(sidebar), secret };
    },
  );

  app.post(
    '/api/sidebars/:id/revoke',
    {
      onRequest: change,
      schema: { tags, params, body: z.strictObject(closingActFields), response: { 200: done } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id: sidebar } = request.params;
      const actor = await signedActs.closing(who, 'sidebar-revoked', { sidebar }, request.body);
      // What closes a way in is done before it is entered.
      const source = await store.revoke(sidebar, now());
      if (source === null) throw new Failure('already-done');
      await enter('sidebar-revoked', actor, { sidebar, source });
      return { done: true as const };
    },
  );
}

/**
 * @param actor who signed it
 * @param origins as `originOf` has them
 */
export async function allowSidebar(
  { store, enter, now }: Pick<SidebarAdminDeps, 'store' | 'enter' | 'now'>,
  actor: SigningActor,
  wanted: Omit<NewSidebar, 'id'>,
  key: HintKey,
): Promise<Sidebar> {
  const id = `sdb_${randomBytes(10).toString('hex')}`;
  // What opens a way in is entered before it does.
  await enter('sidebar-made', actor, { sidebar: id, source: wanted.source });
  await store.add({ id, ...wanted }, key, actor.person, now());
  const sidebar = await store.live(id);
  if (sidebar === null) throw new Failure('internal');
  return sidebar;
}

/** A secret of Cordon's making: 256 random bits behind a prefix that secret scanners can look for. */
export function newSidebarSecret(): string {
  return `cordon_sidebar_${randomBytes(32).toString('base64url')}`;
}

function keyFor(body: z.infer<typeof sidebarBody>): {
  readonly secret: string | null;
  readonly key: HintKey;
} {
  if (body.algorithm === 'ES256') {
    const publicKey = Buffer.from(body.publicKey, 'base64');
    if (!isEs256Key(publicKey)) throw new Failure('bad-request', 'no P-256 key');
    return { secret: null, key: { algorithm: 'ES256', publicKey } };
  }
  const secret = newSidebarSecret();
  return { secret, key: { algorithm: 'HS256', secret } };
}

function viewOf({ id, name, origins, algorithm, ...times }: Sidebar): z.infer<typeof sidebarView> {
  return {
    ...{ id, name, origins: [...origins], algorithm, path: `/sidebar/${id}` },
    createdAt: times.createdAt.toISOString(),
    lastUsedAt: times.lastUsedAt?.toISOString() ?? null,
    revokedAt: times.revokedAt?.toISOString() ?? null,
  };
}
