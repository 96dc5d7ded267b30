import { randomBytes } from 'node:crypto';
import { Failure, type ActWords } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { z } from 'zod';
import {
  closingActFields,
  signedIn,
  type Guard,
  type SignedActs,
  type SigningActor,
  type Typed,
} from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { rotateBody, webhookBody, webhookMade, webhookView } from './schemas.ts';
import type { NewWebhook, Webhook, Webhooks } from './webhook.ts';

type WebhookBody = z.infer<typeof webhookBody>;

export interface WebhookDeps {
  readonly webhooks: Webhooks;
  readonly sourceExists: (id: string) => Promise<boolean>;
  readonly isVendor: (party: string) => Promise<boolean>;
  readonly signedActs: SignedActs;
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string>>,
  ) => Promise<number>;
  readonly now: () => Date;
}

/** How long the secret before a rotation stays good: a day to give the new one to the helpdesk. */
const OVERLAP_MS = 86_400_000;

/** Webhooks by which a helpdesk delivers signed tickets: the company's admin's, after a fresh second factor. */
export function webhookRoutes(app: App, guard: Guard, deps: WebhookDeps): void {
  const { webhooks, signedActs, enter, now } = deps;
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
      const who = signedIn(request);
      const { body } = request;
      const { id: source } = request.params;
      if (!(await deps.sourceExists(source))) throw new Failure('not-in-scope');
      if (body.shape === 'zendesk' && !(await deps.isVendor(body.vendor))) throw new Failure('not-in-scope');
      const words = { source, shape: body.shape, name: textHash(body.name) };
      const actor =
        body.shape === 'zendesk'
          ? await signedActs.by(who, 'webhook-made', { ...words, ...queueWords(body) }, body, [
              hashed(body.secret, body.salt),
            ])
          : await signedActs.by(who, 'webhook-made', words, body);
      const secret = body.shape === 'zendesk' ? body.secret : newSecret();
      const id = `whk_${randomBytes(10).toString('hex')}`;
      // What opens a way in is entered before it does.
      await enter('webhook-made', actor, { webhook: id, source, shape: body.shape });
      const webhook: NewWebhook = {
        ...{ source, name: body.name, shape: body.shape },
        ...(body.shape === 'zendesk'
          ? { party: body.vendor, purpose: body.purpose, channels: body.channels }
          : { party: null, purpose: null, channels: {} }),
      };
      await webhooks.add(id, webhook, secret, who.person.id, now());
      return made(id, body.shape === 'zendesk' ? null : secret);
    },
  );

  app.post(
    '/api/webhooks/:id/rotate',
    { onRequest: change, schema: { tags, params, body: rotateBody, response: { 200: webhookMade } } },
    async (request) => {
      const who = signedIn(request);
      const { id } = request.params;
      const { secret: given, salt, ...mark } = request.body;
      const webhook = await webhooks.find(id);
      if (webhook === null) throw new Failure('not-in-scope');
      if (webhook.revokedAt !== null) throw new Failure('already-done');
      // A Zendesk makes its secrets itself; of the others nobody chooses theirs.
      if ((webhook.shape === 'zendesk') !== (given !== undefined)) throw new Failure('bad-request');
      const secret = given ?? newSecret();
      const typed = given === undefined || salt === undefined ? [] : [hashed(given, salt)];
      const actor = await signedActs.by(who, 'webhook-rotated', { webhook: id }, mark, typed);
      await enter('webhook-rotated', actor, { webhook: id, source: webhook.source });
      const until = new Date(now().getTime() + OVERLAP_MS);
      if (!(await webhooks.rotate(id, secret, until))) throw new Failure('already-done');
      return made(id, given === undefined ? secret : null);
    },
  );

  app.post(
    '/api/webhooks/:id/revoke',
    {
      onRequest: change,
      schema: { tags, params, body: z.strictObject(closingActFields), response: { 200: done } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id: webhook } = request.params;
      const actor = await signedActs.closing(who, 'webhook-revoked', { webhook }, request.body);
      // What closes a way in is done before it is entered.
      const source = await webhooks.revoke(webhook, now());
      if (source === null) throw new Failure('already-done');
      await enter('webhook-revoked', actor, { webhook, source });
      return { done: true as const };
    },
  );
}

/** Of a hash, so that what opens the entry is not the secret either. */
function hashed(secret: string, salt: string): Typed {
  return { name: 'secret', value: textHash(secret), salt };
}

/** Whose tickets they are, and on which channels the customer is known. */
function queueWords({ vendor, purpose, channels }: Extract<WebhookBody, { shape: 'zendesk' }>): ActWords {
  return { vendor, purpose, channels: canonicalText(channels) };
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
