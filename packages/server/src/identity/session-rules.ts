import { getSessionFromCtx } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { candidate } from './admission.ts';
import { factorsOf } from './factors.ts';
import {
  addressOf,
  named,
  record,
  refusal,
  refuse,
  refusedKind,
  stepUpHeader,
  type Context,
  type RuleDeps,
} from './rules-context.ts';
import { noticeSignIn } from './signals/device.ts';

/** What a session lasts, in milliseconds: absolute, whatever is done in it. */
export const sessionTtl = { full: 8 * 3_600_000, enrol: 30 * 60_000 } as const;

/** The endpoints that may open a session, and the factor each has seen by then. */
const methods = {
  '/sign-in/email': null,
  '/two-factor/verify-totp': 'totp',
  '/passkey/verify-authentication': 'passkey',
  '/passkey/verify-registration': 'passkey',
} as const;

function opensSession(path: string): path is keyof typeof methods {
  return Object.hasOwn(methods, path);
}

/**
 * Every session passes here, whichever endpoint opens it: the person must exist, not be suspended and come
 * from an allowed network. `mfaAt` is set only by an endpoint that saw a second factor. The client learns no
 * reason: neither that its password was right nor which networks are.
 */
export function beforeSession(deps: RuleDeps) {
  return async (session: { userId: string } & Record<string, unknown>, ctx: Context | null) => {
    if (ctx === null || !opensSession(ctx.path)) throw refusal('sign-in-refused');
    const method = methods[ctx.path];
    const who = await candidate(deps.db, { userId: session.userId }, addressOf(ctx));
    if (who === null) throw refusal('sign-in-refused');
    if (who.refusal !== null) {
      const kind = refusedKind(who.refusal, 'sign-in-refused');
      return refuse(deps, ctx, kind, who, who.refusal, 'sign-in-refused');
    }
    const id = ctx.context.generateId({ model: 'session' });
    if (id === false) throw refusal('internal');
    const entry = { ...named(who), kind: 'sign-in', ip: addressOf(ctx), sessionId: id } as const;
    if (method === null) {
      const factors = await factorsOf(deps.db, session.userId);
      // A password alone never stands beside a passkey: there is nothing such a session could do.
      if (!factors.totp && factors.passkeys > 0) {
        return refuse(deps, ctx, 'sign-in-refused', who, 'second-factor-needed');
      }
      if (!factors.totp) await record(deps, { ...entry, code: 'second-factor-needed' });
    } else if (ctx.headers?.has(stepUpHeader) !== true) {
      await record(deps, { ...entry, code: null });
    }
    const at = deps.now();
    return {
      data: {
        ...session,
        id,
        expiresAt: new Date(at + (method === null ? sessionTtl.enrol : sessionTtl.full)),
        mfaAt: method === null ? null : new Date(at),
        mfaMethod: method,
        stepUpAt: null,
      },
    };
  };
}

/** On a shared desk the next person signs in over the last one's session: that one ends. */
export async function endPrevious(deps: RuleDeps, ctx: Context, current: string | null): Promise<void> {
  const token = await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, ctx.context.secret);
  if (typeof token !== 'string' || token === current) return;
  try {
    await deps.sessions.endToken(token, addressOf(ctx));
  } catch (error) {
    deps.onFault(error);
    throw refusal('ledger-unavailable');
  }
}

/** A first passkey turns the session that could only enrol into a full one, under a new token. */
export async function promote(deps: RuleDeps, ctx: Context): Promise<void> {
  const session = await getSessionFromCtx(ctx);
  if (session === null) throw refusal('not-signed-in');
  const { rows } = await deps.db.query<{ mfaAt: Date | null }>(
    `SELECT "mfaAt" FROM auth.session WHERE id = $1`,
    [session.session.id],
  );
  // Gone, or full already: nothing to promote.
  if (rows[0]?.mfaAt !== null) return;
  const full = await ctx.context.internalAdapter.createSession(session.user.id);
  await setSessionCookie(ctx, { session: full, user: session.user });
}

const enrolments = new WeakSet<object>();

/** Remembers, for the rest of this request, that it enrols a factor. */
export function markEnrolment(ctx: Context): void {
  enrolments.add(ctx.context);
}

/** After a sign-in: the session it replaces ends, and all others once a factor was enrolled in it. */
export async function settle(deps: RuleDeps, ctx: Context): Promise<void> {
  const opened = ctx.context.newSession;
  if (opened === null) {
    if (ctx.path === '/sign-in/email') await endPrevious(deps, ctx, null);
    return;
  }
  const { session, user } = opened;
  if (ctx.headers?.has(stepUpHeader) === true) {
    await ctx.context.internalAdapter.deleteSession(session.token);
    return;
  }
  await endPrevious(deps, ctx, session.token);
  if (enrolments.has(ctx.context)) await deps.sessions.endOthers(user.id, session.id);
  if (ctx.path === '/sign-in/email') return;
  await deps.limits.succeeded(user.id, user.email, addressOf(ctx));
  await noticeSignIn(deps, ctx, enrolments.has(ctx.context));
}
