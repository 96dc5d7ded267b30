import { Failure, type Code } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clientAddress } from '../../../identity/index.ts';
import { parseStrict, type App } from '../../../platform/http/index.ts';
import { identifier } from '../../../platform/schemas.ts';
import { hmacMatches } from '../../../platform/webhookHmac.ts';
import { readSignature, signedParts, type SignatureHeaders } from '../../../tickets/webhooks/signature.ts';
import type { CourseSystem } from '../course.ts';
import type { CourseDeps } from '../deps.ts';
import { delivered, deliveryBody } from './schemas.ts';
import { lookAtCompletions, takeCompletions } from './importing.ts';

export interface DeliveryDeps extends CourseDeps {
  /** Enters a delivery: nobody signed in stands behind it, but a signature does. */
  readonly enterDelivery: (
    ip: string | null,
    party: string,
    words: Readonly<Record<string, string | number>>,
  ) => Promise<number>;
  /** Enters that somebody came with a signature that is not good. */
  readonly refused: (ip: string | null, code: Code) => Promise<void>;
}

/** What is read of a stranger before the signature over it can be checked. */
const BODY_LIMIT = 512 * 1024;

/**
 * Where a vendor's training system tells who passed what, signed with its secret, any number of times and in any order. Who
 * could forge one could open data to somebody who knows nothing of it, so there is one refusal for a system that is not there,
 * one that was revoked, and every signature that is not good.
 */
export function deliveryRoutes(app: App, deps: DeliveryDeps): void {
  void app.register((scope: App, _options: object, ready: () => void) => {
    scope.removeContentTypeParser('application/json');
    // The MAC is over the bytes as they came: parsed and written again they may be others.
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (_, body, next) => {
        next(null, body);
      },
    );
    scope.post(
      '/api/course-systems/:id/completions',
      {
        bodyLimit: BODY_LIMIT,
        onRequest: async (request) => {
          request.courseDelivery = await headed(deps, request);
        },
        schema: {
          tags: ['courses'],
          description:
            'Completions, signed with the system’s secret: `x-cordon-timestamp` and `x-cordon-signature`, as for tickets. ' +
            'The JSON is {"completions": [{"person", "course", "version"?, "passedAt"}]}, a thousand at most; what cannot be ' +
            'taken is answered by its place.',
          params: z.strictObject({ id: identifier }),
          body: z.unknown().meta({ description: 'The JSON as the training system signed it' }),
          response: { 200: delivered },
        },
      },
      (request) => take(deps, request),
    );
    ready();
  });
}

/** Who it says it is from and whether its headers can be good, before its body is read. */
async function headed(deps: DeliveryDeps, request: FastifyRequest): Promise<CourseDelivery> {
  const { id } = request.params as { id: string };
  const system = await deps.systems.find(id);
  const signature = readSignature('generic', request.headers, deps.now().getTime());
  if (system === null || signature === null) return refuse(deps, request);
  return { system, signature };
}

async function take(deps: DeliveryDeps, request: FastifyRequest): Promise<z.infer<typeof delivered>> {
  const { courseDelivery, body } = request;
  if (courseDelivery === undefined || !Buffer.isBuffer(body)) return refuse(deps, request);
  const { system, signature } = courseDelivery;
  const secret = await deps.systems.secret(system.id);
  const parts = signedParts('generic', signature.timestamp, body);
  if (secret === null || !hmacMatches(secret, parts, signature.mac)) return refuse(deps, request);

  const read = deliveryBody.safeParse(parsed(body));
  if (!read.success) throw new Failure('bad-request');
  const told = read.data.completions.map(({ version, ...one }, index) => ({
    ...one,
    ...{ line: index + 1, version: version ?? null },
  }));
  const plan = await lookAtCompletions(deps, system.party, told);
  let taken = 0;
  // The entry comes first: nobody is let in by what nobody can prove was told. That nothing is new opens nothing.
  if (plan.fresh.length > 0) {
    const words = { system: system.id, difference: plan.difference, completions: plan.fresh.length };
    const entry = await deps.enterDelivery(clientAddress(request.ip), system.party, words);
    taken = await takeCompletions(deps, plan, { person: null, system: system.id }, entry);
  }
  await deps.systems.heard(system.id, deps.now());
  return {
    ...{ taken, known: plan.known + plan.fresh.length - taken },
    problems: plan.problems.map((one) => ({ ...one })),
  };
}

function parsed(body: Buffer): unknown {
  try {
    return parseStrict(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Failure('bad-request');
  }
}

async function refuse(deps: DeliveryDeps, request: FastifyRequest): Promise<never> {
  await deps.refused(clientAddress(request.ip), 'signature-invalid');
  throw new Failure('signature-invalid');
}

interface CourseDelivery {
  readonly system: CourseSystem;
  readonly signature: SignatureHeaders;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The training system a delivery says it is from, and its signature, not checked yet. */
    courseDelivery?: CourseDelivery;
  }
}
