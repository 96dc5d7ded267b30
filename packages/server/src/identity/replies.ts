import { Failure } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';
import type { App } from '../platform/http/index.ts';
import type { Guard } from './guard.ts';
import { concerns, type Revocations, type Revoked } from './revocation.ts';

/**
 * Ties every reply of the app's guarded routes to the session that asked: an answer whose session ends while it is made
 * does not leave, and one that is half way through is cut. Event streams close themselves and say why.
 * @param app before any route is added to it
 */
export function tieReplies(app: App, guard: Pick<Guard, 'whoAsked'>, revocations: Revocations): void {
  const gone = new WeakMap<FastifyRequest, Revoked>();

  app.addHook('preHandler', async (request, reply) => {
    const who = guard.whoAsked(request);
    if (who === null) return;
    const connected = { sessionId: who.sessionId, personId: who.person.id, partyId: who.person.partyId };
    const stop = revocations.onRevoked((revoked) => {
      if (!concerns(revoked, connected)) return;
      gone.set(request, revoked);
      const { raw } = reply;
      if (raw.headersSent && !raw.writableFinished && !isEventStream(raw.getHeader('content-type')))
        raw.destroy();
    });
    reply.raw.once('close', stop);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const revoked = gone.get(request);
    if (revoked === undefined || reply.statusCode >= 400 || isAnsweredAllTheSame(request, revoked))
      return payload;
    gone.delete(request);
    throw new Failure(revoked.scope === 'all' ? 'cannot-hear' : 'not-signed-in');
  });
}

/**
 * Who ends their own session is told that it ended. And while it is only not known who was revoked, an act that was done
 * is said to be done, or it would be done twice; what is only read can be asked for again.
 */
function isAnsweredAllTheSame({ method }: FastifyRequest, { scope }: Revoked): boolean {
  return method === 'DELETE' || (scope === 'all' && method !== 'GET');
}

function isEventStream(type: unknown): boolean {
  return typeof type === 'string' && type.startsWith('text/event-stream');
}
