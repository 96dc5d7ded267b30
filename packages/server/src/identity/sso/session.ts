import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { generateRandomString } from 'better-auth/crypto';
import { z } from 'zod';
import { factorsOf, hasFactor } from '../factors.ts';
import { refusal, type Context, type RuleDeps } from '../rules-context.ts';
import { useGrant } from './grants.ts';

/** Where our callback has better-auth open the session. No route leads here from outside. */
export const ssoSessionPath = '/sso/session';

/** How long somebody has to give their second factor, in milliseconds; as after a password. */
const CHALLENGE_MS = 10 * 60_000;

/** Opens a full session where the provider saw a second factor; asks for ours otherwise, as a password would. */
export function ssoSessionEndpoint(deps: RuleDeps) {
  return createAuthEndpoint(
    ssoSessionPath,
    { method: 'POST', body: z.object({ grant: z.string() }) },
    async (ctx) => {
      const grant = deps.grants.take(ctx.body.grant);
      const user = grant && (await ctx.context.internalAdapter.findUserById(grant.userId));
      if (grant === null || user === null) throw refusal('sso-refused');
      useGrant(ctx.context, grant);
      if (grant.mfaAt === null && hasFactor(await factorsOf(deps.db, user.id))) {
        await challenge(ctx, user.id);
        return ctx.json({ pending: true });
      }
      const session = await ctx.context.internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ pending: false });
    },
  );
}

/** The same challenge that better-auth sets after a password. */
async function challenge(ctx: Context, userId: string): Promise<void> {
  const identifier = `2fa-${generateRandomString(20)}`;
  const expiresAt = new Date(Date.now() + CHALLENGE_MS);
  const values = [
    { identifier, value: userId, expiresAt },
    { identifier: `2fa-attempts-${identifier}`, value: '0', expiresAt },
  ];
  for (const value of values) await ctx.context.internalAdapter.createVerificationValue(value);
  const cookie = ctx.context.createAuthCookie('two_factor', { maxAge: CHALLENGE_MS / 1000 });
  await ctx.setSignedCookie(cookie.name, identifier, ctx.context.secret, cookie.attributes);
}
