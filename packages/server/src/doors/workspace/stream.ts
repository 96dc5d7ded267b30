import { codes } from '@cordon/core/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Revocations, SignedIn } from '../../identity/index.ts';
import { openStream } from '../../platform/sse.ts';

/** What tells a screen that its right ended. */
export interface StreamDeps {
  readonly revocations: Pick<Revocations, 'watch'>;
  /** True when no agreement of this vendor is left that was not ended. */
  readonly allEnded: (party: string) => Promise<boolean>;
}

/**
 * The agent's live line. When the session ends it says why and closes; the screen wipes itself, a reveal on it
 * included. The connection is closed even when the reason cannot be told.
 */
export function workspaceStream(
  { revocations, allEnded }: StreamDeps,
  signedIn: SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const stream = openStream(request, reply);
  const { partyId, id: personId } = signedIn.person;
  const say = (code: 'agreement-ended' | 'not-signed-in') => {
    stream.send('revoked', { code, text: codes[code].text });
    stream.end();
  };
  const { sessionId, expiresAt } = signedIn;
  const stop = revocations.watch({ sessionId, expiresAt, personId, partyId }, () => {
    allEnded(partyId).then(
      (ended) => {
        say(ended ? 'agreement-ended' : 'not-signed-in');
      },
      () => {
        say('not-signed-in');
      },
    );
  });
  stream.onClose(stop);
}
