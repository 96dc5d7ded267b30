import { describe, expect, it } from 'vitest';
import { readHttpHeaders } from './headers.ts';
import { endpointFailings, isOfTime, judgeEndpoint, type EndpointFailing } from './judge.ts';
import type { EndpointLook, SeenCertificate, SeenHttp } from './look.ts';

const now = new Date('2026-06-15T00:00:00Z');
const certificate: SeenCertificate = {
  ...{ names: 'DNS:a.example.com', issuer: 'An authority', notBefore: '2026-05-01T00:00:00Z' },
  ...{ notAfter: '2026-07-30T00:00:00Z', keyType: 'ec', keyBits: 256, signature: 'ecdsa-with-SHA256' },
  ...{ matchesHost: true, trusted: true, stapled: false },
};
const http: SeenHttp = {
  ...{ status: 200, hstsSeconds: 31_536_000, contentPolicy: true, noSniff: true, toPlain: false },
  cookies: [{ secure: true, httpOnly: true, sameSite: true }],
};
const good = { reached: true, versions: ['TLSv1.2', 'TLSv1.3'], weak: [], certificate, http } as const;
const judged = (look: EndpointLook, asksHttp = true) => judgeEndpoint(look, { http: asksHttp }, now);
const withCertificate = (change: Partial<SeenCertificate>) => ({
  ...good,
  certificate: { ...certificate, ...change },
});
const withHttp = (change: Partial<SeenHttp>) => ({ ...good, http: { ...http, ...change } });

it('a server with nothing wrong has no failing', () => {
  expect(judged(good)).toEqual([]);
  expect(judged({ ...good, http: null }, false)).toEqual([]);
});

const cases: readonly [EndpointFailing, EndpointLook][] = [
  ['forbidden-address', { reached: false, why: 'forbidden-address' }],
  ['unreachable', { reached: false, why: 'unreachable' }],
  ['no-tls', { reached: false, why: 'no-tls' }],
  ['tls-1.0', { ...good, versions: ['TLSv1', 'TLSv1.2'] }],
  ['tls-1.1', { ...good, versions: ['TLSv1.1', 'TLSv1.2'] }],
  ['no-encryption', { ...good, weak: ['no-encryption'] }],
  ['no-authentication', { ...good, weak: ['no-authentication'] }],
  ['no-forward-secrecy', { ...good, weak: ['no-forward-secrecy'] }],
  ['untrusted', withCertificate({ trusted: false })],
  ['revoked', withCertificate({ stapled: true, authoritySays: 'revoked' })],
  ['wrong-name', withCertificate({ matchesHost: false })],
  ['expired', withCertificate({ notAfter: '2026-06-14T23:59:59Z' })],
  ['expired', withCertificate({ notBefore: '2026-06-16T00:00:00Z' })],
  ['expired', withCertificate({ notAfter: 'no date' })],
  ['expiring', withCertificate({ notAfter: '2026-07-14T00:00:00Z' })],
  ['short-key', withCertificate({ keyType: 'rsa', keyBits: 1024 })],
  ['short-key', withCertificate({ keyType: 'ec', keyBits: 192 })],
  ['short-key', withCertificate({ keyType: 'dsa', keyBits: 3072 })],
  ['weak-signature', withCertificate({ signature: 'sha1WithRSAEncryption' })],
  ['weak-signature', withCertificate({ signature: 'md5WithRSAEncryption' })],
  ['no-http', { ...good, http: null }],
  ['to-plain', withHttp({ toPlain: true })],
  ['no-hsts', withHttp({ hstsSeconds: null })],
  ['no-hsts', withHttp({ hstsSeconds: 86_400 })],
  ['no-content-policy', withHttp({ contentPolicy: false })],
  ['no-nosniff', withHttp({ noSniff: false })],
  ['loose-cookies', withHttp({ cookies: [{ secure: true, httpOnly: false, sameSite: true }] })],
];

describe('each failing is seen where it is, and alone', () => {
  it.each(cases)('%s', (failing, look) => {
    expect(judged(look)).toEqual([failing]);
  });

  it('and none is without a case', () => {
    expect(new Set(cases.map(([failing]) => failing))).toEqual(new Set(Object.keys(endpointFailings)));
  });
});

it('SHA-256 and its like are no SHA-1', () => {
  for (const signature of [
    'sha256WithRSAEncryption',
    'ecdsa-with-SHA384',
    'sha512WithRSAEncryption',
    'ED25519',
  ])
    expect(judged(withCertificate({ signature }))).toEqual([]);
});

it('only what time brings is told apart', () => {
  expect(Object.keys(endpointFailings).filter((one) => isOfTime(one as EndpointFailing))).toEqual([
    'expired',
    'expiring',
  ]);
});

describe('headers', () => {
  it.each([
    ['max-age=31536000; includeSubDomains', 31_536_000],
    ['includeSubDomains; max-age="600"', 600],
    ['MAX-AGE=0', 0],
    ['max-age=x', null],
    ['', null],
  ])('Strict-Transport-Security: %s', (header, seconds) => {
    expect(readHttpHeaders(200, { 'strict-transport-security': header }).hstsSeconds).toBe(seconds);
  });

  it.each([
    ["default-src 'self'", true],
    ["img-src *; script-src 'self'", true],
    ['upgrade-insecure-requests', false],
  ])('Content-Security-Policy: %s', (header, is) => {
    expect(readHttpHeaders(200, { 'content-security-policy': header }).contentPolicy).toBe(is);
  });

  it('cookies and redirects; values are not kept', () => {
    const seen = readHttpHeaders(302, {
      location: 'http://a.example.com/',
      'set-cookie': ['s=secret; Secure; HttpOnly; SameSite=Lax', 't=2; SameSite=None'],
    });
    expect(seen).toMatchObject({
      toPlain: true,
      cookies: [{ secure: true }, { secure: false, sameSite: false }],
    });
    expect(JSON.stringify(seen)).not.toContain('secret');
    expect(readHttpHeaders(200, { location: 'http://a' }).toPlain).toBe(false);
  });
});
