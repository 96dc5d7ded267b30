/** TLS versions as Node and OpenSSL name them. */
export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type TlsVersion = (typeof tlsVersions)[number];

/** What vendors use their servers for. */
export const endpointUses = ['sign-in', 'desktop', 'helpdesk', 'files', 'api', 'mail', 'other'] as const;
export type EndpointUse = (typeof endpointUses)[number];

/** Kinds of cipher suites that nothing should agree to. */
export const weakSuites = ['no-encryption', 'no-authentication', 'no-forward-secrecy'] as const;
export type WeakSuite = (typeof weakSuites)[number];

/** Why nothing could be looked at. */
export type Unreached = 'forbidden-address' | 'unreachable' | 'no-tls';

/** The certificate that a server showed. */
export interface SeenCertificate {
  /** Names it is for, as it states them. */
  readonly names: string;
  readonly issuer: string;
  /** RFC 3339. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyType: string;
  /** Bits of an RSA modulus or of a curve's order; null where the type says it all. */
  readonly keyBits: number | null;
  /** OpenSSL's name, e.g. `sha256WithRSAEncryption`. */
  readonly signature: string;
  readonly matchesHost: boolean;
  /** Whether it leads to a root that this machine trusts, its dates aside. */
  readonly trusted: boolean;
  /** Whether the server sent the authority's word on it along (OCSP stapling, RFC 6066). */
  readonly stapled: boolean;
  /** What that word was; absent in looks of before it was read, null without one that can be read. */
  readonly authoritySays?: 'good' | 'revoked' | 'unknown' | 'stale' | null;
}

/** What the first page of a server that speaks HTTP came with. Values are read, and not kept. */
export interface SeenHttp {
  readonly status: number;
  /** `max-age` of Strict-Transport-Security (RFC 6797); null without one. */
  readonly hstsSeconds: number | null;
  readonly contentPolicy: boolean;
  readonly noSniff: boolean;
  /** Whether it sends people to a page that is not encrypted. */
  readonly toPlain: boolean;
  readonly cookies: readonly {
    readonly secure: boolean;
    readonly httpOnly: boolean;
    readonly sameSite: boolean;
  }[];
}

/** What one look at an endpoint saw. */
export type EndpointLook =
  | { readonly reached: false; readonly why: Unreached }
  | {
      readonly reached: true;
      readonly versions: readonly TlsVersion[];
      readonly weak: readonly WeakSuite[];
      readonly certificate: SeenCertificate;
      /** Null where it was not asked for, or nothing answered in HTTP. */
      readonly http: SeenHttp | null;
    };
