import { Failure, type Code } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';
import { asksFreshFactor } from '../platform/http/index.ts';
import { keptOut, type Role } from './admission.ts';
import { readSessionCookie } from './cookies.ts';
import type { Db } from './db.ts';
import type { IdentityEvent, IdentityEvents } from './events.ts';
import { clientAddress } from './network.ts';
import type { SessionTermsOf } from './session-terms.ts';
import { readSession, type SignedIn } from './principal.ts';
import { endedSessionOf } from './sessions.ts';

/** A Fastify `onRequest` or `preHandler` step; it throws a Failure to refuse. */
export type Step = (request: FastifyRequest) => Promise<void>;

export interface Guard {
  /**
   * Who is behind the request, or null when nobody is. Asked of the database once per request.
   * @throws Failure `suspended` or `network-not-allowed` for a live session that may not be used from here;
   *   `cannot-hear` for whoever comes with a session while this replica hears of no revocation
   */
  read(request: FastifyRequest): Promise<SignedIn | null>;
  /** Why the holder of a session that was taken away may not come in again; null for everybody else. */
  whyOut(request: FastifyRequest): Promise<Code | null>;
  /** Who a step has let through, or null where none has. */
  whoAsked(request: FastifyRequest): SignedIn | null;
  /** Any live session, also one that can only enrol a second factor. */
  readonly requireSession: Step;
  /** A full session. */
  readonly requireSignedIn: Step;
  /** A full session of somebody in one of these roles. */
  requireRole(...roles: readonly Role[]): Step;
  /** A full session with a second factor given within the last minutes: 5 unless told, less where an agreement says so. */
  requireStepUp(minutes?: number): Step;
  /** The same steps for routes that may be asked in another way too; everywhere else that way leads nowhere. */
  orBy(other: OtherWay): Guard;
}

/** A way to be somebody without the cookie of a session. */
export interface OtherWay {
  /** Whether a request comes this way: then its cookies count for nothing. */
  readonly comes: (request: FastifyRequest) => boolean;
  /** Null for everything that does not hold. */
  readonly read: (request: FastifyRequest) => Promise<SignedIn | null>;
}

export interface GuardDeps {
  readonly db: Db;
  readonly events: IdentityEvents;
  readonly now: () => number;
  readonly sessionTerms: SessionTermsOf;
  readonly cookieName: string;
  readonly secret: string;
  /** Whether revocations arrive here: while they do not, nobody is served. */
  readonly hears: () => boolean;
}

const found = new WeakMap<FastifyRequest, SignedIn>();

/**
 * The person behind a request that a guard step has let through.
 * @throws Failure `not-signed-in` when no step has: a route without its guard answers nobody
 */
export function signedIn(request: FastifyRequest): SignedIn {
  const result = found.get(request);
  if (result === undefined) throw new Failure('not-signed-in');
  return result;
}

export function createGuard(deps: GuardDeps, other: OtherWay | null = null): Guard {
  const { db, now } = deps;
  const asked = new WeakMap<FastifyRequest, Promise<SignedIn | null>>();

  const refuse = async (
    request: FastifyRequest,
    kind: IdentityEvent['kind'],
    code: Code,
    who: SignedIn | null,
  ): Promise<never> => {
    await deps.events.record({
      kind,
      code,
      personId: who?.person.id ?? null,
      partyId: who?.person.partyId ?? null,
      ip: clientAddress(request.ip),
      at: now(),
      ...(who !== null && { sessionId: who.sessionId }),
    });
    throw new Failure(code);
  };

  const admitted = (
    request: FastifyRequest,
    who: SignedIn | null,
  ): Promise<SignedIn | null> | SignedIn | null => {
    if (who?.suspended === true) return refuse(request, 'request-refused', 'suspended', who);
    if (who?.networkAllowed === false) return refuse(request, 'network-refused', 'network-not-allowed', who);
    return who;
  };

  const ask = async (request: FastifyRequest): Promise<SignedIn | null> => {
    if (other?.comes(request) === true) {
      if (!deps.hears()) throw new Failure('cannot-hear');
      const who = await other.read(request);
      return who === null ? refuse(request, 'session-forged', 'not-signed-in', null) : admitted(request, who);
    }
    const cookie = readSessionCookie(request.headers.cookie, deps.cookieName, deps.secret);
    if (cookie.kind === 'none') return null;
    if (!deps.hears()) throw new Failure('cannot-hear');
    if (cookie.kind === 'forged') return refuse(request, 'session-forged', 'not-signed-in', null);
    return admitted(request, await readSession(db, cookie.token, request.ip, now()));
  };

  const read = (request: FastifyRequest): Promise<SignedIn | null> => {
    const known = asked.get(request) ?? ask(request);
    asked.set(request, known);
    return known;
  };

  const session = async (request: FastifyRequest): Promise<SignedIn> => {
    const who = await read(request);
    if (who === null) throw new Failure('not-signed-in');
    return who;
  };

  const full = async (request: FastifyRequest): Promise<SignedIn> => {
    const who = await session(request);
    return who.mfaAt === null ? refuse(request, 'request-refused', 'second-factor-needed', who) : who;
  };

  return {
    read,
    orBy: (way) => createGuard(deps, way),
    async whyOut({ headers, ip }) {
      const cookie = readSessionCookie(headers.cookie, deps.cookieName, deps.secret);
      if (cookie.kind !== 'token') return null;
      const person = await endedSessionOf(db, cookie.token);
      return person === null ? null : keptOut(db, person, clientAddress(ip), now());
    },
    whoAsked: (request) => found.get(request) ?? null,
    requireSession: async (request) => void found.set(request, await session(request)),
    requireSignedIn: async (request) => void found.set(request, await full(request)),
    requireRole: (...roles) => {
      return async (request) => {
        const who = await full(request);
        if (!roles.includes(who.person.role))
          await refuse(request, 'request-refused', 'role-not-allowed', who);
        found.set(request, who);
      };
    },
    requireStepUp: (minutes = 5) => {
      return asksFreshFactor(async (request) => {
        const who = await full(request);
        const agreed = (await deps.sessionTerms(who.person.partyId)).stepUpMinutes ?? minutes;
        const within = Math.min(minutes, agreed) * 60_000;
        const fresh = who.stepUpAt !== null && now() - who.stepUpAt <= within;
        if (!fresh) throw new Failure('step-up-needed');
        found.set(request, who);
      });
    },
  };
}
