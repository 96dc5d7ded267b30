import { Failure, type Code } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clientAddress } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import type { TicketIntake } from './adapter.ts';
import type { DeliveryKeys } from './keys.store.ts';
import { deliveredOf } from './delivered.ts';
import { deliveredTicket, deliveryResult } from './schemas.ts';

export interface DeliveryDeps {
  readonly keys: Pick<DeliveryKeys, 'use'>;
  readonly intake: TicketIntake;
  /** True for a vendor of this installation. */
  readonly isVendor: (party: string) => Promise<boolean>;
  /** Enters a delivery: nobody signed in stands behind it, but a key does. */
  readonly delivered: (
    ip: string | null,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<void>;
  /** Enters that somebody came without a key that is good. */
  readonly refused: (ip: string | null, code: Code) => Promise<void>;
  readonly now: () => Date;
}

/** Attachments come in base64: eight of the largest that are kept, and the text around them. */
const BODY_LIMIT = 12 * 1024 * 1024;

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/;

/**
 * Where a helpdesk delivers tickets, one at a time and as often as it likes: a repeated delivery changes nothing. A key
 * speaks for one source. It names the customer only where the company's side knows: an agent's guess binds nobody.
 */
export function deliveryRoutes(
  app: App,
  { keys, intake, isVendor, delivered, refused, now }: DeliveryDeps,
): void {
  const keyOf = async (request: FastifyRequest) => {
    const [, secret] = BEARER.exec(request.headers.authorization ?? '') ?? [];
    const key = secret === undefined ? null : await keys.use(secret, now());
    if (key === null) {
      await refused(clientAddress(request.ip), 'not-signed-in');
      throw new Failure('not-signed-in');
    }
    return key;
  };
  app.post(
    '/api/deliveries',
    {
      bodyLimit: BODY_LIMIT,
      // The key is looked at before the body is read: a stranger cannot make us read twelve megabytes.
      onRequest: async (request) => {
        request.deliveredBy = await keyOf(request);
      },
      schema: {
        tags: ['tickets'],
        security: [{ deliveryKey: [] }],
        headers: z.looseObject({
          authorization: z.string().meta({ description: 'Bearer and a delivery key' }),
        }),
        body: deliveredTicket,
        response: { 200: deliveryResult },
      },
    },
    async (request) => {
      const { deliveredBy: key, body } = request;
      if (key === undefined) throw new Failure('not-signed-in');
      if (!(await isVendor(body.vendor))) throw new Failure('not-in-scope', 'no such vendor');
      const { vendor, messages } = body;
      const binding = body.requester?.by ?? null;
      // The entry comes first: a ticket that nobody can prove was delivered is not taken in.
      await delivered(clientAddress(request.ip), {
        key: key.id,
        source: key.source,
        vendor,
        binding,
        messages: messages.length,
      });
      return intake.receive(deliveredOf(body, key.source));
    },
  );
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The helpdesk's key, once it was accepted. */
    deliveredBy?: { readonly id: string; readonly source: string };
  }
}
