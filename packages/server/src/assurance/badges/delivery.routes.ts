import { Failure, type Code } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clientAddress } from '../../identity/index.ts';
import { parsedBytes, signedBodyRoutes, type App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { hmacMatches } from '../../platform/webhookHmac.ts';
import { readSignature, signedParts, type SignatureHeaders } from '../../tickets/webhooks/signature.ts';
import type { BadgeEvents, BadgeRegister, BadgeSystem } from './badge.ts';
import { badgeEventsBody, badgesTaken } from './schemas.ts';
import { keptOf, toldOf, type HashNumber } from './told.ts';

export interface BadgeDeliveryDeps {
  readonly register: Pick<BadgeRegister, 'system' | 'secrets'>;
  readonly events: Pick<BadgeEvents, 'take'>;
  readonly hashNumber: HashNumber;
  /** Enters a delivery: nobody signed in stands behind it, but a signature does. */
  readonly delivered: (
    ip: string | null,
    party: string,
    words: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
  /** Enters that somebody came with a signature that is not good. */
  readonly refused: (ip: string | null, code: Code) => Promise<void>;
  readonly now: () => Date;
}

/** What is read of a stranger before the signature over it can be checked. */
const BODY_LIMIT = 512 * 1024;

/**
 * Where a badge system tells who held a badge to which reader, signed with its secret, any number of times and in any order.
 * Who could forge one could put an absent person at a desk, so there is one refusal for a system that is not there, one that
 * was revoked, and every signature that is not good.
 */
export function badgeDeliveryRoutes(app: App, deps: BadgeDeliveryDeps): void {
  signedBodyRoutes(app, BODY_LIMIT, (scope) => {
    scope.post(
      '/api/badges/:id/events',
      {
        bodyLimit: BODY_LIMIT,
        onRequest: async (request) => {
          request.badgeDelivery = await headed(deps, request);
        },
        schema: {
          tags: ['badges'],
          description:
            'Badges held to readers, signed with the system’s secret: `x-cordon-timestamp` and `x-cordon-signature`, as for tickets. ' +
            'The JSON is {"events": [{"id"?, "at", "door", "badge", "direction"?, "result"?}]}, a thousand at most.',
          params: z.strictObject({ id: identifier }),
          body: z.unknown().meta({ description: 'The JSON as the badge system signed it' }),
          response: { 200: badgesTaken },
        },
      },
      (request) => take(deps, request),
    );
  });
}

/** Who it says it is from and whether its headers can be good, before its body is read. */
async function headed(deps: BadgeDeliveryDeps, request: FastifyRequest): Promise<BadgeDelivery> {
  const { id } = request.params as { id: string };
  const system = await deps.register.system(id);
  const signature = readSignature('generic', request.headers, deps.now().getTime());
  if (system === null || signature === null) return refuse(deps, request);
  return { system, signature };
}

async function take(deps: BadgeDeliveryDeps, request: FastifyRequest): Promise<z.infer<typeof badgesTaken>> {
  const { badgeDelivery, body } = request;
  if (badgeDelivery === undefined || !Buffer.isBuffer(body)) return refuse(deps, request);
  const { system, signature } = badgeDelivery;
  const at = deps.now();
  const parts = signedParts('generic', signature.timestamp, body);
  // Each is tried, whichever fits: the time tells nothing of which.
  const fits = (await deps.register.secrets(system.id, at)).map((secret) =>
    hmacMatches(secret, parts, signature.mac),
  );
  if (!fits.includes(true)) return refuse(deps, request);

  const read = badgeEventsBody.safeParse(parsedBytes(body));
  if (!read.success) throw new Failure('bad-request');
  const kept = read.data.events.map((event) => keptOf(system.site, toldOf(event), deps.hashNumber));
  // The entry comes first: nobody is put at a desk by what nobody can prove was told. That nothing happened opens nothing.
  if (kept.length > 0) {
    const words = { system: system.id, site: system.site, events: kept.length };
    await deps.delivered(clientAddress(request.ip), system.party, words);
  }
  return deps.events.take(system.site, kept, { system: system.id }, at);
}

async function refuse(deps: BadgeDeliveryDeps, request: FastifyRequest): Promise<never> {
  await deps.refused(clientAddress(request.ip), 'signature-invalid');
  throw new Failure('signature-invalid');
}

interface BadgeDelivery {
  readonly system: BadgeSystem;
  readonly signature: SignatureHeaders;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The badge system a delivery says it is from, and its signature, not checked yet. */
    badgeDelivery?: BadgeDelivery;
  }
}
