import { createAuthEndpoint } from 'better-auth/api';
import { expireCookie, setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { candidate } from './admission.ts';
import { takeBackupCode } from './backup-codes.ts';
import { challengedUser } from './factor-rules.ts';
import { addressOf, named, record, refuse, refusedKind, type RuleDeps } from './rules-context.ts';

/** Where a backup code is given after the password. */
export const backupCodePath = '/two-factor/backup-code';

/**
 * Opens a session with a backup code in place of the second factor. Whoever may not come in anyway does not use a code
 * up. The person hears of each use by mail: a code that was found or photographed is used once, and not unnoticed.
 */
export function backupCodeEndpoint(deps: RuleDeps) {
  return createAuthEndpoint(
    backupCodePath,
    { method: 'POST', body: z.object({ code: z.string().max(40) }) },
    async (ctx) => {
      const userId = await challengedUser(ctx);
      const who = userId === null ? null : await candidate(deps.db, { userId }, addressOf(ctx), deps.now());
      if (userId === null || who === null)
        return refuse(deps, ctx, 'sign-in-refused', null, 'sign-in-refused');
      if (!(await deps.limits.factor(userId, addressOf(ctx))))
        return refuse(deps, ctx, 'sign-in-refused', who, 'rate-limited');
      if (who.refusal !== null) {
        const kind = refusedKind(who.refusal, 'sign-in-refused');
        return refuse(deps, ctx, kind, who, who.refusal, 'sign-in-refused');
      }
      const left = await takeBackupCode(deps.db, userId, ctx.body.code, new Date(deps.now()));
      if (left === null) return refuse(deps, ctx, 'sign-in-refused', who, 'sign-in-refused');
      await record(deps, { ...named(who), kind: 'backup-code-used', code: null, ip: addressOf(ctx) });

      const challenge = ctx.context.createAuthCookie('two_factor');
      const identifier = await ctx.getSignedCookie(challenge.name, ctx.context.secret);
      const consumed =
        typeof identifier === 'string' &&
        (await ctx.context.internalAdapter.consumeVerificationValue(identifier));
      const user = await ctx.context.internalAdapter.findUserById(userId);
      if (!consumed || consumed.value !== userId || user === null)
        return refuse(deps, ctx, 'sign-in-refused', who, 'sign-in-refused');
      const session = await ctx.context.internalAdapter.createSession(userId);
      await setSessionCookie(ctx, { session, user });
      expireCookie(ctx, challenge);
      deps.tell(who.email, {
        subject: 'A backup code was used to sign in',
        text: [
          'Somebody signed in to Cordon as you, with your password and one of your backup codes.',
          `${left === 1 ? '1 code is' : `${String(left)} codes are`} left. Add a passkey, a security key or an authenticator app in Settings, and make new codes there.`,
          'If it was not you, tell your administrator now: they can end the session and send you a new link.',
        ].join('\n\n'),
      });
      return ctx.json({ done: true });
    },
  );
}
