import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../packages/server/src/platform/http/index.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { keepTls, type KeptTls, type TlsSettings } from '../../packages/server/src/platform/tls/served.ts';
import { testAuthority, type TestAuthority } from '../support/certificates.ts';

/* The server as browsers and machines meet it: encrypted, with a certificate that is renewed while it runs. */

let authority: TestAuthority;
let folder: string;
let settings: TlsSettings;
let app: App;
let kept: KeptTls;
let port: number;
const told: string[] = [];
const log = { ...silentLog, error: (text: string) => void told.push(text) };

const NOW = Date.now();

beforeAll(async () => {
  authority = testAuthority();
  folder = mkdtempSync(path.join(tmpdir(), 'served-'));
  settings = {
    certFile: path.join(folder, 'cert.pem'),
    keyFile: path.join(folder, 'key.pem'),
    minVersion: 'TLSv1.3',
    clientCaFile: authority.ca,
  };
  place('first');
  const config = { baseUrl: 'https://localhost', trustedProxies: [], tls: settings };
  app = await createApp({ config, log: silentLog });
  kept = keepTls(app.server, settings, log, () => NOW);
  await app.listen({ host: 'localhost', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});

afterAll(async () => {
  kept.stop();
  await app.close();
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

function place(name: string): void {
  const { cert, key } = authority.certify(name, 'DNS:localhost');
  copyFileSync(cert, settings.certFile);
  copyFileSync(key, settings.keyFile);
}

async function ask(options: RequestOptions = {}): Promise<{ status: number; code: unknown; served: string }> {
  const sent = request({
    host: 'localhost',
    port,
    path: '/api/none',
    ca: readFileSync(authority.ca),
    agent: false,
    ...options,
  });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const { socket } = answer;
  if (!(socket instanceof TLSSocket)) throw new Error('answered readable');
  const served = String(socket.getPeerCertificate().subject.CN);
  let body = '';
  for await (const chunk of answer) body += String(chunk);
  return {
    status: answer.statusCode ?? 0,
    code: (JSON.parse(body) as { error?: { code?: unknown } }).error?.code,
    served,
  };
}

describe('the encrypted server', () => {
  it('speaks TLS 1.3 and nothing older', async () => {
    const options = { host: 'localhost', port, ca: readFileSync(authority.ca) };
    const old = connect({ ...options, maxVersion: 'TLSv1.2' });
    await expect(once(old, 'secureConnect')).rejects.toThrow(/protocol version/);
    const fresh = connect(options);
    await once(fresh, 'secureConnect');
    expect(fresh.getProtocol()).toBe('TLSv1.3');
    fresh.destroy();
  });

  it('answers browsers, which show no certificate', async () => {
    expect(await ask()).toMatchObject({ code: 'not-found' });
  });

  it('answers a machine with a key only when it shows a certificate of the authority', async () => {
    const headers = { authorization: 'Bearer some-key' };
    expect(await ask({ headers })).toMatchObject({ status: 401, code: 'client-certificate-needed' });
    const machine = authority.certify('helpdesk', 'DNS:helpdesk.example.com');
    const own = { cert: readFileSync(machine.cert), key: readFileSync(machine.key) };
    expect(await ask({ headers, ...own })).toMatchObject({ code: 'not-found' });

    const stranger = testAuthority();
    const forged = stranger.certify('helpdesk', 'DNS:helpdesk.example.com');
    const theirs = { cert: readFileSync(forged.cert), key: readFileSync(forged.key) };
    expect(await ask({ headers, ...theirs })).toMatchObject({ code: 'client-certificate-needed' });
    stranger.remove();
  });

  it('takes a renewed certificate while it runs, and keeps the one it has when the new pair is wrong', async () => {
    expect((await ask()).served).toBe('first');
    place('second');
    expect(await kept.reload()).toBe(true);
    expect((await ask()).served).toBe('second');

    const { cert } = authority.certify('third', 'DNS:localhost');
    copyFileSync(cert, settings.certFile);
    expect(await kept.reload()).toBe(false);
    writeFileSync(settings.keyFile, 'half written');
    expect(await kept.reload()).toBe(false);
    expect(told).toHaveLength(2);
    expect((await ask()).served).toBe('second');
  });
});
