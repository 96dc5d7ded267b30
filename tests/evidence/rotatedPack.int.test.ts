import { packPaths, verifyPack, type PackReport } from '@cordon/core/agreements';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare, fingerprintOf } from '../../packages/console/src/verify/fingerprint.ts';
import { browserPorts } from '../../packages/console/src/verify/ports.ts';
import { openZip } from '../../packages/console/src/verify/zip.ts';
import { parseVkey } from '../../packages/ledger/src/index.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { changed, unzip, withFittingManifest, zip, type PackFiles } from './pack.ts';
import { packAfterRotation } from './rotated.ts';

/* A pack that was made after the ledger's key changed: who holds only the old key can follow. */

let installation: TestInstallation;
let pack: Awaited<ReturnType<typeof packAfterRotation>>;
let files: PackFiles;

beforeAll(async () => {
  installation = await openTestInstallation();
  pack = await packAfterRotation(installation.house, 'agr_harbor_brightline');
  files = await unzip(pack.bytes);
});
afterAll(() => installation.close());

const verified = async (bytes: Uint8Array): Promise<PackReport> =>
  verifyPack(await openZip(new Blob([Uint8Array.from(bytes)])), browserPorts, null);
const checkOf = ({ checks }: PackReport, id: string) => checks.find((check) => check.id === id);

describe('a pack after a change of the ledger’s key', () => {
  it('leads from the new key to the old one', async () => {
    const report = await verified(pack.bytes);
    expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
    expect(report).toMatchObject({ ok: true, vkeys: [pack.next], formerVkeys: [pack.old] });
    expect(checkOf(report, 'rotations')).toMatchObject({
      status: 'ok',
      detail: `1 change of the key, each signed by the old and the new one: at entry ${String(pack.entry)}.`,
    });
    const told = (text: string) => compare(text, report.vkeys, report.manifestHash, report.formerVkeys);
    expect(await told(pack.next)).toBe('same-key');
    expect(await told(pack.old)).toBe('former-key');
    expect(await told(await fingerprintOf(parseVkey(pack.old)))).toBe('former-key');
  });

  it.each([
    ['a body that both did not sign', /"newSignature":"./, 'the body is not the one the ledger committed to'],
    ['another place in the ledger', /"index":\d/, 'another entry stands in its place'],
  ])('does not follow %s', async (_, find, words) => {
    const report = await verified(await zip(withFittingManifest(changed(files, packPaths.rotations, find))));
    expect(report).toMatchObject({ ok: false, formerVkeys: [] });
    expect(checkOf(report, 'rotations')?.problems.join()).toContain(words);
  });

  it('knows no older key when the changes are left out, and its list of contents says so', async () => {
    const without = new Map(files);
    without.delete(packPaths.rotations);
    const report = await verified(await zip(without));
    expect(report.formerVkeys).toEqual([]);
    expect(checkOf(report, 'files')?.problems).toEqual([`${packPaths.rotations} is missing`]);
  });
});
