import type { Code } from '@cordon/core/kernel';
import type { Pool } from 'pg';
import type { Bus } from '../platform/bus.ts';
import type { Clock } from '../platform/clock.ts';
import type { App } from '../platform/http/index.ts';
import { openHearing, type Hearing } from '../platform/hearing.ts';
import type { Keys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import type { SignaturePort } from '../gate/index.ts';
import { createActs } from './acts.ts';
import { createAuth, secretText } from './auth.ts';
import { sessionCookieName } from './cookies.ts';
import { openAuthPool } from './db.ts';
import { damped, type IdentityEvents } from './events.ts';
import { createGuard, type Guard } from './guard.ts';
import { healthRoutes } from './health.routes.ts';
import { createInvitations, type Invitations } from './invitations.ts';
import { createLimits } from './limits.ts';
import { mailedLink, type MailLink } from './link-mail.ts';
import type { Link } from './links.ts';
import { createRecovery, type Recovery } from './recovery.ts';
import { createRevocations, revokedChannel } from './revocation.ts';
import {
  networksChannel,
  readGround,
  watchNetworks,
  workChannel,
  type NetworkWatch,
} from './network-watch.ts';
import { passkeysOf, type Passkey } from './passkeys.ts';
import { readSessionAgain, type SignedIn } from './principal.ts';
import { tieReplies } from './replies.ts';
import { identityRoutes } from './routes.ts';
import type { RuleDeps } from './rules-context.ts';
import { createPersonWithTotp, type Seeded, type SeedPerson } from './seed.ts';
import { createSealing, type Sealing } from './sealed/sealing.ts';
import { createSessionKeys, type SessionKeys } from './session-keys.ts';
import type { SessionTermsOf } from './session-terms.ts';
import { createSessions, isLive, type Sessions } from './sessions.ts';
import { needsSetUp, setUpLink } from './set-up.ts';
import { signalRoutes } from './signals/routes.ts';
import { createSignals, type SignInSignals } from './signals/signals.ts';
import { composeSso } from './sso/compose.ts';
import { createGrants } from './sso/grants.ts';
import { createSignedActs, type SignedActs } from './signed-acts.ts';
import { createStepUp } from './step-up.ts';
import { lookAtLink, takeUp } from './take-up.ts';
import { keptOut } from './admission.ts';

export { damped, type IdentityEvent, type IdentityEvents } from './events.ts';
export { countryOf } from './country.ts';
export { clientAddress } from './network.ts';
export { connectedOf, type NetworkWatch } from './network-watch.ts';
export type { Role } from './admission.ts';
export type { Invitations } from './invitations.ts';
export { signedIn, type Guard } from './guard.ts';
export type { Passkey } from './passkeys.ts';
export type { NewPerson } from './persons.ts';
export { keysOf, reviewerOf, toPrincipal, worksFrom, type SignedIn, type WorkingAs } from './principal.ts';
export { isRealFactor } from './factors.ts';
export { askFactorAnew, heldOf } from './holds.ts';
export { hasUndertaken } from './undertaken.ts';
export type { Recovery } from './recovery.ts';
export type { Revocations, Revoked } from './revocation.ts';
export { revokeWithin, type RevokedCounts, type RevokeTarget } from './revoking.ts';
export type { Seeded, SeedPerson } from './seed.ts';
export { strictest, type SessionTerms, type SessionTermsOf } from './session-terms.ts';
export { keySigned } from './key-signed.ts';
export type { SealedValue, Sealing } from './sealed/sealing.ts';
export {
  closingActFields,
  saltField,
  signedActFields,
  type GivenAct,
  type MaybeGivenAct,
  type SignedActs,
  type SigningActor,
  type Typed,
} from './signed-acts.ts';
export type { SessionKeys } from './session-keys.ts';
export type { Sessions } from './sessions.ts';

export interface IdentityConfig {
  /** Where browsers reach this installation; passkeys are bound to its host, cookies are secure when it is https. */
  readonly baseUrl: string;
  /** The name that authenticator apps and passkey prompts show. */
  readonly name: string;
  /** 32 bytes: `keys.derive('better-auth')`. */
  readonly secret: Uint8Array;
}

export interface IdentityDeps {
  /** Connection string of the app role, for the pool better-auth needs. */
  readonly appUrl: string;
  /** The app role. */
  readonly pool: Pool;
  readonly bus: Pick<Bus, 'listen'>;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Seals the client secrets of company accounts. */
  readonly keys: Pick<Keys, 'seal' | 'unseal'>;
  readonly events: IdentityEvents;
  /** What the agreements of a party ask of sessions. */
  readonly sessionTerms: SessionTermsOf;
}

export interface Identity {
  readonly guard: Guard;
  /** The same guard over another ear: that of a replica made for a drill. */
  guardHearing(hears: () => boolean): Guard;
  readonly sessions: Sessions;
  readonly revocations: NetworkWatch;
  /** Who a session belongs to at this moment; null when it ended. */
  sessionNow(id: string, ip: string | null): Promise<SignedIn | null>;
  /** Why somebody whose session ended, or may not be used from an address, is out. */
  whyOut(person: string, ip: string | null): Promise<Code>;
  /** Whether this replica hears of revocations; what is not a signed-in request asks before it serves. */
  readonly hearing: Hearing;
  readonly keys: SessionKeys;
  /** Checks what those keys signed; each act is good once, at the gate or beside it. */
  readonly signatures: SignaturePort;
  readonly signedActs: SignedActs;
  /** Seals values to the browser of a session. */
  readonly sealing: Sealing;
  readonly invitations: Invitations;
  readonly recovery: Recovery;
  readonly signals: SignInSignals;
  /** The passkeys of a person, for what is signed with them. */
  passkeysOf(person: string): Promise<readonly Passkey[]>;
  /** The first company admin, at first start. */
  readonly setUp: { needed(): Promise<boolean>; link(): Promise<Link> };
  /** Adds the routes below /api/session, /api/sessions, /api/invitations and /api/auth. */
  register(app: App): Promise<void>;
  createPersonWithTotp(person: SeedPerson): Promise<Seeded>;
  close(): Promise<void>;
}

/** Puts sign-in together. Nothing here decides what a person may see: that is the policy's. */
export async function createIdentity(config: IdentityConfig, deps: IdentityDeps): Promise<Identity> {
  const { pool, log } = deps;
  const { baseUrl } = config;
  const now = (): number => deps.clock.now().getTime();
  const { sessionTerms } = deps;
  const events = damped(deps.events);
  const limits = createLimits(pool, now);
  const revocations = watchNetworks(
    createRevocations(now, (session) => isLive(pool, session, now())),
    (party, people) => readGround(pool, party, people, now()),
  );
  const hearing = await openHearing(deps.bus, pool, log);
  hearing.onChange((hears) => {
    if (!hears) revocations.missed();
  });
  const sessions = createSessions(pool, events, revocations, now);
  const onFault = (err: unknown): void => log.error('sign-in failed inside', { feature: 'identity', err });
  const signals = createSignals(pool, events, now);
  // Not waited for: a slow mail server must not keep anybody at the door.
  const tell: RuleDeps['tell'] = (to, mail) => {
    if (to !== null) deps.mailer.send({ to, ...mail }).catch(onFault);
  };
  const grants = createGrants();
  const rules: RuleDeps = {
    ...{ db: pool, sessionTerms, events, limits, grants, sessions, signals, now, tell, onFault },
  };
  const authPool = openAuthPool(deps.appUrl, log);
  const auth = createAuth({ ...config, authPool }, rules);
  const keys = createSessionKeys(pool, events, now);
  const signatures = createActs(pool, keys, () => new Date(now()));
  const signedActs = createSignedActs(signatures);
  const guardHearing = (hears: () => boolean): Guard =>
    createGuard({
      ...{ db: pool, events, now, sessionTerms, hears },
      cookieName: sessionCookieName(baseUrl),
      secret: secretText(config.secret),
    });
  const guard = guardHearing(hearing.hears);
  const stopListening = await deps.bus.listen(revokedChannel, (event) => {
    if (event.kind === 'message') revocations.receive(event.payload);
    // Also when it is back: what connected meanwhile could not hear what was revoked meanwhile.
    else revocations.missed();
  });
  // A lost connection closes everything already, above.
  const stopNetworks = await deps.bus.listen(networksChannel, (event) => {
    if (event.kind === 'message') void revocations.networksChanged(event.payload);
  });
  const stopWork = await deps.bus.listen(workChannel, (event) => {
    if (event.kind === 'message') void revocations.workChanged(event.payload);
  });

  const mailLink: MailLink = (to, url) =>
    mailedLink(async (mail) => (await deps.mailer.send(mail)).sent, to, url);

  return {
    guard,
    guardHearing,
    sessions,
    revocations,
    whyOut: async (person, ip) => (await keptOut(pool, person, ip, now())) ?? 'not-signed-in',
    sessionNow: (id, ip) => readSessionAgain(pool, id, ip, now()),
    hearing,
    keys,
    signatures,
    signedActs,
    sealing: createSealing(pool),
    invitations: createInvitations({ pool, events, baseUrl, now, mailLink }),
    recovery: createRecovery({ pool, sessions, baseUrl, now, mailLink }),
    passkeysOf: (person) => passkeysOf(pool, person),
    setUp: { needed: () => needsSetUp(pool), link: () => setUpLink(pool, baseUrl, now()) },
    signals,
    register: async (app) => {
      tieReplies(app, guard, revocations);
      healthRoutes(app, hearing);
      signalRoutes(app, guard, { signals, sessions, events, now });
      composeSso(app, {
        ...{ auth, baseUrl, guard, events, now, grants, limits, sessions, signedActs, onFault, pool },
        keys: deps.keys,
      });
      identityRoutes(app, {
        auth,
        baseUrl,
        guard,
        events,
        now,
        db: pool,
        pool,
        sessions,
        keys,
        signedActs,
        stepUp: createStepUp(rules, auth, baseUrl),
        lookAtLink: (secret, address) => lookAtLink({ pool, events, now }, secret, address),
        takeUp: (given, address) => takeUp({ pool, events, now }, given, address),
      });
    },
    createPersonWithTotp: (person) => createPersonWithTotp(pool, auth, person),
    close: async () => {
      hearing.close();
      stopListening();
      stopNetworks();
      stopWork();
      await authPool.end();
    },
  };
}
