import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyDocument } from '@cordon/core/agreements';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderAgreement } from '../../packages/server/src/agreements/signing/pdf/agreement.ts';
import { seal } from '../../packages/server/src/agreements/signing/pdf/seal.ts';
import { sha256 } from '../../packages/server/src/platform/hashing.ts';
import { sealCrypto } from '../../packages/server/src/platform/sealCrypto.ts';
import { openAuthority, type SigningSettings } from '../../packages/server/src/platform/signing/index.ts';
import { testDatabase, type TestDatabase, testPool } from '../support/database.ts';
import { sampleDocument } from '../support/sealed.ts';

/* An operator's own certificate and timestamp service, made with OpenSSL; and what is said when they are wrong. */

let database: TestDatabase;
let pool: pg.Pool;
let folder: string;
let server: Server;
let tsaUrl: string;
/** How the timestamp service answers. */
let tsa: 'well' | 'garbage' | 'error';

const OPENSSL = 'openssl';

const at = (name: string): string => path.join(folder, name);
const openssl = (...argv: readonly string[]): void => {
  execFileSync(OPENSSL, argv, { cwd: folder, stdio: 'pipe' });
};
const now = () => new Date();

const CONFIG = `
[tsa]
dir = .
serial = tsaserial
crypto_device = builtin
signer_cert = tsa.pem
signer_key = tsa.key
certs = tsa.pem
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
[ts_ext]
extendedKeyUsage = critical,timeStamping
[sign_ext]
keyUsage = critical,digitalSignature
[other_ext]
keyUsage = critical,keyEncipherment
`;

/** A self-signed certificate with its key. */
function certificate(name: string): void {
  openssl(
    ...['req', '-x509', '-newkey', ...RSA, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.pem`],
    ...['-subj', `/CN=${name}`, '-days', '30'],
  );
}

const RSA = ['rsa:2048'];

function p12(name: string, from = name, extra: readonly string[] = []): void {
  openssl(
    ...['pkcs12', '-export', '-inkey', `${from}.key`, '-in', `${from}.pem`, '-out', `${name}.p12`],
    ...['-passout', 'pass:a secret', ...extra],
  );
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-operator-'));
  await writeFile(at('tsa.cnf'), CONFIG);
  await writeFile(at('tsaserial'), '01\n');
  await writeFile(at('passphrase'), 'a secret\n');
  await writeFile(at('other-passphrase'), 'another\n');
  await writeFile(at('garbage.p12'), 'this is no PKCS #12 file');
  certificate('good');
  p12('good');
  openssl('req', '-newkey', ...RSA, '-nodes', '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=leaf');
  const issue = (name: string, csr: string, ext: string, ...days: readonly string[]) => {
    openssl(
      ...['x509', '-req', '-in', `${csr}.csr`, '-CA', 'good.pem', '-CAkey', 'good.key', '-CAcreateserial'],
      ...['-out', `${name}.pem`, '-extfile', 'tsa.cnf', '-extensions', ext, ...days],
    );
  };
  issue('leaf', 'leaf', 'sign_ext', '-days', '30');
  p12('chained', 'leaf', ['-certfile', 'good.pem']);
  issue('unfit', 'leaf', 'other_ext', '-days', '30');
  await writeFile(at('unfit.key'), await readFile(at('leaf.key')));
  p12('unfit');
  issue('expired', 'leaf', 'sign_ext', '-days', '-1');
  await writeFile(at('expired.key'), await readFile(at('leaf.key')));
  p12('expired');
  openssl('req', '-newkey', ...RSA, '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=tsa');
  issue('tsa', 'tsa', 'ts_ext', '-days', '30');
  certificate('stranger');

  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (tsa === 'error') return response.writeHead(500).end();
      if (tsa === 'garbage') return response.end('nothing');
      writeFileSync(at('query.tsq'), Buffer.concat(parts));
      const { stdout } = spawnSync(
        OPENSSL,
        ['ts', '-reply', '-config', 'tsa.cnf', '-section', 'tsa', '-queryfile', 'query.tsq'],
        { cwd: folder },
      );
      return response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(stdout);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  tsaUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  database = await testDatabase();
  pool = testPool(database.appUrl, 2);
});

afterAll(async () => {
  server.close();
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const open = (settings: Partial<SigningSettings>) =>
  openAuthority(pool, database.keys, { p12: undefined, tsa: undefined, ...settings }, now);

const with12 = (name: string, passphraseFile = 'passphrase') =>
  open({ p12: { file: at(`${name}.p12`), passphraseFile: at(passphraseFile) } });

const withTsa = (anchors = 'good.pem') => open({ tsa: { url: tsaUrl, anchorsFile: at(anchors) } });

/** The company's field, sealed; the passkey's part is left out. */
async function sealed(authority: Awaited<ReturnType<typeof open>>): Promise<Uint8Array> {
  const base = await renderAgreement(sampleDocument(), now(), sha256);
  return seal(base, {
    field: 'company',
    signer: await authority.signerFor({ commonName: 'Shop' }, now()),
    timestamps: authority.timestamps,
    at: now(),
    reason: 'x',
    contact: 'x',
  });
}

async function sealFinding(file: Uint8Array, authority: Awaited<ReturnType<typeof open>>) {
  const report = verifyDocument(file, { trust: await authority.anchors() }, sealCrypto);
  return report.signatures[0]?.findings[0];
}

describe('an operator’s certificate', () => {
  it.each(['good', 'chained'])('seals documents, and what it sealed verifies later too: %s', async (name) => {
    const authority = await with12(name);
    const file = await sealed(authority);
    expect(await sealFinding(file, authority)).toMatchObject({ ok: true });
    // The setting is gone again; the document stays good.
    expect(await sealFinding(file, await open({}))).toMatchObject({ ok: true });
  });

  it.each([
    ['good', 'other-passphrase', /the passphrase in .* does not open/],
    ['good', 'missing', /CORDON_SIGNING_P12_PASSPHRASE_FILE: .* cannot be read \(ENOENT\)/],
    ['missing', 'passphrase', /CORDON_SIGNING_P12: .* cannot be read \(ENOENT\)/],
    ['garbage', 'passphrase', /is not a PKCS #12 file.*openssl pkcs12 -export/s],
    ['expired', 'passphrase', /expired on \d{4}-\d\d-\d\d\. Renew it/],
    ['unfit', 'passphrase', /is not for signatures/],
  ])('that is wrong is told apart: %s with %s', async (name, passphrase, detail) => {
    await expect(with12(name, passphrase)).rejects.toMatchObject({
      code: 'config-wrong',
      detail: expect.stringMatching(detail) as string,
    });
  });
});

describe('an operator’s timestamp service', () => {
  it('timestamps, and is checked against its own certificates', async () => {
    tsa = 'well';
    const authority = await withTsa();
    expect(await sealFinding(await sealed(authority), authority)).toMatchObject({ ok: true });
  });

  it.each(['garbage', 'error'] as const)('that answers %s lets nobody sign', async (how) => {
    tsa = how;
    await expect(sealed(await withTsa())).rejects.toMatchObject({ code: 'signing-unavailable' });
  });

  it('whose certificate leads elsewhere lets nobody sign', async () => {
    tsa = 'well';
    await expect(sealed(await withTsa('stranger.pem'))).rejects.toMatchObject({
      code: 'signing-unavailable',
    });
  });

  it('without certificates is a wrong setting', async () => {
    for (const [file, detail] of [
      ['missing.pem', /cannot be read/],
      ['passphrase', /holds no certificate/],
    ] as const) {
      await expect(withTsa(file)).rejects.toMatchObject({
        code: 'config-wrong',
        detail: expect.stringMatching(detail) as string,
      });
    }
  });
});

describe('the authority of the installation', () => {
  it('is made once, also by two at the same moment, and its key lies sealed', async () => {
    const [one, other] = await Promise.all([open({}), open({})]);
    expect(await one.anchors()).toEqual(await other.anchors());
    const { rows } = await pool.query<{ key: string }>('SELECT key FROM cordon.signing_authority');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.key).toMatch(/^v1\./);
    expect(await sealFinding(await sealed(one), other)).toMatchObject({ ok: true });
  });

  it('does not open with the secret of another installation', async () => {
    const keys = { ...database.keys, unseal: () => database.keys.unseal('v1.AAAA', 'signing-authority') };
    await expect(openAuthority(pool, keys, { p12: undefined, tsa: undefined }, now)).rejects.toMatchObject({
      code: 'config-wrong',
    });
  });
});
