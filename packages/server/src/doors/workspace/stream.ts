import { codes, type Code } from '@cordon/core/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Closings } from '../../agreements/index.ts';
import { connectedOf, type NetworkWatch, type SignedIn } from '../../identity/index.ts';
import { openStream, type EventStream } from '../../platform/sse.ts';
import { readStanding, type StandingDeps } from './standing.ts';

/** What tells a screen that its right ended. */
export interface StreamDeps extends StandingDeps {
  readonly revocations: Pick<NetworkWatch, 'watch' | 'onMoved'>;
  readonly closings: Pick<Closings, 'onChanged' | 'closed' | 'allClosed'>;
  /** Why somebody whose session ended, or may not be used from here any more, is out. */
  readonly whyOut: (who: SignedIn) => Promise<Code>;
}

/** A timer of Node takes no more. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * The agent's live line. When the session ends, or an agreement is suspended or ends while people stay signed in, it
 * says why and closes; the screen wipes itself, a reveal on it included. While it goes on it tells what the agent works as,
 * and anew with each change of it: what belongs to work that stopped leaves the screen. The connection is closed even when
 * the reason cannot be told.
 */
export function workspaceStream(
  deps: StreamDeps,
  signedIn: SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { revocations, closings } = deps;
  const stream = openStream(request, reply);
  const { partyId } = signedIn.person;
  let said = false;
  const say = (code: Code) => {
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
  const look = (reason: Promise<Code | null>) => {
    reason.then(
      (code) => {
        if (code !== null) say(code);
      },
      () => {
        say('not-signed-in');
      },
    );
  };
  const stops = [
    revocations.watch(connectedOf(signedIn), (revoked) => {
      if (revoked?.scope === 'all') unheard();
      else look(closings.allClosed(partyId).then((code) => code ?? deps.whyOut(signedIn)));
    }),
    closings.onChanged((agreement) => {
      look(agreement === undefined ? closings.allClosed(partyId) : closings.closed(partyId, agreement));
    }),
    tellWork(deps, signedIn, stream, unheard),
  ];
  stream.onClose(() => {
    for (const stop of stops) stop();
  });
  // A screen that missed the news hears it as soon as it is back.
  look(closings.allClosed(partyId));
}

/**
 * Tells what somebody works as, first and whenever it changes: by a person, by the list of networks, or by the clock. What cannot be read closes what is shown. Returns a stop.
 */
function tellWork(deps: StreamDeps, who: SignedIn, stream: EventStream, unheard: () => void): () => void {
  let told = '';
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let reading = false;
  let again = false;

  const read = async (): Promise<void> => {
    const found = await readStanding(deps, who);
    if (stopped || found === null) return;
    const { changesAt, ...standing } = found;
    const text = JSON.stringify(standing);
    if (text !== told) stream.send('work', standing);
    told = text;
    clearTimeout(timer);
    if (changesAt === null) return;
    timer = setTimeout(
      look,
      Math.min(LONGEST_MS, Math.max(1, changesAt.getTime() - deps.now().getTime())),
    ).unref();
  };
  /** One reading at a time; news that come meanwhile are read about right after. */
  const look = (): void => {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    read().then(
      () => {
        reading = false;
        if (!again || stopped) return;
        again = false;
        look();
      },
      () => {
        if (!stopped) unheard();
      },
    );
  };
  const forget = deps.revocations.onMoved({ personId: who.person.id, partyId: who.person.partyId }, look);
  look();
  return () => {
    stopped = true;
    clearTimeout(timer);
    forget();
  };
}
