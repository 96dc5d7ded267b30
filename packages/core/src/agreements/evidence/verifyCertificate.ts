import { canonicalText, fromBase64, toUtf8 } from '@cordon/ledger';
import { certificatePayload } from '../closing/index.ts';
import { packPaths, type EvidenceManifest, type PackedCertificate } from './manifest.ts';
import { hex, isRecord, parseJson, type PackReader, type VerifyPorts } from './reader.ts';
import { Findings, type Check } from './report.ts';
import { plural } from './verifyTerms.ts';

/** The vendor's certificates of deletion: the hash of each statement, and the signature over it. */
export async function verifyCertificates(
  reader: PackReader,
  manifest: EvidenceManifest,
  ports: VerifyPorts,
): Promise<Check> {
  const findings = new Findings();
  let count = 0;
  try {
    const bytes = await reader.read(packPaths.certificates);
    const list = bytes === null ? [] : parseJson(bytes, packPaths.certificates);
    if (!Array.isArray(list) || !list.every(isCertificate))
      throw new Error('the certificates cannot be read');
    for (const certificate of list) {
      count++;
      const problem = await problemOf(certificate, manifest, ports);
      if (problem !== null) findings.fail(`${packPaths.certificates}, number ${String(count)}: ${problem}`);
    }
  } catch (error) {
    findings.fail(error instanceof Error ? error.message : 'the certificates cannot be read');
  }
  const good =
    count === 0
      ? 'The vendor has not certified deletion.'
      : `${plural(count, 'certificate')} of deletion, signed by a key of the person named.`;
  return findings.check('certificate', good, count === 0);
}

async function problemOf(
  { statement, hash, payload, publicKey, signature }: PackedCertificate,
  { agreement }: EvidenceManifest,
  { digest, verifyP256 }: VerifyPorts,
): Promise<string | null> {
  if (hex(await digest(toUtf8(statement))) !== hash) return 'its text was changed';
  const said = JSON.parse(statement) as unknown;
  if (!isRecord(said) || said.agreement !== agreement.id) return 'it is of another agreement';
  const act = JSON.parse(payload) as unknown;
  if (!isRecord(act) || typeof act.actId !== 'string' || typeof act.actAt !== 'string')
    return 'what was signed cannot be read';
  const expected = canonicalText(
    certificatePayload(agreement.id, hash, { actId: act.actId, actAt: act.actAt }),
  );
  if (payload !== expected) return 'what was signed is not this certificate';
  const good = await verifyP256(fromBase64(publicKey), toUtf8(payload), fromBase64(signature));
  return good ? null : 'the signature does not hold';
}

function isCertificate(value: unknown): value is PackedCertificate {
  return (
    isRecord(value) &&
    ['statement', 'hash', 'payload', 'publicKey', 'signature'].every(
      (name) => typeof value[name] === 'string',
    )
  );
}
