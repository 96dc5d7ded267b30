import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import type { DeliveryKey, DeliveryKeys } from './keys.store.ts';
import { deliveryKeyBody, deliveryKeyMade, deliveryKeyView } from './schemas.ts';

export interface DeliveryKeyDeps {
  readonly keys: DeliveryKeys;
  readonly sourceExists: (id: string) => Promise<boolean>;
  readonly enter: (
    act: string,
    actor: { readonly person: string; readonly party: string; readonly ip: string | null },
    words: Readonly<Record<string, string>>,
  ) => Promise<number>;
  readonly now: () => Date;
}

/** Keys by which a helpdesk delivers tickets: made and revoked by the company's admin after a fresh second factor. */
export function deliveryKeyRoutes(
  app: App,
  guard: Guard,
  { keys, sourceExists, enter, now }: DeliveryKeyDeps,
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
      const { person, ip } = signedIn(request);
      const { id: source } = request.params;
      if (!(await sourceExists(source))) throw new Failure('not-in-scope');
      const key = keys.plan(source, request.body.name);
      // What opens a way in is entered before it does.
      const actor = { person: person.id, party: person.partyId, ip };
      await enter('delivery-key-made', actor, { key: key.id, source });
      await keys.add(key, person.id, now());
      return { id: key.id, name: key.name, secret: key.secret };
    },
  );

  app.delete(
    '/api/delivery-keys/:id',
    { onRequest: change, schema: { tags, params, response: { 200: done } } },
    async (request) => {
      const { person, ip } = signedIn(request);
      const { id: key } = request.params;
      // What closes a way in is done before it is entered.
      const source = await keys.revoke(key, now());
      if (source === null) throw new Failure('already-done');
      const actor = { person: person.id, party: person.partyId, ip };
      await enter('delivery-key-revoked', actor, { key, source });
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
