import { passkey } from '@better-auth/passkey';
import { Failure } from '@cordon/core/kernel';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { Pool } from 'pg';
import { cookiePrefix } from './cookies.ts';
import { afterEnrolment, refuseUnverified } from './factor-rules.ts';
import { houseRules } from './house-rules.ts';
import { addressHeader, type RuleDeps } from './rules-context.ts';
import { sessionTtl } from './session-rules.ts';

export interface AuthConfig {
  /** Where browsers reach this installation, e.g. `https://cordon.example`; its host is the passkeys' RP id. */
  readonly baseUrl: string;
  /** At least 32 random bytes: signs cookies, seals authenticator secrets. */
  readonly secret: Uint8Array;
  /** Logged in as the app role with `search_path=auth`, since better-auth's SQL names no schema. */
  readonly authPool: Pool;
  /** The name authenticator apps and passkey prompts show. */
  readonly name: string;
}

/** The text form in which better-auth takes the secret. */
export function secretText(secret: Uint8Array): string {
  if (secret.length < 32) throw new Failure('config-wrong', 'the sign-in secret has fewer than 32 bytes');
  return Buffer.from(secret).toString('base64');
}

/**
 * better-auth's settings. What is not said here and matters is in house-rules.ts.
 * @throws Failure `config-wrong` when the environment would override what is set here
 */
export function authOptions(config: AuthConfig, deps: RuleDeps) {
  for (const name of Object.keys(process.env)) {
    // better-auth reads these by itself: further trusted origins, secrets, telemetry.
    if (name.startsWith('BETTER_AUTH_'))
      throw new Failure('config-wrong', `${name} is set; it would override Cordon's settings`);
  }
  const { protocol, hostname, origin } = new URL(config.baseUrl);
  return {
    appName: config.name,
    baseURL: origin,
    basePath: '/api/auth',
    trustedOrigins: [origin],
    secrets: [{ version: 1, value: secretText(config.secret) }],
    database: config.authPool,
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      disableColors: true,
      log: (_level, _message, ...details: unknown[]) => {
        for (const detail of details) if (detail instanceof Error) deps.onFault(detail);
      },
    },
    // Faults reach our own error mapper; otherwise better-auth prints them, values included.
    onAPIError: { throw: true },
    emailAndPassword: {
      enabled: true,
      // Accounts come into being by taking up an invitation only (invitations.ts).
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
    },
    session: {
      expiresIn: sessionTtl.full / 1000,
      disableSessionRefresh: true,
      // Revocation has to be seen by the next request: the database is asked each time.
      cookieCache: { enabled: false },
      additionalFields: {
        mfaAt: { type: 'date', required: false, input: false },
        mfaMethod: { type: 'string', required: false, input: false },
        stepUpAt: { type: 'date', required: false, input: false },
      },
    },
    // Its own limiter counts by address and path alone, so one floor behind one address would share three
    // sign-ins in ten seconds, and one person could shut out the rest. See limits.ts.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix,
      useSecureCookies: protocol === 'https:',
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        secure: protocol === 'https:',
      },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
      // Both are off by default when NODE_ENV is "test": what is tested has to be what runs.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [
      twoFactor({
        issuer: config.name,
        // Ours is per account and address: a lock on the account would let a stranger shut its owner out.
        accountLockout: { enabled: false },
        backupCodeOptions: { customBackupCodesGenerate: () => [] },
      }),
      passkey({
        rpID: hostname,
        rpName: config.name,
        origin,
        // A key that can say whose it is signs in by itself; one without room for that does after the password.
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
        registration: {
          afterVerification: ({ ctx, verification }) =>
            afterEnrolment(deps, ctx, verification.registrationInfo?.userVerified === true),
        },
        authentication: {
          afterVerification: async ({ ctx, verification, clientData }) => {
            if (!verification.authenticationInfo.userVerified)
              await refuseUnverified(deps, ctx, clientData.id);
          },
        },
      }),
      houseRules(deps),
    ],
  } satisfies BetterAuthOptions;
}

export type Auth = ReturnType<typeof createAuth>;

/** The better-auth instance. Reached over HTTP through bridge.ts only. */
export function createAuth(config: AuthConfig, deps: RuleDeps) {
  return betterAuth(authOptions(config, deps));
}
