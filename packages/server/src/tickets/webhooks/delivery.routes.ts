import { Failure, type Code } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clientAddress } from '../../identity/index.ts';
import { parsedBytes, signedBodyRoutes, type App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { hmacMatches } from '../../platform/webhookHmac.ts';
import type { DeliveredTicket, TicketIntake } from '../adapter.ts';
import { deliveredOf } from '../delivered.ts';
import { deliveredTicket } from '../schemas.ts';
import { webhookResult } from './schemas.ts';
import { readSignature, signedParts, type SignatureHeaders } from './signature.ts';
import type { Webhook, Webhooks } from './webhook.ts';
import { fromZendesk, zendeskEvent } from './zendesk.ts';

export interface WebhookDeliveryDeps {
  readonly webhooks: Webhooks;
  readonly intake: TicketIntake;
  readonly isVendor: (party: string) => Promise<boolean>;
  /** Enters a delivery: nobody signed in stands behind it, but a signature does. */
  readonly delivered: (
    ip: string | null,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<void>;
  /** Enters that somebody came with a signature that is not good. */
  readonly refused: (ip: string | null, code: Code) => Promise<void>;
  readonly now: () => Date;
}

/** What is read of a stranger before the signature over it can be checked. */
const BODY_LIMIT = 2 * 1024 * 1024;

/**
 * Where a helpdesk delivers what it signed. Any number of times and in any order: a repeated delivery is answered and
 * changes nothing, and an older update does not undo a newer one. One refusal for a webhook that is not there, one that
 * was revoked, and every signature that is not good.
 */
export function webhookDeliveryRoutes(app: App, deps: WebhookDeliveryDeps): void {
  signedBodyRoutes(app, BODY_LIMIT, (scope) => {
    scope.post(
      '/api/deliveries/:id',
      {
        bodyLimit: BODY_LIMIT,
        onRequest: async (request) => {
          request.signedDelivery = await headed(deps, request);
        },
        schema: {
          tags: ['tickets'],
          description: 'A delivery signed with a webhook’s secret; see docs/operations.md for the headers.',
          params: z.strictObject({ id: identifier }),
          body: z.unknown().meta({ description: 'The JSON as the helpdesk signed it' }),
          response: { 200: webhookResult },
        },
      },
      (request) => take(deps, request),
    );
  });
}

/** Who it says it is from and whether its headers can be good, before its body is read. */
async function headed(deps: WebhookDeliveryDeps, request: FastifyRequest): Promise<SignedDelivery> {
  const { id } = request.params as { id: string };
  const webhook = await deps.webhooks.find(id);
  const signature =
    webhook === null ? null : readSignature(webhook.shape, request.headers, deps.now().getTime());
  if (webhook === null || signature === null) return refuse(deps, request);
  return { webhook, signature };
}

async function take(
  deps: WebhookDeliveryDeps,
  request: FastifyRequest,
): Promise<z.infer<typeof webhookResult>> {
  const { signedDelivery: signed, body } = request;
  if (signed === undefined || !Buffer.isBuffer(body)) return refuse(deps, request);
  const { webhook, signature } = signed;
  const parts = signedParts(webhook.shape, signature.timestamp, body);
  const secrets = await deps.webhooks.secrets(webhook.id, deps.now());
  // Each is tried, whichever fits: the time tells nothing of which.
  const fits = secrets.map((secret) => hmacMatches(secret, parts, signature.mac));
  if (!fits.includes(true)) return refuse(deps, request);

  const { name, ticket } = read(webhook, signature, body);
  const before = await deps.webhooks.seen(webhook.id, name);
  if (before !== null) return { ticket: before, created: false, repeated: true };
  if (ticket === null) return { ticket: null, created: false, repeated: false };
  if (!(await deps.isVendor(ticket.party))) throw new Failure('not-in-scope', 'no such vendor');
  // The entry comes first: a ticket that nobody can prove was delivered is not taken in.
  await deps.delivered(clientAddress(request.ip), {
    ...{ webhook: webhook.id, source: webhook.source, vendor: ticket.party },
    ...{ binding: ticket.requester?.by ?? null, messages: ticket.messages.length },
  });
  const { id, created } = await deps.intake.receive(ticket);
  // Only now: what broke off in between is taken in when it is repeated, and taking it in twice changes nothing.
  await deps.webhooks.remember(webhook.id, name, id, deps.now());
  return { ticket: id, created, repeated: false };
}

/**
 * The delivery in a body whose signature is good, and its name: of ours the MAC itself, of Zendesk's the event's id,
 * which is signed and the same however often it is sent.
 * @throws Failure `bad-request`
 */
function read(
  { shape, source, party, purpose, channels }: Webhook,
  { mac }: SignatureHeaders,
  body: Buffer,
): { readonly name: string; readonly ticket: DeliveredTicket | null } {
  const json = parsedBytes(body);
  if (shape === 'generic') {
    const result = deliveredTicket.safeParse(json);
    if (!result.success) throw new Failure('bad-request');
    return { name: `mac:${Buffer.from(mac).toString('hex')}`, ticket: deliveredOf(result.data, source) };
  }
  const result = zendeskEvent.safeParse(json);
  if (!result.success || party === null || purpose === null) throw new Failure('bad-request');
  const ticket = fromZendesk(result.data, { source, party, purpose, channels });
  return { name: `event:${result.data.id}`, ticket };
}

async function refuse(deps: WebhookDeliveryDeps, request: FastifyRequest): Promise<never> {
  await deps.refused(clientAddress(request.ip), 'signature-invalid');
  throw new Failure('signature-invalid');
}

interface SignedDelivery {
  readonly webhook: Webhook;
  readonly signature: SignatureHeaders;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The webhook a delivery says it is from, and its signature, not checked yet. */
    signedDelivery?: SignedDelivery;
  }
}
