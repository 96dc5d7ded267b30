import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../platform/http/index.ts';
import { mayUse, type BearerDeps } from './bearer.ts';
import type { Caller, DirectoryDeps } from './deps.ts';
import { ScimError, UNAUTHORIZED } from './errors.ts';
import type { Requests } from './requests.store.ts';
import type { Scope, Token } from './tokens.store.ts';

export interface ScimRouteDeps extends DirectoryDeps {
  readonly bearer: BearerDeps;
  readonly requests: Pick<Requests, 'add'>;
  /** Where clients reach this installation. */
  readonly baseUrl: string;
  readonly onFault: (error: unknown) => void;
}

export const SCIM_PREFIX = '/scim/v2';

/** Where one vendor's directory speaks SCIM. */
export function scimAddress(baseUrl: string, party: string): string {
  return new URL(`${SCIM_PREFIX}/${party}`, baseUrl).href;
}

/** Who was let in, by request. */
export const letIn = new WeakMap<FastifyRequest, { readonly token: Token; readonly ip: string | null }>();
/** What was done, by request. */
export const dids = new WeakMap<FastifyRequest, string>();

/** Who calls, once the token was looked at. @throws ScimError 401, 403 when the token is not for this */
export function callerOf(request: FastifyRequest, scope: Scope): Caller {
  const found = letIn.get(request);
  if (found === undefined) throw new ScimError(401, UNAUTHORIZED);
  if (!mayUse(found.token, scope)) throw new ScimError(403, 'This token is not for that.');
  return { party: partyOf(request), credential: found.token.id, person: null, ip: found.ip };
}

/** Says for the live log what a request did, without a value. */
export function did(request: FastifyRequest, what: string): void {
  dids.set(request, what);
}

export function partyOf({ params }: FastifyRequest): string {
  const { vendor } = params as { readonly vendor?: string };
  return vendor ?? '';
}

/** Answers in SCIM's media type, whatever the client accepts (RFC 7644 section 3.8). */
export function answerWith(reply: FastifyReply, status: number, body: object): FastifyReply {
  // As bytes: a type of JSON has no charset (RFC 8259 section 11), and the framework would add one.
  return reply
    .code(status)
    .type('application/scim+json')
    .send(Buffer.from(JSON.stringify(body)));
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** RFC 9110 section 15.5.6: the answer names what is allowed. */
export function refuseOthers(scim: App, url: string, method: readonly Method[], allow: string): void {
  scim.route({
    url,
    method: [...method],
    handler: (_, reply) => {
      reply.header('allow', allow);
      throw new ScimError(405, 'This method is not for that address.');
    },
  });
}
