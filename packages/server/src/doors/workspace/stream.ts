import { codes } from '@cordon/core/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ClosedCode, Closings } from '../../agreements/index.ts';
import { connectedOf, type Revocations, type SignedIn } from '../../identity/index.ts';
import { openStream } from '../../platform/sse.ts';

/** What tells a screen that its right ended. */
export interface StreamDeps {
  readonly revocations: Pick<Revocations, 'watch'>;
  readonly closings: Pick<Closings, 'onChanged' | 'closed' | 'allClosed'>;
}

/**
 * The agent's live line. When the session ends, or an agreement is suspended or ends while people stay signed in, it
 * says why and closes; the screen wipes itself, a reveal on it included. The connection is closed even when the reason
 * cannot be told.
 */
export function workspaceStream(
  { revocations, closings }: StreamDeps,
  signedIn: SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const stream = openStream(request, reply);
  const { partyId } = signedIn.person;
  let said = false;
  const say = (code: ClosedCode | 'not-signed-in') => {
    if (said) return;
    said = true;
    stream.send('revoked', { code, text: codes[code].text });
    stream.end();
  };
  /** Nothing is known and the database may be away, so nothing is looked up: the screen hides what it shows and asks again. */
  const unheard = () => {
    if (said) return;
    said = true;
    stream.send('unheard', { code: 'cannot-hear', text: codes['cannot-hear'].text });
    stream.end();
  };
  /** Says why, when there is a reason. What cannot be looked up counts as one. */
  const look = (reason: Promise<ClosedCode | null>, otherwise: 'not-signed-in' | null) => {
    reason.then(
      (code) => {
        const answer = code ?? otherwise;
        if (answer !== null) say(answer);
      },
      () => {
        say('not-signed-in');
      },
    );
  };
  const stops = [
    revocations.watch(connectedOf(signedIn), (revoked) => {
      if (revoked?.scope === 'all') unheard();
      else look(closings.allClosed(partyId), 'not-signed-in');
    }),
    closings.onChanged((agreement) => {
      look(agreement === undefined ? closings.allClosed(partyId) : closings.closed(partyId, agreement), null);
    }),
  ];
  stream.onClose(() => {
    for (const stop of stops) stop();
  });
  // A screen that missed the news hears it as soon as it is back.
  look(closings.allClosed(partyId), null);
}
