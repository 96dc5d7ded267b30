import { verifyDocument } from '@cordon/core/agreements';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { sha256 } from '../../packages/server/src/platform/hashing.ts';
import { sealCrypto } from '../../packages/server/src/platform/sealCrypto.ts';
import { certificatesOfPem } from '../../packages/server/src/platform/signing/index.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';

/* Documents of the demo's signed agreement, over HTTP. */

const VERSION = '/api/agreements/agr_harbor_brightline/versions/1';

let installation: TestInstallation;
let victor: Visitor;
let vera: Visitor;
let nuno: Visitor;

async function enter(person: string): Promise<Visitor> {
  const visitor = installation.visitor(person);
  await visitor.signIn();
  return visitor;
}

beforeAll(async () => {
  installation = await openTestInstallation();
  victor = await enter('per_victor');
  vera = await enter('per_vera');
  nuno = await enter('per_nuno');
});

afterAll(() => installation.close());

interface Fetched {
  readonly status: number;
  readonly type: string | null;
  readonly bytes: Buffer;
}

async function fetched(
  who: Visitor,
  path: string,
  body?: { type: string; bytes: Uint8Array },
): Promise<Fetched> {
  const { baseUrl } = installation;
  const response = await fetch(new URL(path, baseUrl), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      cookie: who.cookie(),
      origin: new URL(baseUrl).origin,
      ...(body !== undefined && { 'content-type': body.type }),
    },
    ...(body !== undefined && { body: Buffer.from(body.bytes) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type'), bytes };
}

const json = ({ bytes }: Fetched): unknown => JSON.parse(bytes.toString('utf8'));

/** What an auditor has in hand: the certificates the installation gives out. */
async function trust() {
  const of = async (purpose: string) =>
    certificatesOfPem((await fetched(vera, `/api/signing/${purpose}.pem`)).bytes.toString('utf8'));
  return { signatures: await of('signatures'), timestamps: await of('timestamps') };
}

describe('the signed document', () => {
  it('comes as a file to both sides and verifies with the certificates given out', async () => {
    for (const who of [victor, vera]) {
      const { status, type, bytes } = await fetched(who, `${VERSION}/document.pdf`);
      expect({ status, type }).toEqual({ status: 200, type: 'application/pdf' });
      const report = verifyDocument(bytes, { trust: await trust() }, sealCrypto);
      expect(report).toMatchObject({ ok: true, kind: 'agreement', agreement: 'agr_harbor_brightline' });
    }
  });

  it('begins with the document before any signature, whose hash the passkeys signed', async () => {
    const [base, signed] = [
      await fetched(vera, `${VERSION}/base.pdf`),
      await fetched(vera, `${VERSION}/document.pdf`),
    ];
    expect(signed.bytes.subarray(0, base.bytes.length).equals(base.bytes)).toBe(true);
    const report = verifyDocument(signed.bytes, { trust: await trust() }, sealCrypto);
    expect(report.documentHash).toBe(Buffer.from(sha256(base.bytes)).toString('hex'));
  });

  it('has its hashes in the ledger, once for each signature', async () => {
    const { bytes } = await fetched(victor, `${VERSION}/document.pdf`);
    const { rows } = await installation.house.world.pools.app.query<{ words: Record<string, unknown> }>(
      `SELECT body::jsonb -> 'words' AS words FROM cordon.ledger_bodies
       WHERE kind = 'agreement-signed' AND agreement_id = 'agr_harbor_brightline' ORDER BY idx`,
    );
    const report = verifyDocument(bytes, { trust: await trust() }, sealCrypto);
    expect(rows).toHaveLength(2);
    expect(rows.map(({ words }) => words.revision)).toEqual([1, 2]);
    expect(rows[1]?.words).toMatchObject({
      file: report.fileHash,
      document: report.documentHash,
      terms: report.termsHash,
    });
  });

  it.each(['base.pdf', 'document.pdf', 'completion.pdf'])('is nobody else’s: %s', async (name) => {
    expect((await fetched(nuno, `${VERSION}/${name}`)).status).toBe(404);
    expect((await fetched(victor, `${VERSION.replace('/1', '/9')}/${name}`)).status).toBe(404);
  });
});

describe('the certificate of completion', () => {
  it('is made once, sealed, entered, and says what the signatures rest on', async () => {
    const first = await fetched(vera, `${VERSION}/completion.pdf`);
    expect(first.status).toBe(200);
    expect((await fetched(victor, `${VERSION}/completion.pdf`)).bytes.equals(first.bytes)).toBe(true);
    const report = verifyDocument(first.bytes, { trust: await trust() }, sealCrypto);
    expect(report).toMatchObject({ ok: true, kind: 'completion' });
    const document = await fetched(vera, `${VERSION}/document.pdf`);
    const said = verifyDocument(document.bytes, { trust: await trust() }, sealCrypto);
    for (const hash of [said.fileHash, said.documentHash, said.termsHash]) {
      expect(first.bytes.toString('latin1')).toContain(hash);
    }
    const { rowCount } = await installation.house.world.pools.app.query(
      `SELECT FROM cordon.ledger_bodies WHERE kind = 'completion-certified'
       AND body::jsonb -> 'words' ->> 'file' = $1`,
      [report.fileHash],
    );
    expect(rowCount).toBe(1);
    // Every byte of it too.
    for (const at of [100, 5000, first.bytes.length - 30]) {
      const changed = Buffer.from(first.bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(verifyDocument(changed, { trust: await trust() }, sealCrypto).ok).toBe(false);
    }
  });

  it('is not made while a signature counts no longer', async () => {
    const path = '/api/agreements/agr_harbor_northgate/versions/1/completion.pdf';
    const { pools } = installation.house.world;
    await pools.app.query(`UPDATE cordon.party_keys SET revoked_at = now() WHERE party_id = 'pty_northgate'`);
    const refused = await fetched(victor, path);
    await pools.app.query(`UPDATE cordon.party_keys SET revoked_at = NULL WHERE party_id = 'pty_northgate'`);
    expect({ status: refused.status, body: json(refused) }).toMatchObject({
      status: 403,
      body: { error: { code: 'terms-unsigned' } },
    });
    expect((await fetched(victor, path)).status).toBe(200);
  });
});

describe('a document that is uploaded', () => {
  const upload = (who: Visitor, bytes: Uint8Array, type = 'application/pdf') =>
    fetched(who, '/api/agreements/verify-document', { type, bytes });

  it('verifies, and is told from one that the ledger does not name', async () => {
    const { bytes } = await fetched(vera, `${VERSION}/document.pdf`);
    for (const type of ['application/pdf', 'application/octet-stream']) {
      expect(json(await upload(vera, bytes, type))).toMatchObject({
        ok: true,
        entered: true,
        reprinted: true,
      });
    }
    const changed = Buffer.from(bytes);
    changed[2000] = (changed[2000] ?? 0) ^ 1;
    expect(json(await upload(vera, changed))).toMatchObject({ ok: false, entered: false });
    // Somebody else may check it, but does not learn that it is in the ledger.
    expect(json(await upload(nuno, bytes))).toMatchObject({ ok: true, entered: false });
  });

  it('fails with a key that was revoked', async () => {
    const { bytes } = await fetched(vera, `${VERSION}/document.pdf`);
    const { pools } = installation.house.world;
    await pools.app.query(
      `UPDATE cordon.party_keys SET revoked_at = now() WHERE party_id = 'pty_brightline'`,
    );
    const report = json(await upload(vera, bytes)) as { ok: boolean };
    await pools.app.query(`UPDATE cordon.party_keys SET revoked_at = NULL WHERE party_id = 'pty_brightline'`);
    expect(report.ok).toBe(false);
  });

  it.each([
    ['nothing', new Uint8Array(), 200],
    ['text', Buffer.from('hello'), 200],
    ['nine megabytes', Buffer.alloc(9 * 1024 * 1024), 413],
  ])('that is %s does no harm', async (_, bytes, status) => {
    const answer = await upload(vera, bytes);
    expect(answer.status).toBe(status);
    if (status === 200) expect(json(answer)).toMatchObject({ ok: false });
  });

  it('of thousands of updates is refused at once', async () => {
    const { bytes } = await fetched(vera, `${VERSION}/document.pdf`);
    const tail = bytes.subarray(bytes.lastIndexOf('xref\n'));
    const many = Buffer.concat([bytes, ...Array.from({ length: 2000 }, () => tail)]);
    expect(json(await upload(vera, many))).toMatchObject({ ok: false });
  });

  it('of another type is refused', async () => {
    expect((await upload(vera, Buffer.from('{}'), 'text/plain')).status).toBe(415);
    expect((await upload(vera, Buffer.from('{}'), 'application/json')).status).toBe(400);
  });
});
