import { getSessionFromCtx } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { candidate, type Candidate } from './admission.ts';
import { factorsOf, hasFactor, totpOf, useStep } from './factors.ts';
import {
  addressOf,
  named,
  record,
  refusal,
  refuse,
  refusedKind,
  textOf,
  type Context,
  type RuleDeps,
} from './rules-context.ts';
import { matchingStep } from './totp.ts';

/** How long after a step-up a further factor may be added, in milliseconds. */
const FRESH = 5 * 60_000;
/** How long after a sign-in with a backup code a factor may be added. */
const AFTER_BACKUP = 30 * 60_000;

export interface TotpStep {
  /** Whether the code confirms a new authenticator rather than signs in. */
  readonly enrolling: boolean;
  /** Fields of the request's body to put in place of what the client sent. */
  readonly rewrite: { readonly context: { readonly body: Readonly<Record<string, string | boolean>> } };
}

/**
 * Lets through the first factor of somebody who has none, a further one right after a step-up, and one soon after a
 * sign-in with a backup code. Without this a password alone could add a factor of its own beside the person's, and so get round it.
 * @throws a refusal otherwise
 */
export async function mayEnrol(deps: RuleDeps, ctx: Context): Promise<{ userId: string; who: Candidate }> {
  const session = await getSessionFromCtx(ctx);
  if (session === null) throw refusal('not-signed-in');
  const userId = session.user.id;
  const who = await candidate(deps.db, { userId }, addressOf(ctx), deps.now());
  if (who === null) throw refusal('not-signed-in');
  if (who.refusal !== null) {
    return refuse(deps, ctx, refusedKind(who.refusal, 'request-refused'), who, who.refusal);
  }
  const { rows } = await deps.db.query<{
    mfaAt: Date | null;
    mfaMethod: string | null;
    stepUpAt: Date | null;
  }>(`SELECT "mfaAt", "mfaMethod", "stepUpAt" FROM auth.session WHERE id = $1`, [session.session.id]);
  const [row] = rows;
  if (row === undefined) throw refusal('not-signed-in');
  const first = row.mfaAt === null && !hasFactor(await factorsOf(deps.db, userId));
  const fresh = row.stepUpAt !== null && deps.now() - row.stepUpAt.getTime() <= FRESH;
  // Who came in with a backup code lost their factor: a new one is what the session is for.
  const lost =
    row.mfaMethod === 'backup-code' && row.mfaAt !== null && deps.now() - row.mfaAt.getTime() <= AFTER_BACKUP;
  return first || fresh || lost
    ? { userId, who }
    : refuse(deps, ctx, 'factor-refused', who, 'factor-refused');
}

/** The account whose password was just accepted and which owes the second factor, or null. */
export async function challengedUser(ctx: Context): Promise<string | null> {
  const cookie = ctx.context.createAuthCookie('two_factor');
  const identifier = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  if (typeof identifier !== 'string') return null;
  const challenge = await ctx.context.internalAdapter.findVerificationValue(identifier);
  return challenge !== null && challenge.expiresAt > new Date() ? challenge.value : null;
}

/**
 * The security keys of the account whose password was just accepted, for the browser to ask for by name: a key without
 * room for passkeys cannot say whose it is. Nothing for anybody else.
 */
export async function credentialsOf(deps: RuleDeps, ctx: Context): Promise<object> {
  if ((await getSessionFromCtx(ctx)) !== null) return {};
  const userId = await challengedUser(ctx);
  if (userId === null) return {};
  const { rows } = await deps.db.query<{ id: string; transports: string | null }>(
    `SELECT "credentialID" AS id, transports FROM auth.passkey WHERE "userId" = $1 ORDER BY id`,
    [userId],
  );
  if (rows.length === 0) return {};
  return {
    allowCredentials: rows.map(({ id, transports }) => ({
      id,
      type: 'public-key',
      ...(transports !== null && transports !== '' && { transports: transports.split(',') }),
    })),
  };
}

/**
 * The outcome of a code: the step it used up, or why it does not count. A right code is used up here, in one
 * statement, before anything is granted for it (RFC 6238, 5.2: accepted once), so that of two requests that
 * race with one code only one goes on.
 * @param key better-auth's secret configuration, which sealed the authenticator secret
 */
export async function useCode(
  deps: Pick<RuleDeps, 'db' | 'now'>,
  userId: string,
  totp: { readonly sealed: string },
  key: Context['context']['secretConfig'],
  code: string,
): Promise<'accepted' | 'wrong' | 'replay'> {
  const secret = await symmetricDecrypt({ key, data: totp.sealed });
  const step = matchingStep(secret, code, deps.now());
  if (step === null) return 'wrong';
  return (await useStep(deps.db, userId, step)) ? 'accepted' : 'replay';
}

/**
 * Stands before better-auth's own check of a TOTP code, at sign-in and at enrolment: refuses a used code and
 * a confirmed secret within a session (that is a step-up, elsewhere), and never trusts a device. A code that
 * is wrong by our reading is spoilt, since better-auth reads the clock a moment later and could otherwise
 * accept a step that was not used up here; it then counts the failure.
 */
export async function beforeTotp(deps: RuleDeps, ctx: Context): Promise<TotpStep> {
  const enrolling = (await getSessionFromCtx(ctx)) !== null;
  const userId = enrolling ? (await mayEnrol(deps, ctx)).userId : await challengedUser(ctx);
  const who = userId === null ? null : await candidate(deps.db, { userId }, addressOf(ctx), deps.now());
  if (userId === null || who === null) return refuse(deps, ctx, 'sign-in-refused', null, 'sign-in-refused');
  if (!enrolling && !(await deps.limits.factor(userId, addressOf(ctx)))) {
    return refuse(deps, ctx, 'sign-in-refused', who, 'rate-limited');
  }
  const totp = await totpOf(deps.db, userId);
  if (totp === null) return refuse(deps, ctx, 'sign-in-refused', who, 'sign-in-refused');
  if (enrolling && totp.verified) return refuse(deps, ctx, 'factor-refused', who, 'factor-refused');
  const code = textOf(ctx.body, 'code');
  switch (await useCode(deps, userId, totp, ctx.context.secretConfig, code)) {
    case 'wrong':
      return { enrolling, rewrite: { context: { body: { code: 'wrong', trustDevice: false } } } };
    case 'replay':
      return refuse(deps, ctx, 'totp-replay', who, 'sign-in-refused');
    case 'accepted':
      if (enrolling) {
        await record(deps, { ...named(who), kind: 'factor-enrolled', code: null, ip: addressOf(ctx) });
      }
      return { enrolling, rewrite: { context: { body: { trustDevice: false } } } };
  }
}

/**
 * Between better-auth's check of a new passkey and its being kept: without the person's PIN or biometric an
 * authenticator proves possession only, which is one factor, and nothing is kept that no entry names.
 * @throws a refusal otherwise
 */
export async function afterEnrolment(deps: RuleDeps, ctx: Context, userVerified: boolean): Promise<void> {
  const { who } = await mayEnrol(deps, ctx);
  if (!userVerified) await refuse(deps, ctx, 'factor-refused', who, 'factor-refused');
  await record(deps, { ...named(who), kind: 'factor-enrolled', code: null, ip: addressOf(ctx) });
}

/** A passkey used without its user's verification is no second factor: no sign-in, no step-up. */
export async function refuseUnverified(deps: RuleDeps, ctx: Context, credentialId: string): Promise<never> {
  const { rows } = await deps.db.query<{ userId: string }>(
    `SELECT "userId" FROM auth.passkey WHERE "credentialID" = $1`,
    [credentialId],
  );
  const who = rows[0] === undefined ? null : await candidate(deps.db, rows[0], addressOf(ctx), deps.now());
  return refuse(deps, ctx, 'sign-in-refused', who, 'sign-in-refused');
}
