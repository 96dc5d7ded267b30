import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware, isAPIError } from 'better-auth/api';
import { candidate } from './admission.ts';
import { backupCodeEndpoint, backupCodePath } from './backup-code-rules.ts';
import { beforeTotp, challengedUser, credentialsOf, mayEnrol } from './factor-rules.ts';
import {
  addressOf,
  refusal,
  refuse,
  refusedByUs,
  textOf,
  type Context,
  type RuleDeps,
} from './rules-context.ts';
import { ssoSessionEndpoint, ssoSessionPath } from './sso/session.ts';
import {
  beforeSession,
  endPrevious,
  enrols,
  markEnrolment,
  promote,
  settle,
  waysAfterPassword,
} from './session-rules.ts';

/** The better-auth endpoints that exist here. Everything else is refused, over HTTP and from our own code alike. */
const openPaths = [
  '/sign-in/email',
  '/sign-out',
  '/two-factor/enable',
  '/two-factor/verify-totp',
  backupCodePath,
  ssoSessionPath,
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
] as const;

const signInPaths: ReadonlySet<string> = new Set([
  '/sign-in/email',
  '/two-factor/verify-totp',
  backupCodePath,
  '/passkey/verify-authentication',
]);

/**
 * What better-auth leaves open by default and we close: open sign-up and every endpoint not in the list, a
 * TOTP code used twice, `trustDevice`, a second factor switched off, cloned or added with a password alone,
 * a full session without a second factor, a session for the suspended or from a wrong network. It stands
 * last among the plugins, so that its hooks see what the others decided.
 */
export function houseRules(deps: RuleDeps): BetterAuthPlugin {
  const open: ReadonlySet<string> = new Set(openPaths);

  const before = createAuthMiddleware(async (ctx) => {
    if (!open.has(ctx.path)) throw refusal('not-found');
    if (!(await deps.limits.address(addressOf(ctx)))) throw refusal('rate-limited');
    switch (ctx.path) {
      case '/sign-in/email':
        return beforePassword(deps, ctx);
      case '/sign-out':
        return endPrevious(deps, ctx, null);
      case '/two-factor/enable':
        await mayEnrol(deps, ctx);
        return { context: { body: { method: 'totp' } } };
      case '/two-factor/verify-totp': {
        const { enrolling, rewrite } = await beforeTotp(deps, ctx);
        if (enrolling) markEnrolment(ctx);
        return rewrite;
      }
      case '/passkey/generate-register-options':
        await mayEnrol(deps, ctx);
        return;
      case '/passkey/verify-registration':
        await mayEnrol(deps, ctx);
        markEnrolment(ctx);
        return { context: { body: { createSession: false } } };
      default:
        return;
    }
  });

  const after = createAuthMiddleware(async (ctx) => {
    const { returned } = ctx.context;
    if (isAPIError(returned)) return afterRefusal(deps, ctx, returned);
    if (enrols(ctx) && ctx.context.newSession === null) await promote(deps, ctx);
    await settle(deps, ctx);
    if (ctx.path === '/sign-in/email' && waysAfterPassword(ctx).length > 0)
      return ctx.json({ twoFactorRedirect: true, twoFactorMethods: [...waysAfterPassword(ctx)] });
    if (ctx.path !== '/passkey/generate-authenticate-options') return;
    // better-auth asks for 'preferred'; what it then accepts is checked again in auth.ts.
    return ctx.json({
      ...Object(returned),
      ...(await credentialsOf(deps, ctx)),
      userVerification: 'required',
    } as Record<string, unknown>);
  });

  return {
    id: 'cordon',
    endpoints: { useBackupCode: backupCodeEndpoint(deps), openSsoSession: ssoSessionEndpoint(deps) },
    init: () => ({ options: { databaseHooks: { session: { create: { before: beforeSession(deps) } } } } }),
    hooks: {
      before: [{ matcher: () => true, handler: before }],
      after: [{ matcher: () => true, handler: after }],
    },
  };
}

async function beforePassword(deps: RuleDeps, ctx: Context): Promise<void> {
  const email = textOf(ctx.body, 'email').toLowerCase();
  const who = await candidate(deps.db, { email }, addressOf(ctx), deps.now());
  // Tries that cannot succeed anyway, from outside the networks, do not use up what all strangers share.
  const hopeless = who !== null && who.refusal !== null;
  if (await deps.limits.password(email, addressOf(ctx), hopeless)) return;
  await refuse(deps, ctx, 'sign-in-refused', who, 'rate-limited');
}

/** Names the person, where the request named one, in the entry of a sign-in that better-auth refused. */
async function afterRefusal(deps: RuleDeps, ctx: Context, error: unknown): Promise<void> {
  if (!signInPaths.has(ctx.path) || refusedByUs(error) !== null) return;
  const userId = ctx.path.startsWith('/two-factor/') ? await challengedUser(ctx) : null;
  if (ctx.path === '/sign-in/email') await deps.limits.passwordFailed(addressOf(ctx));
  const by = userId === null ? { email: textOf(ctx.body, 'email') } : { userId };
  await refuse(
    deps,
    ctx,
    'sign-in-refused',
    await candidate(deps.db, by, null, deps.now()),
    'sign-in-refused',
  );
}
