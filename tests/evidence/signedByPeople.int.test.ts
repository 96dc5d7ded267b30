import {
  challengeOf,
  packPaths,
  spkiOfCose,
  verifyPack,
  type DeletionStatement,
  type PackedCertificate,
  type PackedUndertaking,
  type PackReport,
  type SigningStatement,
} from '@cordon/core/agreements';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPorts } from '../../packages/console/src/verify/ports.ts';
import { openZip } from '../../packages/console/src/verify/zip.ts';
import { SoftwareAuthenticator } from '../../packages/server/src/demo/authenticator.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { makePack, unzip, withFittingManifest, zip, type PackFiles } from './pack.ts';

/* What people signed in a pack of an ended agreement: the certificate of deletion, and the undertakings. Whoever changes
   one writes the manifest anew to fit, as somebody who knows the format would. */

const ID = 'agr_harbor_brightline';
let installation: TestInstallation;
let passkey: SoftwareAuthenticator;
let files: PackFiles;

beforeAll(async () => {
  installation = await openTestInstallation();
  passkey = new SoftwareAuthenticator(installation.baseUrl);
  await endAndCertify();
  files = await unzip((await makePack(installation.house, ID)).bytes);
});
afterAll(() => installation.close());

async function ok(visitor: Visitor, path: string, body: unknown): Promise<unknown> {
  const { status, json } = await visitor.post(path, body);
  expect([path, status]).toEqual([path, 200]);
  return json;
}

async function seated(person: string): Promise<Visitor> {
  const visitor = installation.visitor(person);
  await visitor.signIn();
  expect((await visitor.stepUp()).status).toBe(200);
  return visitor;
}

async function endAndCertify(): Promise<void> {
  const path = `/api/agreements/${ID}`;
  const olivia = await seated('per_olivia');
  await ok(olivia, `${path}/handover`, { to: null });
  await ok(olivia, `${path}/end`, { vendorName: 'Brightline Support' });
  // The end closes the vendor's sessions: whoever looks after it signs in again.
  const vera = await seated('per_vera');
  const { json } = await olivia.get(`${path}/closing`);
  const { tasks } = json as { tasks: { id: string; isData: boolean }[] };
  const data = tasks.filter(({ isData }) => isData).map(({ id }) => id);
  await ok(olivia, `${path}/closing/choose`, { tasks: data, choice: 'delete' });
  for (const { id: task } of tasks) {
    const done = { task, method: 'erased', statement: 'Erased', evidence: null, kept: null };
    await ok(vera, `${path}/closing/done`, done);
  }
  const options = await vera.get('/api/auth/passkey/generate-register-options');
  const response = passkey.create(options.json);
  await ok(vera, '/api/auth/passkey/verify-registration', { response, name: 'key' });
  const drafted = (await vera.get(`${path}/certificate`)).json as {
    issuedAt: string;
    statement: DeletionStatement;
  };
  const { statement, issuedAt } = drafted;
  const { authenticatorData, clientDataJSON, signature } = assertionOf(statement);
  await ok(vera, `${path}/certificate`, {
    ...{ issuedAt, hash: statement.certificate },
    assertion: {
      credentialId: passkey.id.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      clientDataJSON: clientDataJSON.toString('base64url'),
      signature: signature.toString('base64url'),
    },
  });
}

function assertionOf(statement: DeletionStatement | SigningStatement, by = passkey) {
  return by.assert(Buffer.from(challengeOf(statement, browserPorts.seal.sha256)).toString('base64url'));
}

async function verified(pack: PackFiles): Promise<PackReport> {
  const bytes = await zip(withFittingManifest(pack));
  return verifyPack(await openZip(new Blob([Uint8Array.from(bytes)])), browserPorts);
}

const listOf = <T>(path: string): T[] => JSON.parse(Buffer.from(files.get(path) ?? []).toString()) as T[];

const withList = (path: string, list: readonly unknown[]): Promise<PackReport> =>
  verified(new Map(files).set(path, Buffer.from(JSON.stringify(list))));

const failedIn = ({ checks }: PackReport): readonly string[] =>
  checks.filter(({ status }) => status === 'failed').map(({ id }) => id);

const problemsOf = ({ checks }: PackReport): string => checks.flatMap(({ problems }) => problems).join('\n');

const detailOf = ({ checks }: PackReport, id: string): string | undefined =>
  checks.find((check) => check.id === id)?.detail;

it('a pack of an ended agreement verifies, and says who signed what with which kind of key', async () => {
  const report = await verified(files);
  expect(problemsOf(report)).toBe('');
  expect(detailOf(report, 'certificate')).toBe(
    "1 certificate of deletion, signed with a passkey of the vendor's, the person verified.",
  );
  expect(detailOf(report, 'undertakings')).toMatch(/^\d+ undertakings of \d+ people, .*It is no passkey\.$/);
});

describe('the certificate of deletion', () => {
  const certificate = (): PackedCertificate => {
    const [one] = listOf<PackedCertificate>(packPaths.certificates);
    if (one === undefined) throw new Error('no certificate');
    return one;
  };
  const said = (): { issuedAt: string } => JSON.parse(certificate().text) as { issuedAt: string };
  const own = (): DeletionStatement => ({
    type: 'cordon-deletion/v1',
    ...{ agreement: ID, certificate: certificate().hash, person: 'per_vera', party: 'pty_brightline' },
    at: said().issuedAt,
  });
  const signedAnew = (statement: DeletionStatement | SigningStatement, by = passkey) => {
    const made = assertionOf(statement, by);
    return {
      publicKey: Buffer.from(spkiOfCose(by.passkey().cose)).toString('base64'),
      authenticatorData: made.authenticatorData.toString('base64'),
      clientDataJSON: made.clientDataJSON.toString('base64'),
      signature: made.signature.toString('base64'),
    };
  };
  const flipped = (name: 'authenticatorData' | 'clientDataJSON' | 'signature' | 'publicKey', at: number) => {
    const bytes = Buffer.from(certificate()[name], 'base64');
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return { [name]: bytes.toString('base64') };
  };

  it.each<[string, () => object, RegExp]>([
    [
      'another text',
      () => ({ text: certificate().text.replace('erased', 'burned') }),
      /its text was changed/,
    ],
    ['another hash', () => ({ hash: 'ab'.repeat(32) }), /its text was changed/],
    ['another party', () => ({ party: 'pty_harbor', keyParty: 'pty_harbor' }), /not signed with a key of/],
    ['a key of the other party', () => ({ keyParty: 'pty_harbor' }), /not signed with a key of/],
    ['another signer', () => ({ person: { id: 'per_olivia', name: 'Vera Santos' } }), /over something else/],
    ['another host', () => ({ rpId: 'example.com' }), /another site/],
    ['a key revoked before', () => ({ revokedAt: '2020-01-01T00:00:00.000Z' }), /revoked before/],
    ['a time of revocation that is none', () => ({ revokedAt: 'never' }), /revoked before/],
    ['a changed flag', () => flipped('authenticatorData', 32), /does not hold/],
    ['a changed counter', () => flipped('authenticatorData', 36), /does not hold/],
    ['a changed word of the browser', () => flipped('clientDataJSON', 40), /does not hold/],
    ['a changed signature', () => flipped('signature', 20), /does not hold/],
    ['a changed key', () => flipped('publicKey', 60), /does not hold/],
    ['what is no base64', () => ({ signature: '***' }), /cannot be read/],
    [
      'the key of a session, as certificates were signed before',
      () => {
        const [undertaking] = listOf<PackedUndertaking>(packPaths.undertakings);
        if (undertaking === undefined) throw new Error('nobody signed');
        const { publicKey, signature } = undertaking;
        return { publicKey, signature };
      },
      /does not hold/,
    ],
    [
      'a signature on the agreement',
      () =>
        signedAnew({
          type: 'cordon-signature/v1',
          ...{ agreement: ID, version: 1, party: 'pty_brightline', role: 'processor' },
          documentHash: certificate().hash,
          termsHash: certificate().hash,
        }),
      /over something else/,
    ],
    [
      'a signature without the person verified',
      () => {
        passkey.verifies = false;
        const made = signedAnew(own());
        passkey.verifies = true;
        return made;
      },
      /not verified by PIN or body/,
    ],
    ['a good signature that the ledger does not name', () => signedAnew(own()), /names something else/],
    [
      'a passkey somebody planted',
      () => signedAnew(own(), new SoftwareAuthenticator(installation.baseUrl)),
      /the ledger's entry names something else/,
    ],
  ])('with %s is refused', async (_, change, why) => {
    const report = await withList(packPaths.certificates, [{ ...certificate(), ...change() }]);
    expect(failedIn(report)).toEqual(['certificate']);
    expect(problemsOf(report)).toMatch(why);
  });

  it('that the ledger does not know is refused, good as its signature is', async () => {
    const text = certificate().text.replaceAll(said().issuedAt, '2026-01-01T00:00:00.000Z');
    const hash = Buffer.from(await browserPorts.digest(Buffer.from(text))).toString('hex');
    const statement = { ...own(), certificate: hash, at: '2026-01-01T00:00:00.000Z' };
    const report = await withList(packPaths.certificates, [
      { ...certificate(), text, hash, ...signedAnew(statement) },
    ]);
    expect(failedIn(report)).toEqual(['certificate']);
    expect(problemsOf(report)).toContain('no entry names it');
  });
});

describe('the undertakings', () => {
  const all = (): PackedUndertaking[] => listOf<PackedUndertaking>(packPaths.undertakings);
  const first = (): PackedUndertaking => {
    const [one] = all();
    if (one === undefined) throw new Error('nobody signed');
    return one;
  };
  const other = (): PackedUndertaking => {
    const found = all().find(({ person }) => person.id !== first().person.id);
    if (found === undefined) throw new Error('only one signed');
    return found;
  };

  it.each<[string, () => object, RegExp]>([
    ['another text', () => ({ text: first().text.replace('no copies', 'copies') }), /its text was changed/],
    ['the name of somebody else', () => ({ person: other().person }), /do not belong together/],
    ['another vendor', () => ({ party: { id: 'pty_northgate', name: 'Northgate' } }), /for another vendor/],
    [
      'a changed statement',
      () => ({ statement: first().statement.replace('"version":1', '"version":2') }),
      /its signature does not hold/,
    ],
    [
      'one word more in the statement',
      () => ({ statement: first().statement.replace('{', '{"a":1,') }),
      /do not belong together/,
    ],
    ['the signature of somebody else', () => ({ signature: other().signature }), /do not belong together/],
    ['the key of somebody else', () => ({ publicKey: other().publicKey }), /do not belong together/],
    ['the entry of somebody else', () => ({ entry: other().entry }), /do not belong together/],
    [
      'an entry that says another key',
      () => {
        const { entry } = first();
        const body = entry.body as { words: object };
        const forged = { ...body, words: { ...body.words, key: other().publicKey } };
        return { publicKey: other().publicKey, entry: { ...entry, body: forged } };
      },
      /not the one the ledger committed to/,
    ],
    [
      'an entry that stands elsewhere',
      () => ({ entry: { ...first().entry, index: other().entry.index } }),
      /another entry stands in its place/,
    ],
  ])('with %s are refused', async (_, change, why) => {
    const [, ...rest] = all();
    const report = await withList(packPaths.undertakings, [{ ...first(), ...change() }, ...rest]);
    expect(failedIn(report)).toEqual(['undertakings']);
    expect(problemsOf(report)).toMatch(why);
  });

  it('do not hold where no signature can be checked, nor without a tree that is signed', async () => {
    const reader = await openZip(new Blob([Uint8Array.from(await zip(files))]));
    const blind = { ...browserPorts, verifySessionKey: () => Promise.resolve(false) };
    expect(failedIn(await verifyPack(reader, blind))).toEqual(['undertakings']);
    const bare = new Map(files).set(packPaths.checkpoint, new Uint8Array());
    expect(failedIn(await verified(bare))).toContain('undertakings');
  });
});
