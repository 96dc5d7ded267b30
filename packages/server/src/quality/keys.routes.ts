import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { closingActFields, signedIn, type Guard, type SignedIn } from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import type { QualityDeps } from './deps.ts';
import type { QualityKey } from './keys.store.ts';
import { keyBody, keyMade, keyView } from './schemas.ts';

export interface KeyRoutesDeps extends Pick<QualityDeps, 'keys' | 'signedActs' | 'enter' | 'now'> {
  readonly sourceExists: (id: string) => Promise<boolean>;
  readonly isVendor: (party: string) => Promise<boolean>;
}

/** Keys of contact centres: the company's admin makes them for anybody, a vendor's admin for their own. */
export function qualityKeyRoutes(app: App, guard: Guard, deps: KeyRoutesDeps): void {
  const tags = ['quality'];
  const admins = guard.requireRole('company-admin', 'vendor-admin');
  const change = [admins, guard.requireStepUp()];

  app.get(
    '/api/quality/keys',
    { onRequest: admins, schema: { tags, response: { 200: z.array(keyView) } } },
    async (request) => (await deps.keys.list(ownOf(signedIn(request)))).map(viewOf),
  );

  app.post(
    '/api/quality/keys',
    { onRequest: change, schema: { tags, body: keyBody, response: { 200: keyMade } } },
    async (request) => {
      const who = signedIn(request);
      const { source, vendor, name, ...given } = request.body;
      const own = ownOf(who);
      if (own !== null && vendor !== own) throw new Failure('not-in-scope');
      if (!(await deps.sourceExists(source)) || (vendor !== null && !(await deps.isVendor(vendor)))) {
        throw new Failure('not-in-scope');
      }
      const words = { source, vendor, name: textHash(name) };
      const actor = await deps.signedActs.by(who, 'quality-key-made', words, given);
      const key = deps.keys.plan(source, vendor, name);
      // What opens a way in is entered before it does.
      await deps.enter('quality-key-made', actor, null, { qualityKey: key.id, source, vendor });
      await deps.keys.add(key, who.person.id, deps.now());
      return { id: key.id, secret: key.secret };
    },
  );

  app.post(
    '/api/quality/keys/:id/revoke',
    {
      onRequest: change,
      schema: {
        tags,
        params: z.strictObject({ id: identifier }),
        body: z.strictObject(closingActFields).meta({ id: 'QualityKeyRevokeBody' }),
        response: { 200: done },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const words = { qualityKey: request.params.id };
      const actor = await deps.signedActs.closing(who, 'quality-key-revoked', words, request.body);
      if (!(await deps.keys.revoke(request.params.id, ownOf(who), deps.now())))
        throw new Failure('not-in-scope');
      await deps.enter('quality-key-revoked', actor, null, words);
      return { done: true as const };
    },
  );
}

/** A vendor sees and makes its own only. */
function ownOf({ person }: SignedIn): string | null {
  return person.partyKind === 'vendor' ? person.partyId : null;
}

function viewOf(key: QualityKey): z.infer<typeof keyView> {
  return {
    ...key,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
