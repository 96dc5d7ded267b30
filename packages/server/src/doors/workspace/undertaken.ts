import type { FastifyRequest } from 'fastify';
import { hasUndertaken, signedIn } from '../../identity/index.ts';
import { ask, Refused, whoOf, type WorkspaceDeps } from './desk.ts';

/**
 * Refuses who has not signed the undertaking that counts now, with an entry: for the routes of the workspace that ask
 * the gate nothing, such as the queue. Those that ask it are refused there, by the clause.
 */
export function requireUndertaking(deps: WorkspaceDeps): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const who = signedIn(request);
    const now = deps.now();
    if (hasUndertaken(who, now.getTime())) return;
    const nowhere = { agreement: null, source: '', purpose: '', ticket: null };
    const refusal = await deps.gate.refuse(whoOf(who, now), nowhere, ask('read', []), 'undertaking-unsigned');
    throw new Refused(refusal, []);
  };
}
