import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import {
  closingActFields,
  signedIn,
  type Guard,
  type SignedActs,
  type SigningActor,
} from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import type { DeliveryKey, DeliveryKeys } from './keys.store.ts';
import { deliveryKeyBody, deliveryKeyMade, deliveryKeyView } from './schemas.ts';

export interface DeliveryKeyDeps {
  readonly keys: DeliveryKeys;
  readonly sourceExists: (id: string) => Promise<boolean>;
  readonly signedActs: SignedActs;
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string>>,
  ) => Promise<number>;
  readonly now: () => Date;
}

/** Keys by which a helpdesk delivers tickets: made and revoked by the company's admin after a fresh second factor. */
export function deliveryKeyRoutes(
  app: App,
  guard: Guard,
  { keys, sourceExists, signedActs, enter, now }: DeliveryKeyDeps,
): void {
  const tags = ['tickets'];
  const params = z.strictObject({ id: identifier });
  const admin = guard.requireRole('company-admin');
  const change = [admin, guard.requireStepUp()];

  app.get(
    '/api/sources/:id/delivery-keys',
    { onRequest: admin, schema: { tags, params, response: { 200: z.array(deliveryKeyView) } } },
    async (request) => (await keys.of(request.params.id)).map(viewOf),
  );

  app.post(
    '/api/sources/:id/delivery-keys',
    {
      onRequest: change,
      schema: { tags, params, body: deliveryKeyBody, response: { 200: deliveryKeyMade } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id: source } = request.params;
      const { name, ...given } = request.body;
      if (!(await sourceExists(source))) throw new Failure('not-in-scope');
      const words = { source, name: textHash(name) };
      const actor = await signedActs.by(who, 'delivery-key-made', words, given);
      const key = keys.plan(source, name);
      // What opens a way in is entered before it does.
      await enter('delivery-key-made', actor, { deliveryKey: key.id, source });
      await keys.add(key, who.person.id, now());
      return { id: key.id, name: key.name, secret: key.secret };
    },
  );

  app.post(
    '/api/delivery-keys/:id/revoke',
    {
      onRequest: change,
      schema: { tags, params, body: z.strictObject(closingActFields), response: { 200: done } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id: deliveryKey } = request.params;
      const words = { deliveryKey };
      const actor = await signedActs.closing(who, 'delivery-key-revoked', words, request.body);
      // What closes a way in is done before it is entered.
      const source = await keys.revoke(deliveryKey, now());
      if (source === null) throw new Failure('already-done');
      await enter('delivery-key-revoked', actor, { ...words, source });
      return { done: true as const };
    },
  );
}

function viewOf({
  id,
  name,
  createdAt,
  lastUsedAt,
  revokedAt,
}: DeliveryKey): z.infer<typeof deliveryKeyView> {
  return {
    id,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
