import { fromUtf8, toHex } from '@cordon/ledger';
import { packPaths, type EvidenceManifest } from './manifest.ts';
import type { PackReader, VerifyPorts } from './reader.ts';
import { readManifest } from './readManifest.ts';
import { Findings, type Check, type PackReport } from './report.ts';
import { verifyCertificates } from './verifyCertificate.ts';
import { verifyCompleteness } from './verifyCompleteness.ts';
import { EntryCheck } from './verifyEntries.ts';
import { verifyDocuments } from './verifyDocuments.ts';
import { openLedger } from './verifyLedger.ts';
import { verifyTerms } from './verifyTerms.ts';
import { verifyUndertakings } from './verifyUndertakings.ts';

/**
 * Verifies an evidence pack by itself, asking nobody. Reads each file about once and keeps none, so that a pack with
 * many thousands of entries can be verified in a browser.
 * @param expected the manifest the reader was given another way, when there is one: the pack's must be the same
 * @returns a report; never throws on what the pack holds
 */
export async function verifyPack(
  reader: PackReader,
  ports: VerifyPorts,
  expected: string | null = null,
): Promise<PackReport> {
  let bytes: Uint8Array | null;
  let manifest: EvidenceManifest;
  try {
    bytes = await reader.read(packPaths.manifest);
    manifest = readManifest(bytes);
  } catch (error) {
    const check: Check = {
      id: 'manifest',
      status: 'failed',
      detail: 'One problem.',
      problems: [reasonOf(error)],
      codes: [],
    };
    return { ok: false, checks: [check], manifestHash: null, vkeys: [], formerVkeys: [] };
  }
  const named = new Findings();
  if (expected !== null && bytes !== null && fromUtf8(bytes) !== expected) {
    named.fail('this page came with another pack: their manifests differ');
  }
  const terms = await verifyTerms(reader, manifest, ports);
  const ledger = await openLedger(reader, manifest);
  const entries = new EntryCheck(manifest, ledger.log, terms);
  const files = await verifyFiles(reader, manifest, ports, entries);
  const checks = [
    named.check('manifest', `It lists ${String(manifest.files.length)} files.`),
    files,
    ...terms.checks,
    ...ledger.checks,
    ...entries.checks(await verifyCompleteness(reader, manifest, ports, ledger.log, entries)),
    ...(await verifyDocuments(reader, manifest, ports, terms, entries.documents)),
    await verifyUndertakings(reader, manifest, ports, ledger.log),
    await verifyCertificates(reader, manifest, ports, entries.documents),
  ];
  return {
    ok: checks.every(({ status }) => status !== 'failed'),
    checks,
    manifestHash: bytes === null ? null : toHex(await ports.digest(bytes)),
    vkeys: ledger.vkeys,
    formerVkeys: ledger.formerVkeys,
  };
}

/** Every file of the manifest against its hash; entries are checked as their files come by. */
async function verifyFiles(
  reader: PackReader,
  { files }: EvidenceManifest,
  { digest, onProgress }: VerifyPorts,
  entries: EntryCheck,
): Promise<Check> {
  const findings = new Findings();
  for (const [index, { path, size, sha256 }] of files.entries()) {
    try {
      const bytes = await reader.read(path);
      if (bytes === null) findings.fail(`${path} is missing`);
      else {
        if (bytes.length !== size || toHex(await digest(bytes)) !== sha256)
          findings.fail(`${path} was changed`);
        if (ENTRIES.test(path)) await entries.file(path, bytes);
      }
    } catch (error) {
      findings.fail(reasonOf(error));
    }
    onProgress?.(index + 1, files.length);
  }
  const known = new Set<string>([...files.map(({ path }) => path), packPaths.manifest, packPaths.page]);
  for (const path of reader.paths) if (!known.has(path)) findings.fail(`${path} is not in the manifest`);
  return findings.check('files', `${String(files.length)} files are as the manifest says.`);
}

const ENTRIES = /^accesses\/[0-9]+\.ndjson$/;

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'it cannot be read';
}
