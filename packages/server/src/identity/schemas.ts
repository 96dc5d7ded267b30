import { z } from 'zod';
import { nameOfThing } from '../platform/freeText.ts';
import { personRole } from '../people/schemas.ts';
import { instant } from '../platform/schemas.ts';

const totpCode = z.string().regex(/^\d{6}$/);
const password = z.string().min(12).max(128);

const mfaMethod = z.enum(['totp', 'passkey', 'backup-code', 'sso']).meta({
  id: 'MfaMethod',
  description: '`backup-code`: neither reveals nor signs until a factor is enrolled',
});

export const sessionInfo = z
  .object({
    state: z.enum(['signed-out', 'enrol', 'full']).meta({
      description: '`enrol`: the password was right, and only a second factor can be enrolled',
    }),
    person: z
      .object({
        id: z.string(),
        name: z.string(),
        role: personRole,
        accessRole: z.string().nullable(),
        purpose: z.string().nullable(),
        site: z.string().nullable(),
      })
      .nullable(),
    party: z.object({ id: z.string(), name: z.string(), kind: z.enum(['company', 'vendor']) }).nullable(),
    why: z
      .object({ code: z.string(), text: z.string() })
      .nullable()
      .meta({ description: 'Signed out by others: why whoever had this session may not come in again' }),
    sessionId: z.string().nullable(),
    mfaAt: instant.nullable(),
    mfaMethod: mfaMethod.nullable(),
    stepUpAt: instant.nullable(),
    expiresAt: instant.nullable(),
    slowed: z
      .object({ customersAnHour: z.int(), decideBy: instant.nullable() })
      .nullable()
      .meta({ description: 'Held to a slower pace, and until when a person decides about it' }),
    factors: z.object({ totp: z.boolean(), passkeys: z.int(), backupCodes: z.int() }),
    keyRegistered: z
      .boolean()
      .meta({ description: 'Whether this session can sign acts, and values can be sealed to it' }),
  })
  .meta({ id: 'SessionInfo' });

const sessionView = z
  .object({
    id: z.string(),
    current: z.boolean(),
    createdAt: instant,
    expiresAt: instant,
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    mfaMethod: mfaMethod.nullable(),
  })
  .meta({ id: 'SessionView' });

export const sessionList = z.object({ items: z.array(sessionView) }).meta({ id: 'SessionList' });

/** What a browser's authenticator answers (WebAuthn Level 2, 5.1), as @simplewebauthn/browser sends it. */
const assertion = z
  .looseObject({ id: z.string().max(1400), rawId: z.string().max(1400), type: z.literal('public-key') })
  .meta({ id: 'PasskeyResponse' });

export const stepUpBody = z
  .discriminatedUnion('method', [
    z.strictObject({ method: z.literal('totp'), code: totpCode }),
    z.strictObject({ method: z.literal('passkey'), response: assertion }),
  ])
  .meta({ id: 'StepUpBody' });

export const stepUpResult = z.object({ stepUpAt: instant }).meta({ id: 'StepUpResult' });

export const base64 = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

export const sessionKeyBody = z
  .strictObject({
    publicKey: base64.meta({
      description: 'Base64 SPKI of an ECDSA P-256 or Ed25519 key made in this browser',
    }),
    sealingKey: base64.meta({
      description: 'Base64 SPKI of the X25519 or P-256 key that revealed values are sealed to (RFC 9180)',
    }),
    signature: base64.meta({
      description:
        'By the first key over the canonical JSON of both and the session (cordon-session-keys/v1)',
    }),
  })
  .meta({ id: 'SessionKeyBody' });

const linkSecret = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .meta({ description: 'What stands behind the # of the link' });

export const linkBody = z.strictObject({ secret: linkSecret }).meta({ id: 'LinkBody' });

export const linkView = z
  .object({
    setUp: z
      .boolean()
      .meta({ description: 'The first link of an installation: asks for e-mail and company' }),
    role: personRole,
    name: z.string().nullable(),
    email: z.string().nullable(),
    party: z.string().nullable(),
  })
  .meta({ id: 'LinkView' });

export const takeUpBody = z
  .strictObject({
    secret: linkSecret,
    name: z.string().trim().min(2).max(200),
    password,
    email: z.email().max(200).optional().meta({ description: 'For the set-up link only' }),
    company: z.string().trim().min(2).max(200).optional().meta({ description: 'For the set-up link only' }),
  })
  .meta({ id: 'TakeUpBody' });

/** Bodies for better-auth. What is not named here never reaches it. */
export const signInBody = z
  .object({ email: z.string().min(3).max(200), password: z.string().min(1).max(128) })
  .meta({ id: 'SignInBody' });
/** What the house rules answer to a password that is not enough. */
export const afterPassword = z.object({
  twoFactorRedirect: z.literal(true),
  twoFactorMethods: z.array(z.enum(['passkey', 'totp', 'backup-code'])),
});
export const signInResult = z
  .object({
    twoFactorRedirect: z.boolean(),
    twoFactorMethods: z.array(z.enum(['passkey', 'totp', 'backup-code'])),
  })
  .meta({
    id: 'SignInResult',
    description: 'With twoFactorRedirect there is no session yet: the code comes next',
  });
export const enableTotpBody = z
  .object({ password: z.string().min(1).max(128) })
  .meta({ id: 'EnableTotpBody' });
export const enableTotpResult = z.object({ totpURI: z.string() }).meta({ id: 'EnableTotpResult' });
export const verifyTotpBody = z.object({ code: totpCode }).meta({ id: 'VerifyTotpBody' });
export const passkeyOptions = z.record(z.string(), z.unknown()).meta({ id: 'PasskeyOptions' });
export const passkeyQuery = z.object({
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
});
export const registerPasskeyBody = z
  .object({ response: assertion, name: nameOfThing(1, 80).optional() })
  .meta({ id: 'RegisterPasskeyBody' });
export const verifyPasskeyBody = z.object({ response: assertion }).meta({ id: 'VerifyPasskeyBody' });
