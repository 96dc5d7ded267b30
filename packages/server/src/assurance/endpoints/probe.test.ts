import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createPlain, type AddressInfo, type Server } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import path from 'node:path';
import { endpointFailings, judgeEndpoint, readOcsp } from '@cordon/core/assurance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testAuthority, type TestAuthority } from '../../../../../tests/support/certificates.ts';
import { probeEndpoint, type Probed } from './probe.store.ts';

/* Real servers on this machine, some of them set up as none should be. */

const OPENSSL = 'openssl';

let authority: TestAuthority;
let good: { key: string; cert: string };
let old: { key: string; cert: string };
const open: Server[] = [];

const HTTP = (headers: readonly string[]) =>
  ['HTTP/1.1 200 OK', ...headers, 'content-length: 0', '', ''].join('\r\n');
const GUARDED = [
  'strict-transport-security: max-age=31536000',
  "content-security-policy: default-src 'self'",
  'x-content-type-options: nosniff',
];

async function listening(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const serve = (options: TlsOptions, answer = HTTP(GUARDED)) =>
  listening(
    createServer({ ...good, ...options }, (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.end(answer));
    }).on('tlsClientError', () => undefined),
  );

const look = (port: number, more: Partial<Probed> = {}) =>
  probeEndpoint({ host: '127.0.0.1', port, reach: 'loopback', speaks: 'http', ...more });
const failings = async (port: number, more: Partial<Probed> = {}) =>
  judgeEndpoint(await look(port, more), { http: more.speaks !== 'tls' }, new Date());

beforeAll(() => {
  authority = testAuthority();
  const files = authority.certify('good', 'DNS:localhost,IP:127.0.0.1');
  good = { key: readFileSync(files.key, 'utf8'), cert: readFileSync(files.cert, 'utf8') };
  const at = (name: string) => path.join(path.dirname(authority.ca), name);
  const make = [
    'req',
    '-x509',
    '-newkey',
    'rsa:1024',
    '-nodes',
    '-sha1',
    '-days',
    '400',
    '-subj',
    '/CN=other.example.com',
  ];
  execFileSync(OPENSSL, [...make, '-keyout', at('old.key'), '-out', at('old.pem')], { stdio: 'pipe' });
  old = { key: readFileSync(at('old.key'), 'utf8'), cert: readFileSync(at('old.pem'), 'utf8') };
});
afterAll(() => {
  for (const server of open) server.close();
  authority.remove();
});

describe('a look at a server', () => {
  it('with modern settings finds what this machine cannot trust, and nothing else', async () => {
    const port = await serve({ minVersion: 'TLSv1.2' });
    const seen = await look(port);
    expect(seen).toMatchObject({
      versions: ['TLSv1.2', 'TLSv1.3'],
      weak: [],
      certificate: { keyType: 'ec', keyBits: 256, matchesHost: true, trusted: false, stapled: false },
      http: { status: 200, hstsSeconds: 31_536_000 },
    });
    // Made for twenty days by an authority of the test alone.
    expect(await failings(port)).toEqual(['untrusted', 'expiring']);
  });

  it('with old versions and weak suites names each', async () => {
    const weak = {
      ...old,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.2',
      ciphers: 'ALL:eNULL:aNULL:@SECLEVEL=0',
    } as const;
    const port = await serve(weak, HTTP(['set-cookie: s=1']));
    expect(await failings(port)).toEqual([
      ...(['tls-1.0', 'tls-1.1', 'no-encryption', 'no-authentication', 'no-forward-secrecy'] as const),
      ...(['untrusted', 'wrong-name', 'short-key', 'weak-signature'] as const),
      ...(['no-hsts', 'no-content-policy', 'no-nosniff', 'loose-cookies'] as const),
    ]);
  });

  it.each([
    ['V', 'good', false],
    ['R', 'revoked', true],
  ] as const)('reads what its authority says of it: %s is %s', async (mark, said, isRevoked) => {
    const staple = authority.says('good', mark);
    const server = createServer(good, (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.end(HTTP(GUARDED)));
    });
    server.on('OCSPRequest', (_certificate: Buffer, _issuer: Buffer, answer) => {
      answer(null, staple);
    });
    const port = await listening(server);
    expect(await look(port)).toMatchObject({ certificate: { stapled: true, authoritySays: said } });
    expect((await failings(port)).includes('revoked')).toBe(isRevoked);
  });

  it('takes word of another certificate, or what is none, for nothing', () => {
    const staple = authority.says('good', 'R');
    const serial = new X509Certificate(good.cert).serialNumber;
    expect(readOcsp(staple, serial)).toMatchObject({ status: 'revoked' });
    expect(readOcsp(staple, `${serial}01`)).toBeNull();
    for (const cut of [0, 1, staple.length - 1]) expect(readOcsp(staple.subarray(0, cut), serial)).toBeNull();
  });

  it('follows no redirect, and sees one to a page that is not encrypted', async () => {
    let visited = 0;
    const elsewhere = await listening(createPlain(() => (visited += 1)));
    const answer = `HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:${String(elsewhere)}/\r\n\r\n`;
    expect(await failings(await serve({}, answer))).toContain('to-plain');
    expect(visited).toBe(0);
  });

  it('of what speaks no TLS, no HTTP, or nothing at all says so', async () => {
    const plain = await listening(
      createPlain((socket) => socket.on('error', () => undefined).end('220 hello\r\n')),
    );
    expect(await look(plain)).toEqual({ reached: false, why: 'no-tls' });
    expect(await failings(await serve({}, '220 hello\r\n'))).toContain('no-http');
    expect(await look(await serve({}, '220 hello\r\n'), { speaks: 'tls' })).toMatchObject({ http: null });
    const gone = createPlain();
    const port = await listening(gone);
    await new Promise((resolve) => gone.close(resolve));
    expect(await look(port)).toEqual({ reached: false, why: 'unreachable' });
  });

  it('of a server that takes the connection and says nothing ends', async () => {
    const silent = await listening(createPlain((socket) => socket.on('error', () => undefined)));
    const probed = { host: '127.0.0.1', port: silent, reach: 'loopback', speaks: 'http' } as const;
    expect(await probeEndpoint(probed, { connectMs: 50 })).toEqual({ reached: false, why: 'no-tls' });
  });
});

describe('Cordon is no way into a network', () => {
  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', '0.0.0.0'])(
    'the address %s is not looked at for a server on the internet',
    async (host) => {
      expect(await look(443, { host, reach: 'public' })).toEqual({
        reached: false,
        why: 'forbidden-address',
      });
    },
  );

  it('nor is a name that leads to one, whatever it led to before', async () => {
    let connections = 0;
    const port = await listening(createPlain(() => (connections += 1)));
    expect(await look(port, { host: 'localhost', reach: 'public' })).toEqual({
      reached: false,
      why: 'forbidden-address',
    });
    expect(connections).toBe(0);
  });
});

it('every failing says what to do', () => {
  for (const { says, mend } of Object.values(endpointFailings))
    expect(says.length * mend.length).toBeGreaterThan(0);
});
