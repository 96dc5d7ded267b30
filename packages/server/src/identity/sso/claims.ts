/** What an identity provider said about who signed in there, after its signature and audience were verified. */
export interface SsoClaims {
  readonly issuer: string;
  readonly subject: string;
  /** Lower case; null when it was not given, or not verified by the provider. */
  readonly verifiedEmail: string | null;
  /** What the provider calls them; null when it does not say. Whose choice it is depends on the provider. */
  readonly preferredUserName: string | null;
  readonly amr: readonly string[];
  readonly acr: string | null;
  /** When the person last proved themselves there, epoch milliseconds; null when it does not say. */
  readonly authTime: number | null;
}

/** Claims that may hold the user name by which a party's directory keeps its people. */
export const userNameClaims = ['preferred_username', 'sub'] as const;

export type UserNameClaim = (typeof userNameClaims)[number];

/** The user name in the claim that a party named, as it was spelled; null when it named none, or it is missing. */
export function userNameIn(claims: SsoClaims, claim: UserNameClaim | null): string | null {
  if (claim === null) return null;
  return claim === 'sub' ? claims.subject : claims.preferredUserName;
}

/** What a party's settings take as more than a password. */
export interface MfaRule {
  readonly mfaAmr: readonly string[];
  readonly mfaAcr: readonly string[];
}

/** How far the provider's clock may be ahead of ours, in milliseconds. */
export const SKEW = 60_000;

/**
 * Reads the claims of an ID token, and of the provider's answer about the user where the token left the e-mail or the
 * user name out.
 * `email_verified` has to be the value true: some providers send the text "false".
 */
export function readClaims(
  issuer: string,
  token: Readonly<Record<string, unknown>>,
  user: Readonly<Record<string, unknown>> = {},
): SsoClaims {
  const source = 'email' in token ? token : user;
  const email = typeof source.email === 'string' ? source.email.trim().toLowerCase() : '';
  const verified = source.email_verified === true && /^[^\s@]+@[^\s@]+$/.test(email);
  const { sub, amr, acr, auth_time: authTime } = token;
  const { preferred_username: called } = 'preferred_username' in token ? token : user;
  return {
    issuer,
    subject: typeof sub === 'string' ? sub : '',
    verifiedEmail: verified ? email : null,
    preferredUserName: typeof called === 'string' && called !== '' ? called : null,
    amr: Array.isArray(amr) ? amr.filter((value): value is string => typeof value === 'string') : [],
    acr: typeof acr === 'string' ? acr : null,
    authTime: typeof authTime === 'number' && Number.isFinite(authTime) ? authTime * 1000 : null,
  };
}

/**
 * When a second factor was given at the provider: only if a value of `amr` or `acr` that the party named says so, and the
 * moment is known and no older than `oldest`.
 * @returns epoch milliseconds, never later than now; null when it counts as a password only
 */
export function mfaGivenAt(
  claims: Pick<SsoClaims, 'amr' | 'acr' | 'authTime'>,
  rule: MfaRule,
  oldest: number,
  now: number,
): number | null {
  const { amr, acr, authTime } = claims;
  const said =
    amr.some((value) => rule.mfaAmr.includes(value)) || (acr !== null && rule.mfaAcr.includes(acr));
  if (!said || authTime === null || authTime < oldest || authTime > now + SKEW) return null;
  return Math.min(authTime, now);
}

/** The part of an address behind the @, or null when it is none. */
export function domainOf(email: string): string | null {
  const at = email.lastIndexOf('@');
  const domain = email
    .slice(at + 1)
    .trim()
    .toLowerCase();
  return at > 0 && domain !== '' ? domain : null;
}
