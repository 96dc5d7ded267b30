import type { PersonRole } from './types.ts';

/** Who is signed in and how far: `enrol` is a password without a second factor, good for enrolling one only. */
export interface SessionInfo {
  readonly state: 'signed-out' | 'enrol' | 'full';
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: PersonRole;
    readonly accessRole: string | null;
    readonly purpose: string | null;
    readonly site: string | null;
  } | null;
  readonly party: { readonly id: string; readonly name: string; readonly kind: 'company' | 'vendor' } | null;
  /** RFC 3339 instants of the last second factor, and of the last one given for a step-up. */
  readonly mfaAt: string | null;
  readonly stepUpAt: string | null;
  readonly stepUpMinutes: number;
  readonly factors: { readonly totp: boolean; readonly passkeys: number };
  readonly keyRegistered: boolean;
}

/** One sign-in of the person, as listed for them. */
export interface SessionRow {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt?: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly current: boolean;
}

/** A passkey or security key as better-auth lists it. */
export interface PasskeyRow {
  readonly id: string;
  readonly name?: string | null;
  readonly createdAt?: string | null;
}

/** A step-up: six digits, or the JSON of a WebAuthn assertion. */
export type StepUpBody = { readonly code: string } | { readonly passkey: unknown };

export interface SessionKeyBody {
  readonly publicKey: string;
  readonly alg: 'ES256';
}

export interface TakeUpBody {
  readonly secret: string;
  readonly name: string;
  readonly password: string;
}

export interface EmailSignInBody {
  readonly email: string;
  readonly password: string;
}

/** better-auth's answer to a password: a second factor is asked for when the account has TOTP. */
export interface EmailSignInResult {
  readonly twoFactorRedirect?: boolean;
}

export interface TotpEnableResult {
  readonly totpURI?: string;
}

/** The JSON forms of WebAuthn Level 3, which `PublicKeyCredential` parses and writes itself. */
export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;
export interface PasskeyBody {
  readonly response: unknown;
  readonly name?: string;
}
