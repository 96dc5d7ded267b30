import { randomBytes } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { rotateBody, webhookBody, webhookMade, webhookView } from './schemas.ts';
import type { NewWebhook, Webhook, Webhooks } from './webhook.ts';

export interface WebhookDeps {
  readonly webhooks: Webhooks;
  readonly sourceExists: (id: string) => Promise<boolean>;
  readonly isVendor: (party: string) => Promise<boolean>;
  readonly enter: (
    act: string,
    actor: { readonly person: string; readonly party: string; readonly ip: string | null },
    words: Readonly<Record<string, string>>,
  ) => Promise<number>;
  readonly now: () => Date;
}

/** How long the secret before a rotation stays good: a day to give the new one to the helpdesk. */
const OVERLAP_MS = 86_400_000;

/** Webhooks by which a helpdesk delivers signed tickets: the company's admin's, after a fresh second factor. */
export function webhookRoutes(app: App, guard: Guard, deps: WebhookDeps): void {
  const { webhooks, enter, now } = deps;
  const tags = ['tickets'];
  const params = z.strictObject({ id: identifier });
  const admin = guard.requireRole('company-admin');
  const change = [admin, guard.requireStepUp()];
  const made = async (id: string, secret: string | null) => {
    const webhook = await webhooks.find(id);
    if (webhook === null) throw new Failure('internal');
    return { webhook: viewOf(webhook), secret };
  };

  app.get(
    '/api/sources/:id/webhooks',
    { onRequest: admin, schema: { tags, params, response: { 200: z.array(webhookView) } } },
    async (request) => (await webhooks.of(request.params.id)).map(viewOf),
  );

  app.post(
    '/api/sources/:id/webhooks',
    { onRequest: change, schema: { tags, params, body: webhookBody, response: { 200: webhookMade } } },
    async (request) => {
      const { person, ip } = signedIn(request);
      const { body } = request;
      const { id: source } = request.params;
      if (!(await deps.sourceExists(source))) throw new Failure('not-in-scope');
      if (body.shape === 'zendesk' && !(await deps.isVendor(body.vendor))) throw new Failure('not-in-scope');
      const secret = body.shape === 'zendesk' ? body.secret : newSecret();
      const id = `whk_${randomBytes(10).toString('hex')}`;
      // What opens a way in is entered before it does.
      const actor = { person: person.id, party: person.partyId, ip };
      await enter('webhook-made', actor, { webhook: id, source, shape: body.shape });
      const webhook: NewWebhook = {
        ...{ source, name: body.name, shape: body.shape },
        ...(body.shape === 'zendesk'
          ? { party: body.vendor, purpose: body.purpose, channels: body.channels }
          : { party: null, purpose: null, channels: {} }),
      };
      await webhooks.add(id, webhook, secret, person.id, now());
      return made(id, body.shape === 'zendesk' ? null : secret);
    },
  );

  app.post(
    '/api/webhooks/:id/rotate',
    { onRequest: change, schema: { tags, params, body: rotateBody, response: { 200: webhookMade } } },
    async (request) => {
      const { person, ip } = signedIn(request);
      const { id } = request.params;
      const webhook = await webhooks.find(id);
      if (webhook === null) throw new Failure('not-in-scope');
      if (webhook.revokedAt !== null) throw new Failure('already-done');
      const given = request.body.secret;
      // A Zendesk makes its secrets itself; of the others nobody chooses theirs.
      if ((webhook.shape === 'zendesk') !== (given !== undefined)) throw new Failure('bad-request');
      const secret = given ?? newSecret();
      const actor = { person: person.id, party: person.partyId, ip };
      await enter('webhook-rotated', actor, { webhook: id, source: webhook.source });
      const until = new Date(now().getTime() + OVERLAP_MS);
      if (!(await webhooks.rotate(id, secret, until))) throw new Failure('already-done');
      return made(id, given === undefined ? secret : null);
    },
  );

  app.delete(
    '/api/webhooks/:id',
    { onRequest: change, schema: { tags, params, response: { 200: done } } },
    async (request) => {
      const { person, ip } = signedIn(request);
      const { id: webhook } = request.params;
      // What closes a way in is done before it is entered.
      const source = await webhooks.revoke(webhook, now());
      if (source === null) throw new Failure('already-done');
      await enter('webhook-revoked', { person: person.id, party: person.partyId, ip }, { webhook, source });
      return { done: true as const };
    },
  );
}

/** 256 random bits behind a prefix that secret scanners can look for. */
function newSecret(): string {
  return `cordon_webhook_${randomBytes(32).toString('base64url')}`;
}

function viewOf(webhook: Webhook): z.infer<typeof webhookView> {
  const { id, name, shape, party: vendor, purpose, channels, createdAt } = webhook;
  return {
    ...{ id, name, shape, path: `/api/deliveries/${id}`, vendor, purpose, channels: { ...channels } },
    createdAt: createdAt.toISOString(),
    lastUsedAt: webhook.lastUsedAt?.toISOString() ?? null,
    revokedAt: webhook.revokedAt?.toISOString() ?? null,
    previousUntil: webhook.previousUntil?.toISOString() ?? null,
  };
}
