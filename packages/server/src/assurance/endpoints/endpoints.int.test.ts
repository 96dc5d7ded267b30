import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:tls';
import type { EndpointLook } from '@cordon/core/assurance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testAuthority, type TestAuthority } from '../../../../../tests/support/certificates.ts';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import { codeOf, type Visitor } from '../../demo/client.ts';
import { composeEndpoints } from './compose.ts';
import { lookAtDue, type EndpointDeps } from './looking.ts';

/* Vendors' servers, named by people and looked at; one real server, weakly set up. */

const DAY_MS = 86_400_000;

let installation: TestInstallation;
let authority: TestAuthority;
let server: Server;
let [officer, vera, nuno] = [] as unknown as [Visitor, Visitor, Visitor];
let now = new Date();
/** What the next looks see. */
let sight: EndpointLook = { reached: false, why: 'unreachable' };

const body = {
  vendor: 'pty_brightline',
  host: 'vdi.example.com',
  port: 443,
  speaks: 'http',
  usedFor: 'desktop',
  reach: 'public',
};
const good: EndpointLook = {
  ...{ reached: true, versions: ['TLSv1.3'], weak: [] },
  certificate: {
    ...{ names: 'DNS:vdi.example.com', issuer: 'An authority', notBefore: '2020-01-01T00:00:00Z' },
    ...{ notAfter: '2090-01-01T00:00:00Z', keyType: 'ec', keyBits: 256, signature: 'ecdsa-with-SHA256' },
    ...{ matchesHost: true, trusted: true, stapled: false },
  },
  http: {
    status: 200,
    hstsSeconds: 31_536_000,
    contentPolicy: true,
    noSniff: true,
    toPlain: false,
    cookies: [],
  },
};

const deps = (): EndpointDeps => ({
  ...composeEndpoints(installation.house),
  ...{ probe: async () => sight, now: () => now },
});
const findings = async () =>
  (await installation.house.findingStore.list({ open: true, vendors: null })).filter(
    ({ kind }) => kind === 'endpoint-weak' || kind === 'certificate-expiring',
  );
const listed = async (who: Visitor) =>
  (await who.get('/api/endpoints')).json as { host: string; failings: { id: string }[] }[];

async function enter(person: string): Promise<Visitor> {
  const visitor = installation.visitor(person);
  await visitor.signIn();
  await visitor.stepUp();
  return visitor;
}

beforeAll(async () => {
  installation = await openTestInstallation();
  authority = testAuthority();
  const { cert, key } = authority.certify('weak', 'DNS:elsewhere.example.com');
  server = createServer({
    ...{ cert: readFileSync(cert), key: readFileSync(key) },
    ...{ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' },
  });
  server
    .on('tlsClientError', () => undefined)
    .on('secureConnection', (socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  [officer, vera, nuno] = [await enter('per_sam'), await enter('per_vera'), await enter('per_nuno')];
});
afterAll(async () => {
  server.close();
  authority.remove();
  await installation.close();
});

describe('naming a server', () => {
  it('is for the vendor itself and the company, on the internet; other networks for the company alone', async () => {
    expect((await vera.post('/api/endpoints', body)).status).toBe(200);
    expect(codeOf(await vera.post('/api/endpoints', body))).toBe('already-done');
    const inside = { ...body, host: '10.1.2.3', reach: 'private' };
    expect(codeOf(await vera.post('/api/endpoints', inside))).toBe('not-in-scope');
    expect(codeOf(await nuno.post('/api/endpoints', { ...body, host: 'a.example.com' }))).toBe(
      'not-in-scope',
    );
    expect(codeOf(await officer.post('/api/endpoints', { ...body, vendor: 'pty_harbor' }))).toBe(
      'not-in-scope',
    );
    for (const host of [
      'a b',
      'a/b',
      'a.example.com:443',
      'u@a.example.com',
      '-a.example.com',
      'http://a',
      '',
    ])
      expect((await officer.post('/api/endpoints', { ...body, host })).status, host).toBe(400);
    expect((await listed(vera)).map(({ host }) => host)).toEqual(['vdi.example.com']);
    expect(await listed(nuno)).toEqual([]);
  });

  it('and each act is entered', async () => {
    const { rows } = await installation.house.world.pools.app.query<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'endpoint-named'`,
    );
    expect(rows.map((row) => JSON.parse(row.body) as unknown)).toMatchObject([
      { person: 'per_vera', words: { vendor: 'pty_brightline', host: 'vdi.example.com', port: 443 } },
    ]);
  });
});

describe('a round of looks', () => {
  it('finds what is wrong, about the vendor, and what ends soon apart from it', async () => {
    sight = {
      ...good,
      versions: ['TLSv1', 'TLSv1.2'],
      certificate: { ...good.certificate, notAfter: new Date(now.getTime() + 9 * DAY_MS).toISOString() },
    };
    await lookAtDue(deps());
    const found = (await findings()).toSorted((a, b) => a.kind.localeCompare(b.kind));
    expect(found).toMatchObject([
      { kind: 'certificate-expiring', vendor: 'pty_brightline', facts: { failings: 'expiring' } },
      { kind: 'endpoint-weak', facts: { host: 'vdi.example.com', port: 443, failings: 'tls-1.0' } },
    ]);
  });

  it('is made once a day, and takes back what was mended', async () => {
    sight = good;
    await lookAtDue(deps());
    expect(await findings()).toHaveLength(2);
    now = new Date(now.getTime() + DAY_MS + 1);
    await lookAtDue(deps());
    expect(await findings()).toEqual([]);
  });

  it('of a server that cannot be reached is no good word', async () => {
    sight = { reached: false, why: 'unreachable' };
    now = new Date(now.getTime() + DAY_MS + 1);
    await lookAtDue(deps());
    expect(await findings()).toMatchObject([{ kind: 'endpoint-weak', facts: { failings: 'unreachable' } }]);
    expect((await listed(vera))[0]?.failings.map(({ id }) => id)).toEqual(['unreachable']);
  });
});

it('a weak server on a network that the company allowed is named, looked at by hand, and withdrawn', async () => {
  const { port } = server.address() as AddressInfo;
  const local = { ...body, host: '127.0.0.1', port, speaks: 'tls', reach: 'loopback' };
  const named = await officer.post('/api/endpoints', local);
  expect(named.status).toBe(200);
  const { id } = named.json as { id: string };
  expect(codeOf(await nuno.post(`/api/endpoints/${id}/look`, {}))).toBe('not-in-scope');
  expect((await officer.post(`/api/endpoints/${id}/look`, {})).status).toBe(200);
  expect(codeOf(await officer.post(`/api/endpoints/${id}/look`, {}))).toBe('already-done');
  const seen = (await listed(vera)).find(({ host }) => host === '127.0.0.1');
  expect(seen?.failings.map((one) => one.id)).toEqual([
    'tls-1.0',
    'tls-1.1',
    'untrusted',
    'wrong-name',
    'expiring',
  ]);
  expect(await findings()).toHaveLength(3);
  expect((await officer.post(`/api/endpoints/${id}/withdraw`, {})).status).toBe(200);
  expect((await listed(officer)).map(({ host }) => host)).toEqual(['vdi.example.com']);
  expect(await findings()).toHaveLength(1);
});
