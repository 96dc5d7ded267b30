import {
  challengeOf,
  checkIds,
  packPaths,
  spkiOfCose,
  verifyPack,
  type PackedVersion,
  type PackReport,
  type SigningStatement,
} from '@cordon/core/agreements';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChosen } from '../../packages/console/src/verify/files.ts';
import { compare, fingerprintOf } from '../../packages/console/src/verify/fingerprint.ts';
import { browserPorts } from '../../packages/console/src/verify/ports.ts';
import { openZip } from '../../packages/console/src/verify/zip.ts';
import { parseVkey } from '../../packages/ledger/src/index.ts';
import { SoftwareAuthenticator } from '../../packages/server/src/demo/authenticator.ts';
import { castOf } from '../../packages/server/src/demo/cast.ts';
import { runDay } from '../../packages/server/src/demo/day.ts';
import { pemOf } from '../../packages/server/src/platform/signing/index.ts';
import { makeOwn } from '../../packages/server/src/platform/signing/own.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { changed, makePack, unzip, withFittingManifest, zip, type PackFiles } from './pack.ts';

/* An evidence pack of a lived-in installation verifies by itself, and nothing changed in it passes. */

const ID = 'agr_harbor_brightline';
let installation: TestInstallation;
let bytes: Buffer;
let made: Awaited<ReturnType<typeof makePack>>['made'];
let files: PackFiles;

beforeAll(async () => {
  installation = await openTestInstallation();
  const { baseUrl, signIns, house } = installation;
  await runDay(castOf(baseUrl, signIns, house.identity.hearing), () => undefined);
  ({ bytes, made } = await makePack(installation.house, ID));
  files = await unzip(bytes);
});
afterAll(() => installation.close());

async function verified(pack: Uint8Array, expected: string | null = null): Promise<PackReport> {
  return verifyPack(await openZip(new Blob([Uint8Array.from(pack)])), browserPorts, expected);
}

const failedIn = ({ checks }: PackReport): readonly string[] =>
  checks.filter(({ status }) => status === 'failed').map(({ id }) => id);
const problemsOf = ({ checks }: PackReport): string => checks.flatMap(({ problems }) => problems).join('\n');

const detailOf = ({ checks }: PackReport, id: string): string | undefined =>
  checks.find((check) => check.id === id)?.detail;

describe('a pack', () => {
  it('verifies: every check that has something to check holds', async () => {
    const report = await verified(bytes);
    expect(problemsOf(report)).toBe('');
    expect(report.ok).toBe(true);
    expect(report.checks.map(({ id }) => id)).toEqual(checkIds);
    const none = report.checks.filter(({ status }) => status === 'none').map(({ id }) => id);
    // The key never changed, nobody witnesses this ledger, and the agreement has not ended.
    expect(none).toEqual(['rotations', 'witnesses', 'certificate']);
    expect(detailOf(report, 'documents')).toMatch(/^1 signed document: /);
    expect(detailOf(report, 'completion')).toMatch(/^1 certificate: /);
    expect(made.problems).toEqual([]);
    expect(made.entries).toBeGreaterThan(20);
  });

  it('has its manifest named by the ledger, in an entry after it', async () => {
    const { json } = await officer('per_priya', `/api/ledger/entries/${String(made.entry)}/proof`);
    const { body } = json as { body: string };
    const report = await verified(bytes);
    expect(JSON.parse(body)).toMatchObject({
      act: 'evidence-exported',
      agreement: ID,
      words: { manifest: report.manifestHash, entries: made.entries },
    });
  });

  it('holds no value of a customer, and no opening', () => {
    const all = [...files.values()].map((file) => Buffer.from(file).toString('latin1')).join('\n');
    expect(all).not.toMatch(/@example\.(com|org|net)/);
    expect([...files.keys()].filter((path) => path.includes('opening'))).toEqual([]);
  });

  it('has the same files with the same bytes when it is made again, but for what happened since', async () => {
    const again = await unzip((await makePack(installation.house, ID)).bytes);
    expect([...again.keys()].filter((path) => path.startsWith('agreement/versions'))).toEqual(
      [...files.keys()].filter((path) => path.startsWith('agreement/versions')),
    );
    for (const [path, file] of files) {
      if (path.startsWith('agreement/version'))
        expect(Buffer.from(again.get(path) ?? []), path).toEqual(Buffer.from(file));
    }
  });

  it('names what is not in it', () => {
    const manifest = JSON.parse(Buffer.from(files.get(packPaths.manifest) ?? []).toString()) as {
      sections: { id: string; files: number; missing: string | null }[];
    };
    for (const { id, files: count, missing } of manifest.sections) {
      expect(missing === null, id).toBe(count > 0);
    }
    const missing = manifest.sections.filter((one) => one.missing !== null).map(({ id }) => id);
    expect(missing).toEqual([
      ...['diffs', 'sub-processors', 'protocols', 'reconciliations', 'closing', 'findings', 'training'],
    ]);
  });

  it('verifies from its unpacked folder too, whatever that is called', async () => {
    const chosen = [...files].map(([path, file]) => ({
      path: `anything/${path}`,
      file: new Blob([Uint8Array.from(file)]),
    }));
    const report = await verifyPack(await openChosen(chosen), browserPorts);
    expect(report.ok).toBe(true);
    await expect(
      openChosen(chosen.slice(0, 3).map(({ file }, at) => ({ path: `x${String(at)}`, file }))),
    ).rejects.toThrow('manifest.json');
  });
});

describe('one byte changed', () => {
  const cases = [
    {
      what: 'the body of an entry',
      path: packPaths.entries(1),
      find: /"act":"r/,
      check: 'entries',
      names: /accesses\/000001\.ndjson, line \d+, entry \d+: the body/,
    },
    {
      what: 'the leaf of an entry',
      path: packPaths.entries(1),
      find: /"leaf":"\{\\"c\\":\\"./,
      check: 'entries',
      names: /entry \d+/,
    },
    {
      what: 'the salt of an entry',
      path: packPaths.entries(1),
      find: /"salt":"./,
      check: 'entries',
      names: /entry \d+/,
    },
    {
      what: 'the terms',
      path: packPaths.terms(1),
      find: /"treatment":"c/,
      check: 'terms',
      names: /terms\.json: its hash/,
    },
    {
      what: 'a signature',
      path: packPaths.versions,
      find: /"signature":"./,
      check: 'signatures',
      names: /the signature of .* does not hold/,
    },
    {
      what: 'the checkpoint',
      path: packPaths.checkpoint,
      find: /\n\d/,
      check: 'checkpoint',
      names: /ledger\/checkpoint/,
    },
    {
      what: 'the signature of the checkpoint',
      path: packPaths.checkpoint,
      find: /\n\n\S+ \S+ .{12}/,
      check: 'checkpoint',
      names: /ledger\/checkpoint/,
    },
  ];

  it.each(cases)('of $what is refused, and named', async ({ path, find, names }) => {
    const report = await verified(await zip(changed(files, path, find)));
    expect(report.ok).toBe(false);
    expect(failedIn(report)).toContain('files');
    expect(problemsOf(report)).toContain(`${path} was changed`);
    expect(problemsOf(report)).toMatch(names);
  });

  it.each(cases)(
    'of $what is refused although the manifest was written anew to fit',
    async ({ path, find, check, names }) => {
      const report = await verified(await zip(withFittingManifest(changed(files, path, find))));
      expect(failedIn(report)).toContain(check);
      expect(failedIn(report)).not.toContain('files');
      expect(problemsOf(report)).toMatch(names);
    },
  );

  it('of a proof is refused, and the tile is named', async () => {
    const path = [...files.keys()].find((name) => name.startsWith('ledger/tile/0/')) ?? '';
    const tile = Buffer.from(files.get(path) ?? []);
    tile.writeUInt8(tile.readUInt8(40) ^ 1, 40);
    const report = await verified(await zip(withFittingManifest(new Map(files).set(path, tile))));
    // What stands in no proven entry does not count as entered either.
    expect(failedIn(report)).toEqual([
      ...['entries', 'completeness', 'documents', 'completion', 'undertakings'],
    ]);
    expect(problemsOf(report)).toContain(path.replace('ledger/', ''));
  });

  it('anywhere in the zip never passes unseen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt8(copy.readUInt8(at) ^ flip, at);
        let report: PackReport;
        try {
          report = await verified(copy, Buffer.from(files.get(packPaths.manifest) ?? []).toString());
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          return;
        }
        // What the format does not use (times, versions, a local copy of a name), and the page itself, change nothing.
        if (report.ok) {
          const same = await openZip(new Blob([copy]));
          for (const [path, file] of files) {
            if (path === packPaths.page) continue;
            expect(Buffer.from((await same.read(path)) ?? []).equals(Buffer.from(file)), path).toBe(true);
          }
        }
      }),
      { seed: 20261125, numRuns: 150 },
    );
  }, 300_000);
});

describe('the signatures and documents of a pack', () => {
  type Versions = (PackedVersion & { signatures: Record<string, unknown>[] })[];
  const versionsOf = (): Versions =>
    JSON.parse(Buffer.from(files.get(packPaths.versions) ?? []).toString()) as Versions;
  const withVersions = async (versions: Versions): Promise<PackReport> =>
    verified(
      await zip(
        withFittingManifest(new Map(files).set(packPaths.versions, Buffer.from(JSON.stringify(versions)))),
      ),
    );

  it('are made with passkeys whose statements are made anew', async () => {
    const { checks } = await verified(bytes);
    const signed = checks.find(({ id }) => id === 'signatures');
    expect(signed?.detail).toBe('Signed: version 1 by Harbor Health and Brightline Support.');
  });

  it.each(['authenticatorData', 'clientDataJSON', 'rpId', 'keyParty', 'party'])(
    'do not hold with another %s',
    async (name) => {
      const versions = versionsOf();
      const [one, two] = versions[0]?.signatures ?? [];
      if (one === undefined || two === undefined) throw new Error('not signed by both');
      one[name] = name === 'rpId' ? 'example.com' : two[name] === one[name] ? 'AAAA' : two[name];
      const report = await withVersions(versions);
      expect(failedIn(report)).toEqual(expect.arrayContaining(['signatures', 'decisions']));
    },
  );

  it('do not hold over another document, and one passkey does not sign for both', async () => {
    const other = versionsOf();
    for (const version of other) Object.assign(version, { documentHash: 'ab'.repeat(32) });
    expect(failedIn(await withVersions(other))).toEqual(
      expect.arrayContaining(['signatures', 'decisions', 'documents']),
    );
    const one = new SoftwareAuthenticator(installation.baseUrl);
    const report = await withVersions(resigned(versionsOf(), [one, one]));
    expect(problemsOf(report)).toContain('one key signed for both');
  });

  it('are those that the ledger entered: somebody else’s passkeys verify, and are found out', async () => {
    const keys = [0, 1].map(() => new SoftwareAuthenticator(installation.baseUrl));
    const report = await withVersions(resigned(versionsOf(), keys));
    expect(failedIn(report)).toEqual(['documents']);
    expect(problemsOf(report)).toContain('names something else');
    expect(problemsOf(report)).toContain('the ledger');
  });

  it('count until their key was revoked', async () => {
    const later = versionsOf();
    for (const { signatures } of later)
      Object.assign(signatures[0] ?? {}, { revokedAt: '2999-01-01T00:00:00.000Z' });
    const report = await withVersions(later);
    expect(report.ok).toBe(true);
    expect(detailOf(report, 'signatures')).toContain('key revoked 2999');
    const before = versionsOf();
    for (const { signatures } of before)
      Object.assign(signatures[0] ?? {}, { revokedAt: '2000-01-01T00:00:00.000Z' });
    const refused = await withVersions(before);
    expect(failedIn(refused)).toEqual(['decisions']);
    expect(problemsOf(refused)).toContain('a key that was revoked before');
  });

  it('are refused with one byte of a document changed, and a document cannot stand for another or be left out', async () => {
    const [document, completion] = [packPaths.document(1), packPaths.completion(1)];
    for (const [path, check] of [
      [document, 'documents'],
      [completion, 'completion'],
    ] as const) {
      const pdf = Buffer.from(files.get(path) ?? []);
      pdf.writeUInt8(pdf.readUInt8(2000) ^ 1, 2000);
      const report = await verified(await zip(withFittingManifest(new Map(files).set(path, pdf))));
      expect(failedIn(report)).toEqual([check]);
      expect(problemsOf(report)).toContain(path);
    }
    const swapped = new Map(files)
      .set(document, files.get(completion) ?? new Uint8Array())
      .set(completion, files.get(document) ?? new Uint8Array());
    expect(failedIn(await verified(await zip(withFittingManifest(swapped))))).toEqual([
      'documents',
      'completion',
    ]);
    const empty = new Map(files).set(document, new Uint8Array());
    expect(failedIn(await verified(await zip(withFittingManifest(empty))))).toEqual(['documents']);
    const manifest = JSON.parse(Buffer.from(files.get(packPaths.manifest) ?? []).toString()) as {
      files: { path: string }[];
    };
    const listed = manifest.files.filter(({ path }) => path !== document);
    const without = new Map(files).set(
      packPaths.manifest,
      Buffer.from(JSON.stringify({ ...manifest, files: listed })),
    );
    without.delete(document);
    const gone = await verified(await zip(withFittingManifest(without)));
    expect(failedIn(gone)).toEqual(['documents']);
    expect(problemsOf(gone)).toContain('is missing, although both parties signed');
  });

  it('lead to the certificates of the pack, and to nobody else’s', async () => {
    const { root } = await makeOwn('0123456789abcdef', new Date('2026-01-01T00:00:00Z'));
    const other = new Map(files).set(packPaths.anchors.signatures, Buffer.from(pemOf([root.certificate])));
    const report = await verified(await zip(withFittingManifest(other)));
    expect(failedIn(report)).toEqual(['documents', 'completion']);
    expect(problemsOf(report)).toContain('does not lead to a certificate you trust');
  });

  it('do not hold where no signature can be checked: what was assumed is never what comes out', async () => {
    const blind = { ...browserPorts, seal: { ...browserPorts.seal, verify: () => Promise.resolve(false) } };
    const report = await verifyPack(await openZip(new Blob([Uint8Array.from(bytes)])), blind);
    expect(failedIn(report)).toEqual(
      expect.arrayContaining(['signatures', 'decisions', 'documents', 'completion']),
    );
  });

  /** The versions with signatures of other passkeys, each a good one over its own statement. */
  function resigned(versions: Versions, keys: readonly SoftwareAuthenticator[]): Versions {
    for (const { version, termsHash, documentHash, signatures } of versions) {
      signatures.forEach((signature, at) => {
        const key = keys[at];
        if (key === undefined || documentHash === null) throw new Error('nothing to sign');
        const { assertion, publicKey } = signedAnew(key, {
          ...{ type: 'cordon-signature/v1', agreement: ID, version, termsHash, documentHash },
          party: signature.party,
          role: signature.party === 'pty_harbor' ? 'controller' : 'processor',
        });
        Object.assign(signature, { ...assertion, publicKey });
      });
    }
    return versions;
  }
});

function signedAnew(key: SoftwareAuthenticator, statement: SigningStatement) {
  const challenge = challengeOf(statement, browserPorts.seal.sha256);
  const made = key.assert(Buffer.from(challenge).toString('base64url'));
  return {
    publicKey: Buffer.from(spkiOfCose(key.passkey().cose)).toString('base64'),
    assertion: {
      authenticatorData: made.authenticatorData.toString('base64'),
      clientDataJSON: made.clientDataJSON.toString('base64'),
      signature: made.signature.toString('base64'),
    },
  };
}

describe('somebody else who knows the format', () => {
  it('cannot leave an entry out, add a file, or put a pack in the place of another', async () => {
    const part = packPaths.entries(1);
    const lines = Buffer.from(files.get(part) ?? [])
      .toString()
      .split('\n');
    const fewer = new Map(files).set(part, Buffer.from([...lines.slice(0, 2), ...lines.slice(3)].join('\n')));
    expect(failedIn(await verified(await zip(withFittingManifest(fewer))))).toContain('entries');
    const twice = new Map(files).set(part, Buffer.from([...lines.slice(0, 2), ...lines.slice(1)].join('\n')));
    expect(failedIn(await verified(await zip(withFittingManifest(twice))))).toContain('entries');
    const more = new Map(files).set('agreement/extra.html', Buffer.from('x'));
    expect(problemsOf(await verified(await zip(more)))).toContain(
      'agreement/extra.html is not in the manifest',
    );
    const gone = new Map(files);
    gone.delete(packPaths.terms(1));
    expect(problemsOf(await verified(await zip(gone)))).toContain(`${packPaths.terms(1)} is missing`);
    expect(failedIn(await verified(bytes, '{}'))).toEqual(['manifest']);
  });

  it('cannot say that unsigned terms decided: signatures of one party alone do not count', async () => {
    const versions = JSON.parse(Buffer.from(files.get(packPaths.versions) ?? []).toString()) as {
      signatures: unknown[];
    }[];
    for (const version of versions) version.signatures = version.signatures.slice(0, 1);
    const half = new Map(files).set(packPaths.versions, Buffer.from(JSON.stringify(versions)));
    const report = await verified(await zip(withFittingManifest(half)));
    expect(failedIn(report)).toEqual(['decisions', 'documents']);
    expect(problemsOf(report)).toContain('not signed by both');
  });

  it('is found out by the key: only the right key, fingerprint or manifest compares', async () => {
    const { vkeys, manifestHash } = await verified(bytes);
    const [vkey = ''] = vkeys;
    expect(await compare(vkey, vkeys, manifestHash)).toBe('same-key');
    expect(await compare(await fingerprintOf(parseVkey(vkey)), vkeys, manifestHash)).toBe('same-key');
    expect(await compare(` ${manifestHash ?? ''} `, vkeys, manifestHash)).toBe('same-manifest');
    expect(await compare('ab'.repeat(32), vkeys, manifestHash)).toBe('different');
    expect(await compare('hello', vkeys, manifestHash)).toBe('unreadable');
  });
});

describe('who asks', () => {
  it('gets what they may read, as a download; others get nothing', async () => {
    const answer = await download('per_vera', ID);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toContain(`evidence-${ID}.zip`);
    const vendors = new Uint8Array(await answer.arrayBuffer());
    const report = await verified(vendors);
    expect(report.ok).toBe(true);
    const mine = Buffer.from((await unzip(vendors)).get(packPaths.entries(1)) ?? []).toString();
    expect(mine).not.toContain('"party":"pty_harbor"');
    expect(Buffer.from(files.get(packPaths.entries(1)) ?? []).toString()).toContain('"party":"pty_harbor"');
    expect((await download('per_nuno', ID)).status).toBe(404);
    expect((await download('per_leo', ID)).status).toBe(403);
    expect((await download('per_priya', 'agr_none')).status).toBe(404);
  });

  it('finds the comparison with the source’s own log, but in a vendor’s pack: it tells of all vendors', async () => {
    const report = {
      ...({ v: 1, source: 'harbor', from: '2026-11-01T00:00:00Z', until: '2026-11-02T00:00:00Z' } as const),
      ...{ statements: 3, matched: 3, unread: 0, others: [], looks: [] },
      ...{ unaccounted: { count: 0, listed: [] }, unmatched: { count: 0, listed: [] } },
    };
    const made = {
      report,
      hash: 'ab'.repeat(32),
      logHash: 'cd'.repeat(32),
      madeAt: new Date(),
      madeBy: null,
    };
    await installation.house.reconciliations.keep(made, {
      ...{ act: 'source-reconciled', person: null, party: null, agreement: null, ip: null, at: new Date() },
      words: { source: 'harbor' },
    });
    const name = 'agreement/reconciliations.json';
    const company = await unzip(new Uint8Array(await (await download('per_priya', ID)).arrayBuffer()));
    expect(JSON.parse(Buffer.from(company.get(name) ?? []).toString())).toMatchObject([
      { hash: made.hash, report: { statements: 3 } },
    ]);
    const vendor = await unzip(new Uint8Array(await (await download('per_vera', ID)).arrayBuffer()));
    expect(vendor.has(name)).toBe(false);
  });

  it('as an auditor gets what lies within the window, and nothing of another agreement', async () => {
    const windows = await installation.house.accesses.windowsOf('per_audra');
    const own = windows.map(({ agreement }) => agreement);
    const answer = await download('per_audra', own[0] ?? '');
    expect((await verified(new Uint8Array(await answer.arrayBuffer()))).ok).toBe(true);
    const other = ['agr_harbor_northgate', ID].find((id) => !own.includes(id));
    if (other !== undefined) expect((await download('per_audra', other)).status).toBe(404);
  });

  const visitors = new Map<string, ReturnType<TestInstallation['visitor']>>();
  async function download(person: string, agreement: string): Promise<Response> {
    const visitor = visitors.get(person) ?? installation.visitor(person);
    if (!visitors.has(person) && !signedIn.has(person)) await visitor.signIn();
    visitors.set(person, visitor);
    return fetch(`${installation.baseUrl}/api/agreements/${agreement}/evidence.zip`, {
      headers: { cookie: (signedIn.get(person) ?? visitor).cookie() },
    });
  }
});

const signedIn = new Map<string, ReturnType<TestInstallation['visitor']>>();
async function officer(person: string, path: string) {
  const visitor = signedIn.get(person) ?? installation.visitor(person);
  if (!signedIn.has(person)) await visitor.signIn();
  signedIn.set(person, visitor);
  return visitor.get(path);
}
