import { getSessionFromCtx } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { candidate } from './admission.ts';
import { backupCodePath } from './backup-code-rules.ts';
import { backupCodesLeft } from './backup-codes.ts';
import { grantOf } from './sso/grants.ts';
import { ssoSessionPath } from './sso/session.ts';
import { ssoRequired } from './sso/required.ts';
import { factorsOf, hasFactor, isChallenged, type Factors } from './factors.ts';
import {
  addressOf,
  ledgerFault,
  named,
  record,
  refusal,
  refuse,
  refusedKind,
  stepUpHeader,
  type Context,
  type RuleDeps,
} from './rules-context.ts';
import { deviceWords, isKnownDevice, noticeSignIn } from './signals/device.ts';

/** What a session lasts, in milliseconds: absolute, whatever is done in it. */
export const sessionTtl = { full: 8 * 3_600_000, enrol: 30 * 60_000 } as const;

/** The endpoints that may open a session, and the factor each has seen by then. */
const methods = {
  '/sign-in/email': null,
  '/two-factor/verify-totp': 'totp',
  '/passkey/verify-authentication': 'passkey',
  '/passkey/verify-registration': 'passkey',
  [backupCodePath]: 'backup-code',
  [ssoSessionPath]: null,
} as const;

function opensSession(path: string): path is keyof typeof methods {
  return Object.hasOwn(methods, path);
}

/**
 * Every session passes here, whichever endpoint opens it: the person must exist, not be suspended and come
 * from an allowed network. `mfaAt` is set only by an endpoint that saw a second factor. Who proved to be that person, by a
 * second factor or by their password in a browser they signed in with before, is told why not; anybody else learns no
 * reason: neither that the password was right nor which networks are.
 */
export function beforeSession(deps: RuleDeps) {
  return async (session: { userId: string } & Record<string, unknown>, ctx: Context | null) => {
    if (ctx === null || !opensSession(ctx.path)) throw refusal('sign-in-refused');
    const grant = grantOf(ctx.context);
    if ((ctx.path === ssoSessionPath) !== (grant !== null)) throw refusal('sign-in-refused');
    const method = typeof grant?.mfaAt === 'number' ? 'sso' : methods[ctx.path];
    const who = await candidate(deps.db, { userId: session.userId }, addressOf(ctx), deps.now());
    if (who === null) throw refusal('sign-in-refused');
    if (who.refusal !== null) {
      const kind = refusedKind(who.refusal, 'sign-in-refused');
      const proven = method !== null || (await isKnownDevice(deps, ctx, who.personId));
      return refuse(deps, ctx, kind, who, who.refusal, proven ? who.refusal : 'sign-in-refused');
    }
    const id = ctx.context.generateId({ model: 'session' });
    if (id === false) throw refusal('internal');
    const words = await deviceWords(ctx);
    const entry = { ...named(who), kind: 'sign-in', ip: addressOf(ctx), sessionId: id, words } as const;
    if (method === null) {
      if (grant === null && (await ssoRequired(deps.db, session.userId)))
        return refuse(deps, ctx, 'sign-in-refused', who, 'sso-required');
      const factors = await factorsOf(deps.db, session.userId);
      // A password alone never stands beside a factor: better-auth takes this session away and asks for the factor.
      if (hasFactor(factors)) {
        if (!(await isChallenged(deps.db, session.userId)))
          return refuse(deps, ctx, 'sign-in-refused', who, 'second-factor-needed');
        offered.set(ctx.context, await waysOf(deps, session.userId, factors));
      } else await record(deps, { ...entry, code: 'second-factor-needed' });
    } else if (ctx.headers?.has(stepUpHeader) !== true) {
      await record(deps, { ...entry, code: null });
    }
    const at = deps.now();
    return {
      data: {
        ...session,
        id,
        expiresAt: new Date(at + (method === null ? sessionTtl.enrol : sessionTtl.full)),
        mfaAt: method === null ? null : new Date(grant?.mfaAt ?? at),
        mfaMethod: method,
        stepUpAt: null,
      },
    };
  };
}

/** What may be given after a password, the safest first. */
export type SecondFactorWay = 'passkey' | 'totp' | 'backup-code';

const offered = new WeakMap<object, readonly SecondFactorWay[]>();

async function waysOf(deps: RuleDeps, userId: string, factors: Factors): Promise<SecondFactorWay[]> {
  const ways: SecondFactorWay[] = [];
  if (factors.passkeys > 0) ways.push('passkey');
  if (factors.totp) ways.push('totp');
  if ((await backupCodesLeft(deps.db, userId)) > 0) ways.push('backup-code');
  return ways;
}

/** What the account whose password this request gave may go on with; none when it owes nothing. */
export function waysAfterPassword(ctx: Context): readonly SecondFactorWay[] {
  return offered.get(ctx.context) ?? [];
}

/** On a shared desk the next person signs in over the last one's session: that one ends. */
export async function endPrevious(deps: RuleDeps, ctx: Context, current: string | null): Promise<void> {
  const token = await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, ctx.context.secret);
  if (typeof token !== 'string' || token === current) return;
  try {
    await deps.sessions.endToken(token, addressOf(ctx));
  } catch (error) {
    deps.onFault(error);
    throw refusal(ledgerFault(error));
  }
}

/**
 * A first factor turns the session that could only enrol into a full one, under a new token; so does any real factor with
 * a session that a backup code opened.
 */
export async function promote(deps: RuleDeps, ctx: Context): Promise<void> {
  const session = await getSessionFromCtx(ctx);
  if (session === null) throw refusal('not-signed-in');
  const { rows } = await deps.db.query<{ mfaMethod: string | null }>(
    `SELECT "mfaMethod" FROM auth.session WHERE id = $1`,
    [session.session.id],
  );
  const [row] = rows;
  // Gone, or full already: nothing to promote.
  if (row === undefined || (row.mfaMethod !== null && row.mfaMethod !== 'backup-code')) return;
  const full = await ctx.context.internalAdapter.createSession(session.user.id);
  await setSessionCookie(ctx, { session: full, user: session.user });
}

const enrolments = new WeakSet<object>();

/** Remembers, for the rest of this request, that it enrols a factor. */
export function markEnrolment(ctx: Context): void {
  enrolments.add(ctx.context);
}

/** Over the number of sessions agreed, the oldest ends: nobody is kept out by one they forgot. The person is told. */
async function keepWithinTerms(deps: RuleDeps, ctx: Context, userId: string): Promise<void> {
  const who = await candidate(deps.db, { userId }, addressOf(ctx), deps.now());
  if (who === null) return;
  const { concurrentSessions: most } = await deps.sessionTerms(who.partyId);
  if (most === null) return;
  const ended = await deps.sessions.endOldest(userId, most, { ip: addressOf(ctx) });
  if (ended === 0) return;
  deps.tell(who.email, {
    subject: 'An older session of yours was ended',
    text: `The agreement allows ${most === 1 ? 'one session' : `${String(most)} sessions`} at a time. You signed in anew, so the oldest was ended. If it was not you who signed in, tell your administrator now.`,
  });
}

/** A factor added to a full session: what was opened without it ends. */
async function endOthersOf(deps: RuleDeps, ctx: Context): Promise<void> {
  const session = await getSessionFromCtx(ctx);
  if (session !== null) await deps.sessions.endOthers(session.user.id, session.session.id);
}

/** Whether this request enrols a factor. */
export function enrols(ctx: Context): boolean {
  return enrolments.has(ctx.context);
}

/** After a sign-in: the session it replaces ends, and all others once a factor was enrolled in it. */
export async function settle(deps: RuleDeps, ctx: Context): Promise<void> {
  const opened = ctx.context.newSession;
  if (opened === null) {
    if (enrolments.has(ctx.context)) await endOthersOf(deps, ctx);
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
  await keepWithinTerms(deps, ctx, user.id);
  // The provider saw a password alone: ours follows.
  if (grantOf(ctx.context)?.mfaAt === null) return;
  await deps.limits.succeeded(user.id, user.email, addressOf(ctx));
  await noticeSignIn(deps, ctx, enrolments.has(ctx.context));
}
