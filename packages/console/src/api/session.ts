import type { PersonRole } from './types.ts';

/** What a second factor was; a backup code reveals and signs nothing. */
export type MfaMethod = 'totp' | 'passkey' | 'backup-code' | 'sso';

/** Where a provider says by which user name a directory knows somebody. */
export type UserNameClaim = 'preferred_username' | 'sub';

/** How a party's people sign in with their company account. */
export interface SsoSettingsView {
  readonly party: string;
  /** To be registered at the provider. */
  readonly redirectUri: string;
  readonly settings: {
    readonly issuer: string;
    readonly clientId: string;
    readonly domains: readonly string[];
    readonly mfaAmr: readonly string[];
    readonly mfaAcr: readonly string[];
    readonly userNameClaim: UserNameClaim | null;
    readonly required: boolean;
    readonly triedAt: string | null;
    readonly changedAt: string;
  } | null;
}

export interface SsoSettingsBody {
  readonly issuer: string;
  readonly clientId: string;
  /** Left out: the one of before. */
  readonly clientSecret?: string;
  readonly domains: readonly string[];
  readonly mfaAmr: readonly string[];
  readonly mfaAcr: readonly string[];
  readonly userNameClaim: UserNameClaim | null;
}

/** What may be given after a password, the safest first. */
export type SecondFactorWay = 'passkey' | 'totp' | 'backup-code';

/** Who is signed in and how far: `enrol` is a password without a second factor, good for enrolling one only. */
export interface SessionInfo {
  readonly state: 'signed-out' | 'enrol' | 'full';
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly role: PersonRole;
    readonly accessRole: string | null;
    readonly purpose: string | null;
    readonly site: string | null;
  } | null;
  readonly party: { readonly id: string; readonly name: string; readonly kind: 'company' | 'vendor' } | null;
  /** Signed out by others: why whoever had this session may not come in again. */
  readonly why: { readonly code: string; readonly text: string } | null;
  /** RFC 3339 instants of the last second factor, and of the last one given for a step-up. */
  /** Its name, never its token; null when signed out. */
  readonly sessionId: string | null;
  readonly mfaAt: string | null;
  readonly mfaMethod: MfaMethod | null;
  readonly stepUpAt: string | null;
  /** Held to a slower pace while the company looks into something; `decideBy` null once a person decided or ordered it. */
  readonly slowed: { readonly customersAnHour: number; readonly decideBy: string | null } | null;
  readonly factors: { readonly totp: boolean; readonly passkeys: number; readonly backupCodes: number };
  readonly keyRegistered: boolean;
}

/** One sign-in of the person, as listed for them. */
export interface SessionRow {
  readonly id: string;
  readonly current: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly mfaMethod: MfaMethod | null;
}

/** A step-up: six digits, or the JSON of a WebAuthn assertion. */
export type StepUpBody =
  | { readonly method: 'totp'; readonly code: string }
  | { readonly method: 'passkey'; readonly response: unknown };

/** Base64 SPKI of the key made for this session. */
export interface SessionKeyBody {
  readonly publicKey: string;
  readonly sealingKey: string;
  readonly signature: string;
}

/** Whom a link is for; a set-up link names nobody yet. */
export interface LinkView {
  readonly setUp: boolean;
  readonly role: PersonRole;
  readonly name: string | null;
  readonly email: string | null;
  readonly party: string | null;
}

export interface TakeUpBody {
  readonly secret: string;
  readonly name: string;
  readonly password: string;
  /** With the set-up link of a new installation only. */
  readonly email?: string;
  readonly company?: string;
}

export interface EmailSignInBody {
  readonly email: string;
  readonly password: string;
}

/** The answer to a password: which second factor is asked for, when the account has one. */
export interface EmailSignInResult {
  readonly twoFactorRedirect: boolean;
  readonly twoFactorMethods: readonly SecondFactorWay[];
}

export interface TotpEnableResult {
  readonly totpURI: string;
}

/** The JSON forms of WebAuthn Level 3, which `PublicKeyCredential` parses and writes itself. */
export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;
export interface PasskeyBody {
  readonly response: unknown;
  readonly name?: string;
}
