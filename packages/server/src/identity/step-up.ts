import { Failure } from '@cordon/core/kernel';
import type { IncomingHttpHeaders } from 'node:http';
import type { Auth } from './auth.ts';
import { AuthRefusal, callAuth } from './bridge.ts';
import { useCode } from './factor-rules.ts';
import { totpOf } from './factors.ts';
import type { SignedIn } from './principal.ts';
import { stepUpHeader, type RuleDeps } from './rules-context.ts';

export interface StepUp {
  /**
   * A fresh TOTP code within a session. A used code is refused, as at sign-in.
   * @returns when it was given, epoch milliseconds
   * @throws Failure `sign-in-refused`, `rate-limited`
   */
  withCode(who: SignedIn, code: string): Promise<number>;
  /** A fresh passkey assertion by the same person; errors as above. */
  withPasskey(
    who: SignedIn,
    response: unknown,
    request: { headers: IncomingHttpHeaders; ip: string },
  ): Promise<number>;
}

/** A fresh second factor within a running session: for reveals, signing, End agreement. */
export function createStepUp(deps: RuleDeps, auth: Auth, baseUrl: string): StepUp {
  const { db, limits, now } = deps;

  const record = (who: SignedIn, kind: 'step-up' | 'step-up-refused' | 'totp-replay') =>
    deps.events.record({
      kind,
      code: kind === 'step-up' ? null : 'sign-in-refused',
      personId: who.person.id,
      partyId: who.person.partyId,
      ip: who.ip,
      at: now(),
      sessionId: who.sessionId,
    });

  const refuse = async (who: SignedIn, kind: 'step-up-refused' | 'totp-replay'): Promise<never> => {
    await record(who, kind);
    throw new Failure('sign-in-refused');
  };

  const limit = async (who: SignedIn): Promise<void> => {
    if (!(await limits.stepUp(who.userId))) throw new Failure('rate-limited');
  };

  const grant = async (who: SignedIn, method: 'totp' | 'passkey'): Promise<number> => {
    await record(who, 'step-up');
    const at = now();
    const { rowCount } = await db.query(
      `UPDATE auth.session SET "mfaAt" = $2, "mfaMethod" = $3, "stepUpAt" = $2 WHERE id = $1`,
      [who.sessionId, new Date(at), method],
    );
    if (rowCount !== 1) throw new Failure('not-signed-in');
    await limits.steppedUp(who.userId);
    return at;
  };

  return {
    async withCode(who, code) {
      await limit(who);
      const totp = await totpOf(db, who.userId);
      if (totp?.verified !== true) return refuse(who, 'step-up-refused');
      const { secretConfig } = await auth.$context;
      const outcome = await useCode(deps, who.userId, totp, secretConfig, code);
      if (outcome === 'accepted') return grant(who, 'totp');
      return refuse(who, outcome === 'replay' ? 'totp-replay' : 'step-up-refused');
    },

    async withPasskey(who, response, request) {
      await limit(who);
      const { body } = await callAuth(auth, baseUrl, {
        headers: request.headers,
        ip: request.ip,
        method: 'POST',
        path: '/passkey/verify-authentication',
        body: { response },
        own: { [stepUpHeader]: who.sessionId },
      }).catch((error: unknown) => {
        if (error instanceof AuthRefusal && error.code === 'sign-in-refused') return { body: null };
        throw error;
      });
      // A passkey of somebody else is a valid sign-in of theirs, but no second factor of this person.
      return userOf(body) === who.userId ? grant(who, 'passkey') : refuse(who, 'step-up-refused');
    },
  };
}

function userOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('user' in body)) return null;
  const { user } = body;
  return typeof user === 'object' && user !== null && 'id' in user && typeof user.id === 'string'
    ? user.id
    : null;
}
