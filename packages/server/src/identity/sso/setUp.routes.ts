import { Failure, type ActWords } from '@cordon/core/kernel';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { App } from '../../platform/http/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { done } from '../../platform/schemas.ts';
import { signedIn } from '../guard.ts';
import type { SignedIn } from '../principal.ts';
import type { GivenAct, SigningActor, Typed } from '../signed-acts.ts';
import type { Away } from './flow.ts';
import { readIssuer } from './provider.ts';
import type { SsoRouteDeps } from './deps.ts';
import {
  ssoAway,
  ssoNextBody,
  ssoParams,
  ssoRemoveBody,
  ssoRequireBody,
  ssoSettingsBody,
  ssoSettingsView,
} from './schemas.ts';
import type { SsoSettings } from './store.ts';

const CHANGED = 'sso-changed';

/** A vendor's admin sets up their own vendor's company account; the company's admin any. */
function mayChange({ person }: SignedIn, party: string): boolean {
  return person.role === 'company-admin' || (person.role === 'vendor-admin' && person.partyId === party);
}

/** The set-up page: every change needs a fresh second factor, is signed, and is an entry before it is so. */
export function ssoSetUpRoutes(
  routes: App,
  deps: SsoRouteDeps,
  send: (reply: FastifyReply, away: Away) => z.infer<typeof ssoAway>,
): void {
  const { store, guard } = deps;
  const tags = ['sso'];
  const look = guard.requireRole('company-admin', 'vendor-admin');
  const change = [look, guard.requireStepUp()];

  /** @throws Failure `not-in-scope` */
  const own = async (who: SignedIn, party: string): Promise<SsoSettings | null> => {
    if (!mayChange(who, party) || !(await store.partyExists(party))) throw new Failure('not-in-scope');
    return store.of(party);
  };
  /** @throws Failure `signature-invalid` */
  const signed = (who: SignedIn, words: ActWords, given: GivenAct, typed: readonly Typed[] = []) =>
    deps.signedActs.by(who, CHANGED, words, given, typed);
  const entered = (who: SignedIn, { signed: act }: SigningActor, words: ActWords) =>
    deps.events.record({
      ...{ kind: CHANGED, code: null, personId: who.person.id, partyId: who.person.partyId },
      ...{
        ip: who.ip,
        at: deps.now(),
        sessionId: who.sessionId,
        words,
        ...(act !== undefined && { signed: act }),
      },
    });

  const view = async (party: string): Promise<z.infer<typeof ssoSettingsView>> => {
    const settings = await store.of(party);
    const redirectUri = new URL(`/api/sso/${encodeURIComponent(party)}/callback`, deps.baseUrl).href;
    if (settings === null) return { party, redirectUri, settings: null };
    const { issuer, clientId, domains, mfaAmr, mfaAcr, userNameClaim, required, triedAt, changedAt } =
      settings;
    return {
      party,
      redirectUri,
      settings: {
        ...{ issuer, clientId, required, domains: [...domains], mfaAmr: [...mfaAmr], mfaAcr: [...mfaAcr] },
        userNameClaim,
        triedAt: triedAt?.toISOString() ?? null,
        changedAt: changedAt.toISOString(),
      },
    };
  };

  routes.get(
    '/api/sso/:party',
    {
      onRequest: look,
      schema: {
        tags,
        summary: 'A party’s company account',
        params: ssoParams,
        response: { 200: ssoSettingsView },
      },
    },
    async (request) => {
      await own(signedIn(request), request.params.party);
      return view(request.params.party);
    },
  );

  routes.put(
    '/api/sso/:party',
    {
      onRequest: change,
      schema: {
        tags,
        summary: 'Set it up, or change it: it has to be tried anew',
        params: ssoParams,
        body: ssoSettingsBody,
        response: { 200: ssoSettingsView },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { party } = request.params;
      const before = await own(who, party);
      const { clientSecret, salt, actId, actAt, signature, ...given } = request.body;
      const issuer = readIssuer(given.issuer);
      // A secret that was given to one provider is not sent to another.
      const moved = before?.issuer !== issuer || before.clientId !== given.clientId;
      if (moved && clientSecret === undefined)
        throw new Failure('bad-request', 'The client secret is missing.');
      const domains = [...new Set(given.domains)];
      for (const domain of domains)
        if (!(await store.domainFree(party, domain))) throw new Failure('domain-taken');
      const words = {
        ...{ change: 'set-up', vendor: party, issuer, client: given.clientId, domains: domains.join(' ') },
        ...{ mfaAmr: JSON.stringify(given.mfaAmr), mfaAcr: JSON.stringify(given.mfaAcr) },
        userNameClaim: given.userNameClaim ?? 'none',
      };
      const typed =
        clientSecret === undefined || salt === undefined
          ? []
          : // Of a hash, so that what opens the entry is not the secret either.
            [{ name: 'clientSecret', value: textHash(clientSecret), salt }];
      const actor = await signed(who, words, { actId, actAt, signature }, typed);
      await store.put({ ...given, party, issuer, domains }, clientSecret ?? null, new Date(deps.now()), () =>
        entered(who, actor, words),
      );
      return view(party);
    },
  );

  routes.post(
    '/api/sso/:party/try',
    {
      onRequest: change,
      schema: {
        tags,
        summary: 'Try it: signs nobody in',
        params: ssoParams,
        body: ssoNextBody,
        response: { 200: ssoAway },
      },
    },
    async (request, reply) => {
      const who = signedIn(request);
      const settings = await own(who, request.params.party);
      const asked = { purpose: 'try', session: who.sessionId, next: request.body.next } as const;
      return send(reply, await deps.flow.leave(settings, asked, null));
    },
  );

  routes.post(
    '/api/sso/:party/require',
    {
      onRequest: change,
      schema: {
        tags,
        summary: 'Whether a password still lets the party’s people in',
        params: ssoParams,
        body: ssoRequireBody,
        response: { 200: ssoSettingsView },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { party } = request.params;
      const { required, ...given } = request.body;
      const settings = await own(who, party);
      if (settings === null) throw new Failure('not-in-scope');
      if (required && settings.triedAt === null) throw new Failure('sso-untried');
      const words = { change: 'require', vendor: party, required };
      await entered(who, await signed(who, words, given), words);
      if (!(await store.require(party, required))) throw new Failure('sso-untried');
      return view(party);
    },
  );

  routes.post(
    '/api/sso/:party/remove',
    {
      onRequest: change,
      schema: {
        tags,
        summary: 'Remove it',
        params: ssoParams,
        body: ssoRemoveBody,
        response: { 200: done },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { party } = request.params;
      await own(who, party);
      const words = { change: 'remove', vendor: party };
      const actor = await signed(who, words, request.body);
      await store.remove(party);
      await entered(who, actor, words);
      return { done: true as const };
    },
  );
}
