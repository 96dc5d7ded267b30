import { randomBytes } from 'node:crypto';
import { addressOf, type Context, type RuleDeps } from '../rules-context.ts';
import { deviceInEntries } from './signals.ts';

/** As long as browsers keep a cookie at all (RFC 6265bis 5.5). */
const FOR_SECONDS = 400 * 86_400;

/** The one cookie of ours that outlives the browser: it names the browser, opens nothing, and is nobody's in particular. */
export const deviceCookie = 'device';

/**
 * Whether this browser signed in as somebody before. It proves nothing alone; beside their password it is enough to tell
 * them why they are kept out.
 */
export async function isKnownDevice(deps: RuleDeps, ctx: Context, person: string): Promise<boolean> {
  const device = await broughtDevice(ctx);
  return device !== null && (await deps.signals.knowsDevice(person, device));
}

/** What an entry says of the browser a sign-in comes from: nothing of one that brought no name of ours. */
export async function deviceWords(ctx: Context): Promise<{ readonly device?: string }> {
  const device = await broughtDevice(ctx);
  return device === null ? {} : { device: deviceInEntries(device) };
}

/** Null also where a session is made inside another request of better-auth, whose context reads no cookies. */
async function broughtDevice(ctx: Context): Promise<string | null> {
  if (!('getSignedCookie' in ctx)) return null;
  const { name } = ctx.context.createAuthCookie(deviceCookie);
  const device = await ctx.getSignedCookie(name, ctx.context.secret);
  return typeof device === 'string' && /^[\w-]{22}$/.test(device) ? device : null;
}

/**
 * After a full sign-in: says what is new about it. The browser is given a name of its own, signed, unless it brought one.
 * A fault here is told to the operator and keeps nobody out: a signal refuses nobody, so neither does its absence.
 *
 * @param enrolled whether the factor was enrolled in this very request
 */
export async function noticeSignIn(deps: RuleDeps, ctx: Context, enrolled: boolean): Promise<void> {
  const opened = ctx.context.newSession;
  if (opened === null) return;
  try {
    const { name, attributes } = ctx.context.createAuthCookie(deviceCookie, { maxAge: FOR_SECONDS });
    const brought = await broughtDevice(ctx);
    const device = brought ?? randomBytes(16).toString('base64url');
    await ctx.setSignedCookie(name, device, ctx.context.secret, attributes);
    await deps.signals.signedIn({
      userId: opened.user.id,
      sessionId: opened.session.id,
      device,
      brought: brought !== null,
      ip: addressOf(ctx),
      userAgent: ctx.headers?.get('user-agent') ?? null,
      factorKnown: !enrolled,
    });
  } catch (error) {
    deps.onFault(error);
  }
}
