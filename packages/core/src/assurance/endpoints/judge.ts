import type { EndpointLook, SeenCertificate, SeenHttp } from './look.ts';

interface FailingWords {
  readonly severity: 'grave' | 'open';
  /** What is wrong, and what can come of it. */
  readonly says: string;
  readonly mend: string;
}

/** Everything that can be wrong with an endpoint. Sources: RFC 9325 (TLS), RFC 8996 (old versions), RFC 6797 (HSTS). */
export const endpointFailings = {
  'forbidden-address': {
    severity: 'open',
    says: 'Its name leads to an address that Cordon does not look at, so nothing is known of it.',
    mend: 'Name a server on the internet. One on a network of yours is named by the company.',
  },
  unreachable: {
    severity: 'open',
    says: 'Nothing answered, so nothing is known of it.',
    mend: 'See whether it runs and whether a firewall keeps Cordon out, or withdraw it if it is gone.',
  },
  'no-tls': {
    severity: 'grave',
    says: 'It speaks, but not TLS as it should: what is sent to it may be read on the way.',
    mend: 'Turn TLS on, version 1.2 and 1.3.',
  },
  'tls-1.0': {
    severity: 'grave',
    says: 'It agrees to TLS 1.0, which is broken and forbidden (RFC 8996).',
    mend: 'Allow TLS 1.2 and 1.3 only.',
  },
  'tls-1.1': {
    severity: 'grave',
    says: 'It agrees to TLS 1.1, which is forbidden (RFC 8996).',
    mend: 'Allow TLS 1.2 and 1.3 only.',
  },
  'no-encryption': {
    severity: 'grave',
    says: 'It agrees to a cipher that encrypts nothing.',
    mend: 'Take NULL ciphers out of its list.',
  },
  'no-authentication': {
    severity: 'grave',
    says: 'It agrees to a cipher without a certificate: whoever stands between can be it.',
    mend: 'Take anonymous ciphers (aNULL) out of its list.',
  },
  'no-forward-secrecy': {
    severity: 'open',
    says: 'It agrees to RSA key exchange: whoever gets its key later reads what was recorded before.',
    mend: 'Allow ECDHE suites only (RFC 9325, 4.1).',
  },
  untrusted: {
    severity: 'grave',
    says: 'Its certificate leads to no authority that is trusted: people learn to click warnings away.',
    mend: 'Serve a certificate of a public authority, with its whole chain.',
  },
  revoked: {
    severity: 'grave',
    says: 'Its certificate was revoked by its authority, as it says itself: the key may be in other hands.',
    mend: 'Get a certificate for a new key at once, and find out why the old one was revoked.',
  },
  'wrong-name': {
    severity: 'grave',
    says: 'Its certificate is for another name.',
    mend: 'Get one that names this host.',
  },
  expired: {
    severity: 'grave',
    says: 'Its certificate is not valid on this day.',
    mend: 'Renew it, and see to it that it renews itself from now on.',
  },
  expiring: {
    severity: 'open',
    says: 'Its certificate ends within thirty days.',
    mend: 'Renew it now, and see to it that it renews itself from now on.',
  },
  'short-key': {
    severity: 'grave',
    says: 'The key of its certificate is short: RSA below 2048 bits, or a curve below 224.',
    mend: 'Make a new key: P-256, Ed25519 or RSA 3072.',
  },
  'weak-signature': {
    severity: 'grave',
    says: 'Its certificate is signed over MD5 or SHA-1, which can be forged.',
    mend: 'Get a certificate signed over SHA-256 or better.',
  },
  'no-http': {
    severity: 'open',
    says: 'It was named as one that speaks HTTP, and did not.',
    mend: 'See whether it runs, or name it as one that speaks TLS alone.',
  },
  'to-plain': {
    severity: 'grave',
    says: 'Its first page sends people to one that is not encrypted.',
    mend: 'Redirect to https alone.',
  },
  'no-hsts': {
    severity: 'open',
    says: 'It does not tell browsers to come encrypted only, or for less than half a year.',
    mend: 'Send Strict-Transport-Security: max-age=31536000; includeSubDomains.',
  },
  'no-content-policy': {
    severity: 'open',
    says: 'It does not say which scripts may run on its pages.',
    mend: 'Send a Content-Security-Policy; begin with default-src ‘self’.',
  },
  'no-nosniff': {
    severity: 'open',
    says: 'Browsers may take a file for another kind than it is.',
    mend: 'Send X-Content-Type-Options: nosniff.',
  },
  'loose-cookies': {
    severity: 'open',
    says: 'It sets cookies that go out unencrypted, can be read by scripts, or are sent along from other sites.',
    mend: 'Set Secure, HttpOnly and SameSite on each.',
  },
} as const satisfies Readonly<Record<string, FailingWords>>;

export type EndpointFailing = keyof typeof endpointFailings;

const DAY_MS = 86_400_000;
const EXPIRING_DAYS = 30;
const HALF_A_YEAR = 182 * 86_400;

/**
 * What is wrong with an endpoint, by what was seen of it.
 * @param asked whether it should speak HTTP
 */
export function judgeEndpoint(
  look: EndpointLook,
  asked: { readonly http: boolean },
  now: Date,
): readonly EndpointFailing[] {
  if (!look.reached) return [look.why];
  const { versions, weak, certificate, http } = look;
  return [
    ...(versions.includes('TLSv1') ? (['tls-1.0'] as const) : []),
    ...(versions.includes('TLSv1.1') ? (['tls-1.1'] as const) : []),
    ...weak,
    ...certificateFailings(certificate, now),
    ...(asked.http ? httpFailings(http) : []),
  ];
}

/** Failings that time brings by itself; the others come by somebody's settings. */
export function isOfTime(failing: EndpointFailing): boolean {
  return failing === 'expired' || failing === 'expiring';
}

function certificateFailings(seen: SeenCertificate, now: Date): readonly EndpointFailing[] {
  const [from, until] = [Date.parse(seen.notBefore), Date.parse(seen.notAfter)];
  const at = now.getTime();
  // Not a number where the date could not be read: then it is none that holds.
  const valid = from <= at && at <= until;
  const least = seen.keyType === 'rsa' || seen.keyType === 'rsa-pss' ? 2048 : seen.keyType === 'ec' ? 224 : 0;
  return [
    ...(seen.trusted ? [] : (['untrusted'] as const)),
    ...(seen.authoritySays === 'revoked' ? (['revoked'] as const) : []),
    ...(seen.matchesHost ? [] : (['wrong-name'] as const)),
    ...(valid ? [] : (['expired'] as const)),
    ...(valid && until - at < EXPIRING_DAYS * DAY_MS ? (['expiring'] as const) : []),
    ...(seen.keyType === 'dsa' || (least > 0 && (seen.keyBits ?? 0) < least) ? (['short-key'] as const) : []),
    ...(/md[245]|sha-?1(?!\d)/i.test(seen.signature) ? (['weak-signature'] as const) : []),
  ];
}

function httpFailings(http: SeenHttp | null): readonly EndpointFailing[] {
  if (http === null) return ['no-http'];
  const loose = http.cookies.some(({ secure, httpOnly, sameSite }) => !(secure && httpOnly && sameSite));
  return [
    ...(http.toPlain ? (['to-plain'] as const) : []),
    ...((http.hstsSeconds ?? 0) >= HALF_A_YEAR ? [] : (['no-hsts'] as const)),
    ...(http.contentPolicy ? [] : (['no-content-policy'] as const)),
    ...(http.noSniff ? [] : (['no-nosniff'] as const)),
    ...(loose ? (['loose-cookies'] as const) : []),
  ];
}
