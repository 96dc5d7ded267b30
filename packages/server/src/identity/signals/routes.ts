import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { IdentityEvents } from '../events.ts';
import { signedIn, type Guard } from '../guard.ts';
import type { Sessions } from '../sessions.ts';
import { answerBody, signalView } from './schemas.ts';
import type { SignInSignal, SignInSignals } from './signals.ts';

export interface SignalRouteDeps {
  readonly signals: SignInSignals;
  readonly sessions: Pick<Sessions, 'ownerOf' | 'revoke'>;
  readonly events: IdentityEvents;
  readonly now: () => number;
}

const viewOf = ({ at, kinds, ...rest }: SignInSignal) => ({
  ...rest,
  kinds: [...kinds],
  at: new Date(at).toISOString(),
});

/** What is new about sign-ins: asked of the person at their next one, shown to those who look after them. */
export function signalRoutes(app: App, guard: Guard, deps: SignalRouteDeps): void {
  const { signals, sessions, events, now } = deps;
  const tags = ['session'];

  app.get(
    '/api/session/signals',
    {
      onRequest: guard.requireSignedIn,
      schema: { tags, summary: 'Sign-ins in my name to look at', response: { 200: z.array(signalView) } },
    },
    async (request) => {
      const { person, sessionId } = signedIn(request);
      return (await signals.asked(person.id, sessionId)).map(viewOf);
    },
  );

  app.post(
    '/api/session/signals/:id',
    {
      onRequest: guard.requireSignedIn,
      schema: {
        tags,
        summary: 'Say whether it was me; if not, that session ends',
        params: z.strictObject({ id: identifier }),
        body: answerBody,
        response: { 200: done },
      },
    },
    async (request) => {
      const { person, sessionId, ip } = signedIn(request);
      const answer = request.body.mine ? 'mine' : 'not-mine';
      const about = await signals.answer({ personId: person.id, sessionId }, request.params.id, answer);
      if (about === null) throw new Failure('not-in-scope');
      if (request.body.mine) return { done: true as const };
      // Closed first, entered then.
      await sessions.revoke(about, { ip });
      await events.record({
        ...{ kind: 'sign-in-disowned', code: null, personId: person.id, partyId: person.partyId },
        ...{ ip, at: now(), sessionId: about },
      });
      return { done: true as const };
    },
  );

  app.get(
    '/api/sign-in-signals',
    {
      onRequest: guard.requireRole(
        'company-admin',
        'security-officer',
        'privacy-officer',
        'vendor-admin',
        'team-lead',
      ),
      schema: { tags, summary: 'What is new about sign-ins', response: { 200: z.array(signalView) } },
    },
    async (request) => {
      const { person } = signedIn(request);
      return (await signals.list(person.partyKind === 'company' ? null : person.partyId)).map(viewOf);
    },
  );
}
